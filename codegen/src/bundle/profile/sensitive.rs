//! What must not be printed.

use super::rebuild::{Object, put};
use crate::load::{Node, Value};

/// A classified string has the format `password`, for which some generators leave the value out of the string form.
pub(super) fn as_passwords(object: Object) -> Object {
    let is_classified = object.mapping.get("x-data-classification").is_some();
    if !object.is_schema()
        || !is_classified
        || object.text("type") != Some("string")
        || object.text("format").is_some()
    {
        return object;
    }
    let mut object = object;
    if let Some(kind) = object.mapping.get("type") {
        let password = Node {
            value: Value::String("password".to_owned()),
            span: kind.span,
        };
        put(&mut object.mapping, "format", password);
    }
    object
}
