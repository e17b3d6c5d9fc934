//! A tree as YAML, in block style, such that YAML 1.1 and 1.2 read the same.

mod scalar;

use super::number::portable;
use crate::load::{Node, Value};

/// The tree as YAML, every number exact and every string a string for any reader, with a line break at the end.
#[must_use]
pub fn to_yaml(node: &Node) -> String {
    let mut out = String::new();
    match &node.value {
        Value::Mapping(_) | Value::Sequence(_) => block(&mut out, node, 0, Start::Line),
        _ => value(&mut out, node, 0),
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// Where the first line of a collection begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    /// On a line of its own.
    Line,
    /// Behind the dash of the sequence that it is an item of.
    Dash,
}

/// What stands behind a colon or a dash, with the line break at its end.
fn value(out: &mut String, node: &Node, level: usize) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Boolean(true) => out.push_str("true"),
        Value::Boolean(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(&portable(number)),
        Value::String(text) => scalar::string(out, text, level),
        Value::Sequence(items) if items.is_empty() => out.push_str("[]"),
        Value::Mapping(mapping) if mapping.is_empty() => out.push_str("{}"),
        Value::Sequence(_) | Value::Mapping(_) => {}
    }
}

/// A collection that is not empty, line by line.
fn block(out: &mut String, node: &Node, level: usize, start: Start) {
    let mut start = start;
    let mut begin = |out: &mut String| {
        if std::mem::replace(&mut start, Start::Line) == Start::Line {
            indent(out, level);
        }
    };
    match &node.value {
        Value::Sequence(items) if !items.is_empty() => {
            for item in items {
                begin(out);
                out.push_str("- ");
                if is_block(item) {
                    block(out, item, level + 1, Start::Dash);
                } else {
                    value(out, item, level + 1);
                    out.push('\n');
                }
            }
        }
        Value::Mapping(mapping) if !mapping.is_empty() => {
            for (key, entry) in mapping.iter() {
                begin(out);
                scalar::key(out, key, level);
                out.push(':');
                if is_block(&entry.node) {
                    out.push('\n');
                    block(out, &entry.node, level + 1, Start::Line);
                } else {
                    out.push(' ');
                    value(out, &entry.node, level + 1);
                    out.push('\n');
                }
            }
        }
        _ => value(out, node, level),
    }
}

fn is_block(node: &Node) -> bool {
    match &node.value {
        Value::Sequence(items) => !items.is_empty(),
        Value::Mapping(mapping) => !mapping.is_empty(),
        _ => false,
    }
}

fn indent(out: &mut String, level: usize) {
    for _ in 0..level {
        out.push_str("  ");
    }
}
