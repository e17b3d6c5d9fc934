//! Objects, read and written property by property.

use konaplate_runtime::{AdditionalProperties, FreeForm, object};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::json;

#[derive(Debug, PartialEq)]
struct Card {
    number: String,
    /// May be null, but not absent.
    holder: Option<String>,
    alias: Option<String>,
    limit: Option<Option<u32>>,
    note: Option<FreeForm>,
}

impl Serialize for Card {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = object::Writer::new(serializer)?;
        object.required("number", &self.number)?;
        object.required("holder", &self.holder)?;
        object.optional("alias", &self.alias)?;
        object.optional("limit", &self.limit)?;
        object.optional("note", &self.note)?;
        object.end()
    }
}

impl<'de> Deserialize<'de> for Card {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (number, holder, (alias, limit, note)) = object::read(
            deserializer,
            (
                object::required("number"),
                object::required("holder"),
                (
                    object::optional("alias"),
                    object::optional_or_null("limit"),
                    object::optional_or_null("note"),
                ),
            ),
        )?;
        Ok(Self {
            number,
            holder,
            alias,
            limit,
            note,
        })
    }
}

#[derive(Debug, PartialEq)]
struct Open {
    id: u64,
    rest: AdditionalProperties,
}

impl Serialize for Open {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = object::Writer::new(serializer)?;
        object.required("id", &self.id)?;
        object.additional(&self.rest)?;
        object.end()
    }
}

impl<'de> Deserialize<'de> for Open {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (id, rest) = object::read_open(deserializer, object::required("id"))?;
        Ok(Self { id, rest })
    }
}

fn card(text: &str) -> Result<Card, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

#[test]
fn what_is_absent_is_told_from_what_is_null() {
    let absent = card(r#"{"number":"1","holder":null}"#).unwrap();
    assert_eq!(
        absent,
        Card {
            number: "1".to_owned(),
            holder: None,
            alias: None,
            limit: None,
            note: None,
        }
    );

    let null = r#"{"note":null,"limit":null,"alias":null,"holder":null,"number":"1"}"#;
    let null = card(null).unwrap();
    assert_eq!(
        null,
        Card {
            limit: Some(None),
            note: Some(FreeForm::new(json!(null))),
            ..absent
        }
    );
    let written = r#"{"number":"1","holder":null,"limit":null,"note":null}"#;
    assert_eq!(serde_json::to_string(&null).unwrap(), written);
}

#[test]
fn a_required_property_must_be_there_though_it_may_be_null() {
    let error = card(r#"{"number":"1"}"#).unwrap_err();
    assert!(error.starts_with("missing field `holder`"), "{error}");
}

#[test]
fn a_property_is_there_once() {
    for text in [
        r#"{"number":"1","holder":null,"number":"2"}"#,
        r#"{"number":"1","holder":null,"alias":null,"alias":"a"}"#,
    ] {
        let error = card(text).unwrap_err();
        assert!(error.starts_with("duplicate field"), "{error}");
    }
}

#[test]
fn what_is_no_object_is_not_quoted() {
    for text in [r#""4111111111111111""#, "4111111111111111", "[]", "null"] {
        let error = card(text).unwrap_err();
        assert!(error.starts_with("expected an object"), "{error}");
    }
}

#[test]
fn unexpected_properties_are_passed_over_or_kept() {
    let text = r#"{"id":1,"big":18446744073709551615,"deep":{"a":[null]}}"#;
    let open: Open = serde_json::from_str(text).unwrap();
    assert_eq!(open.rest.get("big"), Some(&json!(u64::MAX)));
    assert_eq!(serde_json::to_string(&open).unwrap(), text);

    let closed = card(r#"{"deep":{"a":[null]},"number":"1","holder":"\u0041"}"#).unwrap();
    assert_eq!(closed.holder.as_deref(), Some("A"));
}
