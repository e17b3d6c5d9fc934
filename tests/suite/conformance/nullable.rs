//! What is absent and what is null are two things: JSON in, the same JSON out.

use konaplate::Validate;
use konaplate_constructs::{
    NullableCondition, NullableConditionKind, NullablePart, NullablePropertyRequest,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

/// What reading and writing again makes of a text.
fn again<T: DeserializeOwned + Serialize>(text: &str) -> String {
    let value: T = serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    serde_json::to_string(&value).expect("JSON")
}

#[test]
fn absent_null_and_value_come_out_as_they_came_in() {
    for text in [
        "{}",
        r#"{"count":null}"#,
        r#"{"count":1}"#,
        r#"{"count":null,"text":null,"secret":null,"anything":null}"#,
        r#"{"text":"a","secret":"ab","anything":{"of":null}}"#,
        r#"{"list":[{},{"part":null},{"part":true}]}"#,
        r#"{"unnamed":null}"#,
    ] {
        assert_eq!(again::<NullablePropertyRequest>(text), text);
    }
    let text = r#"{"isDelivered":null,"address":null,"level":null,"kind":null}"#;
    assert_eq!(again::<NullableCondition>(text), text);
}

/// What the schema does not let be null reads as absent, as ever.
#[test]
fn a_null_that_no_schema_allows_is_absent() {
    assert_eq!(again::<NullablePropertyRequest>(r#"{"never":null}"#), "{}");
}

#[test]
fn builders_take_values_and_null() {
    let built = |builder: konaplate_constructs::NullablePropertyRequestBuilder| {
        let request = builder.build().expect("nothing is required");
        serde_json::to_value(request).expect("JSON")
    };
    let builder = NullablePropertyRequest::builder;
    assert_eq!(built(builder()), json!({}));
    assert_eq!(built(builder().count(1)), json!({"count": 1}));
    assert_eq!(built(builder().count(None)), json!({"count": null}));
    assert_eq!(built(builder().count(Some(1))), json!({"count": 1}));
    assert_eq!(built(builder().text("a".to_owned())), json!({"text": "a"}));
    assert_eq!(built(builder().text(None)), json!({"text": null}));
    let null = konaplate::runtime::Value::Null;
    assert_eq!(built(builder().anything(null)), json!({"anything": null}));
}

fn places<T: DeserializeOwned + Validate>(text: &str) -> Vec<String> {
    let value: T = serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let Err(violations) = value.validate() else {
        return Vec::new();
    };
    let found = violations.iter();
    found
        .map(|violation| violation.pointer().to_owned())
        .collect()
}

#[test]
fn nulls_are_properties_that_count() {
    let places = places::<NullablePropertyRequest>;
    assert_eq!(places("{}"), [""]);
    assert_eq!(places(r#"{"count":null}"#), [""; 0]);
    assert_eq!(places(r#"{"anything":null}"#), [""; 0]);
    let nulls = r#""count":null,"text":null,"secret":null,"anything":null"#;
    assert_eq!(places(&format!("{{{nulls}}}")), [""; 0]);
    assert_eq!(places(&format!(r#"{{{nulls},"never":"a"}}"#)), [""]);
}

#[test]
fn limits_hold_for_what_is_not_null() {
    let places = places::<NullablePropertyRequest>;
    assert_eq!(places(r#"{"count":0}"#), ["/count"]);
    assert_eq!(places(r#"{"text":"abcd"}"#), ["/text"]);
    assert_eq!(places(r#"{"secret":"a"}"#), ["/secret"]);
    assert_eq!(places(r#"{"list":[{"part":null},{}]}"#), [""; 0]);
    assert_eq!(
        places(r#"{"list":[{"part":null},{"part":null}]}"#),
        ["/list"]
    );
}

#[test]
fn a_null_is_neither_missing_nor_a_default() {
    let places = places::<NullableCondition>;
    assert_eq!(places(r#"{"level":null}"#), ["/address"]);
    assert_eq!(places(r#"{"level":null,"isDelivered":true}"#), ["/address"]);
    assert_eq!(places(r#"{"level":null,"isDelivered":null}"#), [""; 0]);
    assert_eq!(places(r#"{"level":null,"address":null}"#), [""; 0]);
    let with = |rest: &str| format!(r#"{{"level":1,"isDelivered":false{rest}}}"#);
    assert_eq!(places(&with(r#","mode":"special""#)), ["/modeDetail"]);
    assert_eq!(places(&with(r#","mode":null"#)), [""; 0]);
    assert_eq!(places(&with(r#","kind":"COMPANY""#)), ["/companyNumber"]);
    assert_eq!(places(&with(r#","kind":null"#)), [""; 0]);
    let third = r#"{"level":3,"isDelivered":false}"#;
    assert_eq!(places(third), ["/reason"]);
}

#[test]
fn what_is_null_is_a_value_of_its_own_in_rust() {
    let part = |text: &str| serde_json::from_str::<NullablePart>(text).expect("JSON");
    assert_eq!(part("{}").part, None);
    assert_eq!(part(r#"{"part":null}"#).part, Some(None));
    assert_eq!(part(r#"{"part":true}"#).part, Some(Some(true)));
    let condition: NullableCondition =
        serde_json::from_str(r#"{"level":null,"kind":"PERSON"}"#).expect("JSON");
    let kind = condition.kind.flatten();
    assert_eq!(
        kind.as_ref().map(konaplate::Sensitive::expose),
        Some(&NullableConditionKind::Person)
    );
}
