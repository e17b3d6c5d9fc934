//! Headers that a signature fills in: they are made from the body as it is sent, so a caller cannot give them.

use super::rebuild::{Object, put};
use super::side::component_of;
use crate::bundle::grammar::{Component, Kind};
use crate::load::{Mapping, Node, Value};

/// The headers that a security scheme of the description says it supplies (`x-supplies`).
pub(super) fn supplied(bundle: &Node) -> Vec<&str> {
    let schemes = bundle
        .get("components")
        .and_then(|components| components.get("securitySchemes"))
        .and_then(Node::as_mapping);
    schemes
        .into_iter()
        .flat_map(Mapping::iter)
        .filter_map(|(_, entry)| entry.node.get("x-supplies")?.as_sequence())
        .flatten()
        .filter_map(Node::as_str)
        .collect()
}

/// An operation or path item without those parameters, or the components without them.
pub(super) fn without(object: Object, supplied: &[&str], bundle: &Node) -> Object {
    if supplied.is_empty()
        || !matches!(
            object.kind,
            Kind::Operation | Kind::PathItem | Kind::Components
        )
    {
        return object;
    }
    object.map(|key, node| {
        if key != "parameters" {
            return Some(node.clone());
        }
        let value = match &node.value {
            Value::Sequence(items) => {
                let kept = items
                    .iter()
                    .filter(|item| !is_supplied(item, supplied, bundle));
                Value::Sequence(kept.cloned().collect())
            }
            Value::Mapping(components) => {
                let mut kept = Mapping::new();
                for (name, entry) in components.iter() {
                    if !is_supplied(&entry.node, supplied, bundle) {
                        put(&mut kept, name, entry.node.clone());
                    }
                }
                Value::Mapping(kept)
            }
            other => other.clone(),
        };
        let is_left = match &value {
            Value::Sequence(items) => !items.is_empty(),
            Value::Mapping(components) => !components.is_empty(),
            _ => true,
        };
        is_left.then(|| Node {
            value,
            span: node.span,
        })
    })
}

fn is_supplied(parameter: &Node, supplied: &[&str], bundle: &Node) -> bool {
    let reference = parameter.get("$ref").and_then(Node::as_str);
    let parameter = reference
        .and_then(|reference| component_of(bundle, reference, Component::Parameter))
        .map_or(parameter, |(_, target)| target);
    let is = |key, value: &dyn Fn(&str) -> bool| {
        let text = parameter.get(key).and_then(Node::as_str);
        text.is_some_and(value)
    };
    is("in", &|place| place == "header") && is("name", &|name| supplied.contains(&name))
}
