//! Enumerations of answers are open: a value that is not listed must not make an answer unreadable.
//!
//! Most generators make a closed type of an enumeration, and refuse the whole answer, when the call has taken place. So the
//! property is a string, and the enumeration stands beside it under its own name, for comparing.

use super::rebuild::{Object, put};
use super::side::{Side, component_of};
use crate::bundle::grammar::Component;
use crate::load::{Mapping, Node, Value};

/// A reference to an enumeration, in an answer, becomes a string that names the enumeration in its description.
pub(super) fn as_strings(object: Object, bundle: &Node) -> Object {
    let Some(name) = enumeration(&object, bundle) else {
        return object;
    };
    let node = |text: String, like: &Node| Node {
        value: Value::String(text),
        span: like.span,
    };
    let mut mapping = Mapping::new();
    if let Some(reference) = object.mapping.get("$ref") {
        let listed = format!("Listed values: {name}. Expect others.");
        put(&mut mapping, "type", node("string".to_owned(), reference));
        put(&mut mapping, "description", node(listed, reference));
    }
    Object { mapping, ..object }
}

/// The name of the enumeration that this is a reference to, in an answer.
fn enumeration<'o>(object: &'o Object, bundle: &Node) -> Option<&'o str> {
    if !object.is_schema() || !matches!(object.side, Side::Received | Side::Both) {
        return None;
    }
    let reference = object.text("$ref")?;
    let (name, target) = component_of(bundle, reference, Component::Schema)?;
    let is_string = target.get("type").and_then(Node::as_str) == Some("string");
    (is_string && target.get("enum").is_some()).then_some(name)
}
