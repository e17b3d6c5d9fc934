//! Every text in a description: values and keys.

use std::collections::BTreeMap;

use serde_json::Value;

/// A text of a tree, by its number in the order of a walk.
#[derive(Clone, Debug)]
pub struct Place {
    pub number: usize,
    /// Where it stands, for people; for a key, the entry's.
    pub pointer: String,
    pub is_key: bool,
    pub text: String,
}

/// Every text of the tree.
pub fn places(tree: &Value) -> Vec<Place> {
    let mut found = Vec::new();
    collect(tree, "", &mut found);
    found
}

fn collect(tree: &Value, pointer: &str, found: &mut Vec<Place>) {
    let place = |number, pointer: &str, is_key, text: &str| Place {
        number,
        pointer: pointer.to_owned(),
        is_key,
        text: text.to_owned(),
    };
    match tree {
        Value::String(text) => found.push(place(found.len(), pointer, false, text)),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &format!("{pointer}/{index}"), found);
            }
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
                found.push(place(found.len(), &pointer, true, key));
                collect(value, &pointer, found);
            }
        }
        _ => {}
    }
}

/// The tree with other texts in some places, by their numbers.
pub fn replaced(tree: &Value, texts: &BTreeMap<usize, String>) -> Value {
    rebuild(tree, texts, &mut 0)
}

fn rebuild(tree: &Value, texts: &BTreeMap<usize, String>, next: &mut usize) -> Value {
    match tree {
        Value::String(old) => Value::String(text(old, texts, next)),
        Value::Array(items) => Value::Array(
            items
                .iter()
                .map(|item| rebuild(item, texts, next))
                .collect(),
        ),
        Value::Object(entries) => {
            let mut rebuilt = serde_json::Map::new();
            for (key, value) in entries {
                let key = text(key, texts, next);
                rebuilt.insert(key, rebuild(value, texts, next));
            }
            Value::Object(rebuilt)
        }
        other => other.clone(),
    }
}

fn text(old: &String, texts: &BTreeMap<usize, String>, next: &mut usize) -> String {
    let number = *next;
    *next += 1;
    texts.get(&number).unwrap_or(old).clone()
}

/// Renames something wherever it is mentioned: as a key, as a text, in references and in braces.
pub fn renamed(tree: &Value, name: &str, new: &str) -> Value {
    match tree {
        Value::String(text) => Value::String(renamed_text(text, name, new)),
        Value::Array(items) => {
            Value::Array(items.iter().map(|item| renamed(item, name, new)).collect())
        }
        Value::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| (renamed_text(key, name, new), renamed(value, name, new)));
            Value::Object(entries.collect())
        }
        other => other.clone(),
    }
}

fn renamed_text(text: &str, name: &str, new: &str) -> String {
    let reference = text
        .strip_suffix(name)
        .filter(|front| front.starts_with("#/") && front.ends_with('/'));
    match reference {
        _ if text == name => new.to_owned(),
        Some(front) => format!("{front}{}", fragment(new)),
        None => text.replace(&format!("{{{name}}}"), &format!("{{{new}}}")),
    }
}

/// One step of a JSON Pointer as a part of a URI.
pub fn fragment(step: &str) -> String {
    let escaped = step.replace('~', "~0").replace('/', "~1");
    let byte = |byte: u8| match byte {
        b'~' | b'_' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    escaped.bytes().map(byte).collect()
}
