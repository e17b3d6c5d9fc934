//! Values of the description in the words of the report.

use konaplate_codegen::load::{Node, Value};

use crate::report::model::Evidence;

/// The text of a key that holds a scalar; empty without one.
pub fn text(node: &Node, key: &str) -> String {
    node.get(key).and_then(scalar).unwrap_or_default()
}

/// The text of a scalar, as the wire has it.
pub fn scalar(node: &Node) -> Option<String> {
    match &node.value {
        Value::Null => Some("null".to_owned()),
        Value::Boolean(value) => Some(value.to_string()),
        Value::Number(number) => Some(number.text().to_owned()),
        Value::String(text) => Some(text.clone()),
        Value::Sequence(_) | Value::Mapping(_) => None,
    }
}

/// A scalar as it is, anything else as JSON.
pub fn value(node: &Node) -> String {
    scalar(node).unwrap_or_else(|| konaplate_codegen::bundle::to_json(node).trim().to_owned())
}

/// Whether a key holds `true`.
pub fn flag(node: &Node, key: &str) -> bool {
    matches!(
        node.get(key).map(|node| &node.value),
        Some(Value::Boolean(true))
    )
}

/// `x-evidence`: where it comes from, if not from a page.
pub fn evidence(node: &Node) -> Option<Evidence> {
    let evidence = node.get("x-evidence")?;
    Some(Evidence {
        mark: text(evidence, "mark"),
        reason: text(evidence, "reason"),
    })
}

/// A lower and an upper bound in words.
pub fn range(min: Option<String>, max: Option<String>, unit: &str) -> Option<String> {
    let unit = |number: &str| match (unit, number) {
        ("", _) => String::new(),
        (unit, "1") => format!(" {}", unit.trim_end_matches('s')),
        (unit, _) => format!(" {unit}"),
    };
    match (min, max) {
        (Some(min), Some(max)) if min == max => Some(format!("exactly {max}{}", unit(&max))),
        (Some(min), Some(max)) => Some(format!("{min} to {max}{}", unit(&max))),
        (Some(min), None) => Some(format!("at least {min}{}", unit(&min))),
        (None, Some(max)) => Some(format!("at most {max}{}", unit(&max))),
        (None, None) => None,
    }
}
