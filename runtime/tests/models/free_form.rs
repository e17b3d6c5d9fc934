//! Values of open form.

use konaplate_runtime::{FreeForm, Value};

fn free(json: &str) -> FreeForm {
    serde_json::from_str(json).unwrap()
}

#[test]
fn equal_as_json_means_it() {
    assert_eq!(free("1"), free("1.0"));
    assert_eq!(free("[1, {\"a\": 2e0}]"), free("[1.0, {\"a\": 2}]"));
    assert_eq!(free("0.5"), free("5e-1"));
    assert_ne!(free("1"), free("true"));
    assert_ne!(free("[1, 2]"), free("[2, 1]"));
    assert_ne!(free("{\"a\": 1}"), free("{\"a\": 1, \"b\": 1}"));
    // 2^53 + 1 is no float; as floats the two would be the same.
    assert_ne!(free("9007199254740993"), free("9007199254740992.0"));
    assert_ne!(free("18446744073709551615"), free("18446744073709551616.0"));
}

#[test]
fn never_printed() {
    let value = free(r#"{"4111":"4111"}"#);
    assert_eq!(format!("{value:?}"), "[redacted]");
    assert_eq!(value.into_inner(), serde_json::json!({"4111": "4111"}));
    assert_eq!(FreeForm::from(Value::Null).expose(), &Value::Null);
}
