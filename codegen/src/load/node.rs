//! The located tree: what the files say, exactly, and where.

use indexmap::IndexMap;

use super::Decimal;
use crate::diagnostic::Span;

/// A value and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands; of an expanded alias, where its anchor stands.
    pub span: Span,
}

/// A value of JSON, whichever notation it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number as it was written.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Sequence(Vec<Node>),
    /// An object.
    Mapping(Mapping),
}

/// A number as it was written: no digit is ever lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    text: Box<str>,
    decimal: Decimal,
}

impl Number {
    /// Reads a number of JSON or of YAML's core schema; none if `text` is not one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(Self {
            text: text.into(),
            decimal: Decimal::parse(text)?,
        })
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The exact value.
    #[must_use]
    pub fn decimal(&self) -> &Decimal {
        &self.decimal
    }
}

/// Keys and values in the order of the file; no key occurs twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    entries: IndexMap<Box<str>, Entry>,
}

/// The value of a key, and where the key stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub node: Node,
}

impl Mapping {
    /// An empty mapping.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a key at the end. If it is there already, nothing changes and its first place is returned.
    ///
    /// # Errors
    /// The place of the same key further up.
    pub fn insert(&mut self, key: &str, key_span: Span, node: Node) -> Result<(), Span> {
        match self.entries.entry(key.into()) {
            indexmap::map::Entry::Occupied(first) => Err(first.get().key_span),
            indexmap::map::Entry::Vacant(place) => {
                place.insert(Entry { key_span, node });
                Ok(())
            }
        }
    }

    /// The value of `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries.get(key).map(|entry| &entry.node)
    }

    /// The value of `key` and the key's place.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.get(key)
    }

    /// The mapping under `key`, made empty at the end if there is no such key; none if something else is there.
    pub fn mapping_at(&mut self, key: &str, span: Span) -> Option<&mut Self> {
        let entry = self.entries.entry(key.into()).or_insert_with(|| Entry {
            key_span: span,
            node: Node {
                value: Value::Mapping(Self::new()),
                span,
            },
        });
        match &mut entry.node.value {
            Value::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// Where `key` stands in the order of the file.
    #[must_use]
    pub fn index_of(&self, key: &str) -> Option<usize> {
        self.entries.get_index_of(key)
    }

    /// Keys and values in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Entry)> {
        self.entries
            .iter()
            .map(|(key, entry)| (key.as_ref(), entry))
    }

    /// The number of keys.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl Node {
    /// The mapping, if it is one.
    #[must_use]
    pub fn as_mapping(&self) -> Option<&Mapping> {
        match &self.value {
            Value::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// The sequence, if it is one.
    #[must_use]
    pub fn as_sequence(&self) -> Option<&[Node]> {
        match &self.value {
            Value::Sequence(nodes) => Some(nodes),
            _ => None,
        }
    }

    /// The text, if it is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of `key`, if this is a mapping that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_mapping()?.get(key)
    }

    /// What it is, with an article, for messages.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Boolean(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Sequence(_) => "a sequence",
            Value::Mapping(_) => "a mapping",
        }
    }
}
