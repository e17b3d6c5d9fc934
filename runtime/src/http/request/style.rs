//! The styles of parameters (OpenAPI 3.0.3, "Style Values").
//!
//! What the styles leave undefined, an array or object within another, is written as JSON; within `deepObject` with one
//! more pair of brackets.

use serde_json::{Map, Value};

use super::escape;

/// Whether each item of an array and each property of an object is a parameter of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Explode {
    /// It is.
    Yes,
    /// They stand together, with a delimiter between.
    No,
}

/// Whether reserved characters are escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reserved {
    /// They are.
    Escaped,
    /// `allowReserved`: they stay, apart from `&`, `=`, `+`, `#` and brackets, which would change the query.
    Allowed,
}

impl Reserved {
    fn escape(self, text: &str) -> String {
        match self {
            Self::Escaped => escape::component(text),
            Self::Allowed => escape::reserved(text),
        }
    }
}

/// Styles of path parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathStyle {
    /// `a,b`
    Simple,
    /// `.a.b`
    Label,
    /// `;name=a,b`
    Matrix,
}

/// Styles of query parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueryStyle {
    /// `name=a,b`
    Form,
    /// `name=a%20b`
    SpaceDelimited,
    /// `name=a%7Cb`
    PipeDelimited,
    /// `name[key]=a`
    DeepObject,
}

/// The style of headers: `a,b` for arrays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderStyle {
    /// Objects as `key,value`.
    Simple,
    /// Objects as `key=value`.
    SimpleExploded,
}

impl PathStyle {
    pub(super) fn write(self, name: &str, value: &Value, explode: Explode) -> String {
        let name = escape::component(name);
        let (prefix, delimiter) = match (self, explode) {
            (Self::Simple, _) => (String::new(), ","),
            (Self::Label, Explode::No) => (".".to_owned(), ","),
            (Self::Label, Explode::Yes) => (".".to_owned(), "."),
            (Self::Matrix, Explode::No) => (format!(";{name}="), ","),
            (Self::Matrix, Explode::Yes) => (";".to_owned(), ";"),
        };
        let named = self == Self::Matrix && explode == Explode::Yes;
        let parts = match value {
            Value::Null => return String::new(),
            Value::Array(items) => items
                .iter()
                .map(|item| match named {
                    true => format!("{name}={}", scalar(item)),
                    false => scalar(item),
                })
                .collect(),
            Value::Object(object) => properties(object, explode),
            // RFC 6570, 3.2.7: without a value, there is no equals sign.
            other if self == Self::Matrix && plain(other).is_empty() => {
                return format!(";{name}");
            }
            other if named => vec![format!("{name}={}", scalar(other))],
            other => vec![scalar(other)],
        };
        if parts.is_empty() {
            return String::new();
        }
        prefix + &parts.join(delimiter)
    }
}

impl QueryStyle {
    /// Names and values, escaped.
    pub(super) fn pairs(
        self,
        name: &str,
        value: &Value,
        explode: Explode,
        reserved: Reserved,
    ) -> Vec<(String, String)> {
        let text = |value: &Value| reserved.escape(&plain(value));
        let escaped = escape::component(name);
        if self == Self::DeepObject {
            let mut pairs = Vec::new();
            deep(&escaped, value, reserved, &mut pairs);
            return pairs;
        }
        match (value, explode) {
            (Value::Null, _) => Vec::new(),
            (Value::Array(items), Explode::Yes) => items
                .iter()
                .map(|item| (escaped.clone(), text(item)))
                .collect(),
            (Value::Object(object), Explode::Yes) => present(object)
                .map(|(key, value)| (escape::component(key), text(value)))
                .collect(),
            (Value::Array(items), Explode::No) => {
                self.delimited(escaped, items.iter().map(text).collect())
            }
            (Value::Object(object), Explode::No) => {
                let parts = present(object)
                    .flat_map(|(key, value)| [escape::component(key), text(value)])
                    .collect();
                self.delimited(escaped, parts)
            }
            (other, _) => vec![(escaped, text(other))],
        }
    }

    fn delimited(self, name: String, parts: Vec<String>) -> Vec<(String, String)> {
        let delimiter = match self {
            Self::Form | Self::DeepObject => ",",
            Self::SpaceDelimited => "%20",
            Self::PipeDelimited => "%7C",
        };
        if parts.is_empty() {
            return Vec::new();
        }
        vec![(name, parts.join(delimiter))]
    }
}

impl HeaderStyle {
    /// The text; none for what is absent.
    pub(super) fn write(self, value: &Value) -> Option<String> {
        let parts: Vec<String> = match value {
            Value::Null => return None,
            Value::Array(items) => items.iter().map(plain).collect(),
            Value::Object(object) => present(object)
                .flat_map(|(key, value)| match self {
                    Self::Simple => vec![key.clone(), plain(value)],
                    Self::SimpleExploded => vec![format!("{key}={}", plain(value))],
                })
                .collect(),
            other => return Some(plain(other)),
        };
        Some(parts.join(",")).filter(|text| !text.is_empty())
    }
}

fn deep(name: &str, value: &Value, reserved: Reserved, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::Object(object) => {
            for (key, value) in object {
                let name = format!("{name}%5B{}%5D", escape::component(key));
                deep(&name, value, reserved, pairs);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                deep(&format!("{name}%5B{index}%5D"), item, reserved, pairs);
            }
        }
        other => pairs.push((name.to_owned(), reserved.escape(&plain(other)))),
    }
}

fn properties(object: &Map<String, Value>, explode: Explode) -> Vec<String> {
    present(object)
        .flat_map(|(key, value)| {
            let (key, value) = (escape::component(key), scalar(value));
            match explode {
                Explode::Yes => vec![format!("{key}={value}")],
                Explode::No => vec![key, value],
            }
        })
        .collect()
}

fn present(object: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    object.iter().filter(|(_, value)| !value.is_null())
}

/// For a path.
fn scalar(value: &Value) -> String {
    escape::component(&plain(value))
}

/// The text of a value, before any escaping.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
