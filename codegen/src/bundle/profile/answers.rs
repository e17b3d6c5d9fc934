//! What an answer may be: more than what is documented of it.

use super::rebuild::{Object, put};
use super::side::Side;
use crate::load::{Mapping, Node, Value};

/// Limits that some generators check when they read, which makes an answer unreadable after the call has taken place.
const LIMITS: [&str; 13] = [
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minProperties",
    "maxProperties",
    "minItems",
    "maxItems",
    "uniqueItems",
];

/// A schema that occurs in answers only has no limits.
pub(super) fn without_limits(object: Object) -> Object {
    if !object.is_schema() || object.side != Side::Received {
        return object;
    }
    object.without(|key, _| LIMITS.contains(&key))
}

/// Which properties of answers are said to be nullable.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Nullable {
    /// Every optional one.
    Optional,
    /// Optional lists: generators that read null as absent anywhere else iterate over it here.
    OptionalLists,
}

/// An optional property of an answer may be null, as it has been seen on the wire.
pub(super) fn nullable(object: Object, which: Nullable) -> Object {
    if !object.is_schema() || object.side != Side::Received {
        return object;
    }
    let required: Vec<String> = object
        .mapping
        .get("required")
        .and_then(Node::as_sequence)
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect();
    object.map(|key, node| match (key, &node.value) {
        ("properties", Value::Mapping(properties)) => Some(Node {
            value: Value::Mapping(optional_as_nullable(properties, &required, which)),
            span: node.span,
        }),
        _ => Some(node.clone()),
    })
}

fn optional_as_nullable(properties: &Mapping, required: &[String], which: Nullable) -> Mapping {
    let mut changed = Mapping::new();
    for (name, entry) in properties.iter() {
        let is_list = entry.node.get("type").and_then(Node::as_str) == Some("array");
        let is_meant = which == Nullable::Optional || is_list;
        let node = if is_meant && !required.contains(&name.to_owned()) {
            or_null(&entry.node)
        } else {
            entry.node.clone()
        };
        put(&mut changed, name, node);
    }
    changed
}

fn or_null(schema: &Node) -> Node {
    let span = schema.span;
    let wrap = |value| Node { value, span };
    let mut mapping = match schema.as_mapping() {
        // Beside a reference no key counts.
        Some(mapping) if mapping.get("$ref").is_some() => {
            let mut outer = Mapping::new();
            let all = wrap(Value::Sequence(vec![schema.clone()]));
            put(&mut outer, "allOf", all);
            outer
        }
        Some(mapping) => mapping.clone(),
        None => return schema.clone(),
    };
    put(&mut mapping, "nullable", wrap(Value::Boolean(true)));
    wrap(Value::Mapping(mapping))
}
