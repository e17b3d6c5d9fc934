//! Properties without a field.

use konaplate_runtime::AdditionalProperties;
use serde::{Deserialize, Serialize};
use serde_json::json;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Open {
    known: u8,
    #[serde(flatten)]
    additional_properties: AdditionalProperties,
}

#[test]
fn they_come_back_as_they_came() {
    let json = r#"{"known":1,"big":18446744073709551615,"negative":-9223372036854775808,"nested":{"a":[null,"홍"]}}"#;
    let open: Open = serde_json::from_str(json).unwrap();
    assert_eq!(open.additional_properties.len(), 3);
    assert_eq!(
        open.additional_properties.get("big"),
        Some(&json!(18_446_744_073_709_551_615_u64))
    );
    assert_eq!(open.additional_properties.get("known"), None);
    assert_eq!(serde_json::to_string(&open).unwrap(), json);
}

#[test]
fn neither_names_nor_values_are_printed() {
    let mut properties: AdditionalProperties = AdditionalProperties::new();
    properties.insert("4111", "4111");
    assert_eq!(
        format!("{properties:?}"),
        "AdditionalProperties(1 redacted)"
    );
    assert_eq!(properties.remove("4111"), Some(json!("4111")));
    assert!(properties.is_empty());
}

#[test]
fn their_values_may_have_a_type() {
    let amounts: AdditionalProperties<i64> = serde_json::from_str(r#"{"a":1,"b":2}"#).unwrap();
    assert_eq!(amounts.iter().map(|(_, amount)| amount).sum::<i64>(), 3);
    assert!(serde_json::from_str::<AdditionalProperties<i64>>(r#"{"a":"1"}"#).is_err());
}
