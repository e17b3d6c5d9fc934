//! Reads a mapping key by key and remembers which keys nobody asked for.

use super::suggest::nearest;
use super::{Decimal, Mapping, Node, Value};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};

/// A value with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A mapping being read. Every key must be taken; [`Reader::finish`] reports those that were not.
///
/// Typed accessors report a value of another type and return `None`, as for an absent key.
#[derive(Debug)]
#[must_use = "call finish, or unknown keys vanish"]
pub struct Reader<'d> {
    node: &'d Node,
    mapping: &'d Mapping,
    taken: Vec<bool>,
    asked: Vec<&'static str>,
}

impl<'d> Reader<'d> {
    /// Reads `node`, which must be a mapping.
    pub fn new(node: &'d Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Some(mapping) = node.as_mapping() else {
            return wrong_type("a mapping", node, diagnostics);
        };
        Some(Self {
            node,
            mapping,
            taken: vec![false; mapping.len()],
            asked: Vec::new(),
        })
    }

    /// The mapping's node.
    #[must_use]
    pub fn node(&self) -> &'d Node {
        self.node
    }

    /// The mapping's place.
    #[must_use]
    pub fn span(&self) -> Span {
        self.node.span
    }

    /// Where `key` stands, if it does.
    #[must_use]
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.mapping.entry(key).map(|entry| entry.key_span)
    }

    /// Whether `key` is there. Does not take it.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.mapping.get(key).is_some()
    }

    /// Takes the value of `key`, of whatever type.
    pub fn take(&mut self, key: &'static str) -> Option<&'d Node> {
        self.asked.push(key);
        let index = self.mapping.index_of(key)?;
        if let Some(taken) = self.taken.get_mut(index) {
            *taken = true;
        }
        self.mapping.get(key)
    }

    /// Takes the value of `key`; its absence is an error.
    pub fn required(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'d Node> {
        let node = self.take(key);
        if node.is_none() {
            diagnostics.error(
                "missing-key",
                self.span(),
                format!("`{key}` is missing here"),
            );
        }
        node
    }

    /// Takes a string.
    pub fn string(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Located<&'d str>> {
        string(self.take(key)?, diagnostics)
    }

    /// Takes a string; its absence is an error.
    pub fn required_string(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Located<&'d str>> {
        string(self.required(key, diagnostics)?, diagnostics)
    }

    /// Takes `true` or `false`.
    pub fn boolean(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Located<bool>> {
        let node = self.take(key)?;
        match node.value {
            Value::Boolean(value) => Some(located(value, node)),
            _ => wrong_type("true or false", node, diagnostics),
        }
    }

    /// Takes a number, exact.
    pub fn number(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Located<Decimal>> {
        let node = self.take(key)?;
        match &node.value {
            Value::Number(number) => Some(located(number.decimal().clone(), node)),
            _ => wrong_type("a number", node, diagnostics),
        }
    }

    /// Takes an integer from 0 to 2^64-1, such as a length; `1e2` and `100.0` are 100.
    pub fn integer(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Located<u64>> {
        let node = self.take(key)?;
        match &node.value {
            Value::Number(number) if number.decimal().to_u64().is_some() => {
                number.decimal().to_u64().map(|value| located(value, node))
            }
            _ => wrong_type(
                "an integer from 0 to 18446744073709551615",
                node,
                diagnostics,
            ),
        }
    }

    /// Takes a sequence.
    pub fn sequence(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Located<&'d [Node]>> {
        let node = self.take(key)?;
        match &node.value {
            Value::Sequence(items) => Some(located(items.as_slice(), node)),
            _ => wrong_type("a sequence", node, diagnostics),
        }
    }

    /// Takes a sequence of strings; items of another type are reported and left out.
    pub fn strings(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<Located<&'d str>>> {
        let items = self.sequence(key, diagnostics)?.value;
        Some(
            items
                .iter()
                .filter_map(|item| string(item, diagnostics))
                .collect(),
        )
    }

    /// Takes a mapping whose keys are known words, to be read in turn.
    pub fn object(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Reader<'d>> {
        Reader::new(self.take(key)?, diagnostics)
    }

    /// Takes a mapping whose keys are names, such as `properties`.
    pub fn mapping(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Located<&'d Mapping>> {
        let node = self.take(key)?;
        match &node.value {
            Value::Mapping(mapping) => Some(located(mapping, node)),
            _ => wrong_type("a mapping", node, diagnostics),
        }
    }

    /// Takes keys that are known and change nothing.
    pub fn skip(&mut self, keys: &[&'static str]) {
        for key in keys {
            self.take(key);
        }
    }

    /// Takes every key not taken yet and returns them in order: for mappings with patterned keys.
    pub fn rest(&mut self) -> Vec<(&'d str, Span, &'d Node)> {
        let taken = std::mem::replace(&mut self.taken, vec![true; self.mapping.len()]);
        let entries = self.mapping.iter().zip(taken);
        entries
            .filter(|(_, taken)| !taken)
            .map(|((key, entry), _)| (key, entry.key_span, &entry.node))
            .collect()
    }

    /// Reports every key that nobody took: an error each, but for `x-…` one warning per name.
    pub fn finish(self, diagnostics: &mut Diagnostics) {
        let untaken = self
            .mapping
            .iter()
            .zip(&self.taken)
            .filter(|(_, taken)| !**taken);
        for ((key, entry), _) in untaken {
            if key.starts_with("x-") {
                let warning =
                    Diagnostic::warning("unused-extension", format!("nothing reads `{key}`"));
                diagnostics.push_once(key, warning.at(entry.key_span));
                continue;
            }
            let error = Diagnostic::error("unknown-key", format!("`{key}` means nothing here"))
                .at(entry.key_span);
            diagnostics.push(match nearest(key, self.asked.iter().copied()) {
                Some(known) => error.help(format!("did you mean `{known}`?")),
                None => error,
            });
        }
    }
}

/// The text of `node`, which must be a string.
pub(crate) fn string<'d>(
    node: &'d Node,
    diagnostics: &mut Diagnostics,
) -> Option<Located<&'d str>> {
    match node.as_str() {
        Some(text) => Some(located(text, node)),
        None => wrong_type("a string", node, diagnostics),
    }
}

fn located<T>(value: T, node: &Node) -> Located<T> {
    Located {
        value,
        span: node.span,
    }
}

/// Reports that `node` is not what it should be. Returns `None`, for use as the last expression.
fn wrong_type<T>(expected: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<T> {
    let message = match &node.value {
        Value::Number(number) => format!("expected {expected}, found {}", number.text()),
        _ => format!("expected {expected}, found {}", node.kind()),
    };
    diagnostics.error("wrong-type", node.span, message);
    None
}
