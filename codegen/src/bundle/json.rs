//! A tree as JSON, for people: two spaces a level.

use super::number::portable;
use super::text::is_escaped;
use crate::load::{Node, Value};

/// The tree as JSON, every number exact, with a line break at the end.
#[must_use]
pub fn to_json(node: &Node) -> String {
    let mut out = String::new();
    write(&mut out, node, 0);
    out.push('\n');
    out
}

fn write(out: &mut String, node: &Node, level: usize) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Boolean(true) => out.push_str("true"),
        Value::Boolean(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(&portable(number)),
        Value::String(text) => string(out, text),
        Value::Sequence(items) => list(out, '[', ']', items, level, |out, item| {
            write(out, item, level + 1)
        }),
        Value::Mapping(mapping) => {
            list(out, '{', '}', mapping.iter(), level, |out, (key, entry)| {
                string(out, key);
                out.push_str(": ");
                write(out, &entry.node, level + 1);
            })
        }
    }
}

fn list<T>(
    out: &mut String,
    open: char,
    close: char,
    items: impl IntoIterator<Item = T>,
    level: usize,
    mut write: impl FnMut(&mut String, T),
) {
    out.push(open);
    let mut empty = true;
    for item in items {
        if !empty {
            out.push(',');
        }
        empty = false;
        line(out, level + 1);
        write(out, item);
    }
    if !empty {
        line(out, level);
    }
    out.push(close);
}

fn line(out: &mut String, level: usize) {
    out.push('\n');
    for _ in 0..level {
        out.push_str("  ");
    }
}

fn string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_escaped(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
