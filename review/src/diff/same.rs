//! Whether two values say the same, and how a value is shown.

use konaplate_codegen::load::{Node, Value};

/// Whether two values are equal as JSON: places, the order of keys and the spelling of numbers do not matter.
pub fn same(old: &Node, new: &Node) -> bool {
    match (&old.value, &new.value) {
        (Value::Null, Value::Null) => true,
        (Value::Boolean(old), Value::Boolean(new)) => old == new,
        (Value::Number(old), Value::Number(new)) => old.decimal() == new.decimal(),
        (Value::String(old), Value::String(new)) => old == new,
        (Value::Sequence(old), Value::Sequence(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same(old, new))
        }
        (Value::Mapping(old), Value::Mapping(new)) => {
            old.len() == new.len()
                && old
                    .iter()
                    .all(|(key, old)| new.get(key).is_some_and(|new| same(&old.node, new)))
        }
        _ => false,
    }
}

/// [`same`] of what may be absent.
pub fn same_option(old: Option<&Node>, new: Option<&Node>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => same(old, new),
        (None, None) => true,
        _ => false,
    }
}

/// A text that equal values share: compact JSON with sorted keys.
pub fn canonical(node: &Node) -> String {
    let mut text = String::new();
    write(node, &mut text, usize::MAX);
    text
}

/// How many characters of a value are shown.
const SHOWN: usize = 60;

/// The value as compact JSON, cut off if it is long.
pub fn show(node: &Node) -> String {
    let mut text = String::new();
    // A character has at most four bytes.
    write(node, &mut text, SHOWN * 4);
    cut(&text, SHOWN)
}

/// The first `length` characters of a text.
pub fn cut(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Writes until `enough` bytes are there.
fn write(node: &Node, text: &mut String, enough: usize) {
    if text.len() >= enough {
        return;
    }
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Boolean(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => text.push_str(&number.decimal().to_string()),
        Value::String(string) => quote(string, text),
        Value::Sequence(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(item, text, enough);
            }
            text.push(']');
        }
        Value::Mapping(mapping) => {
            let mut entries: Vec<_> = mapping.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            text.push('{');
            for (index, (key, entry)) in entries.into_iter().enumerate() {
                if text.len() >= enough {
                    break;
                }
                if index > 0 {
                    text.push(',');
                }
                quote(key, text);
                text.push(':');
                write(&entry.node, text, enough);
            }
            text.push('}');
        }
    }
}

fn quote(string: &str, text: &mut String) {
    text.push('"');
    for c in string.chars() {
        if matches!(c, '"' | '\\') {
            text.push('\\');
        }
        text.push(c);
    }
    text.push('"');
}
