//! Schemas with their references followed and their `allOf` laid together, within bounds.

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Document, Location, Mapping, Node};

use super::words::evidence;
use crate::report::model::Evidence;

/// How deep `allOf` is followed.
const PARTS: usize = 64;

/// Reads a description, with a bound on the whole work.
#[derive(Debug)]
pub struct Walk<'d> {
    document: &'d Document,
    left: usize,
    rows_left: usize,
}

/// Rows below the first level in the whole report. Beyond them a body shows its first level only.
const ROWS: usize = 20_000;

impl<'d> Walk<'d> {
    /// Starts on a description.
    pub fn new(document: &'d Document) -> Self {
        Self {
            document,
            left: 2_000_000,
            rows_left: ROWS,
        }
    }

    /// The node itself, or what its `$ref` leads to.
    pub fn resolve(&self, node: &'d Node, diagnostics: &mut Diagnostics) -> Option<&'d Node> {
        self.document
            .resolve(node, diagnostics)
            .map(|resolved| resolved.node)
    }

    /// Counts a row below the first level of a body. False if there are too many.
    pub fn takes_row(&mut self) -> bool {
        let left = self.rows_left.checked_sub(1);
        self.rows_left = left.unwrap_or_default();
        left.is_some()
    }

    /// Lays a schema together.
    pub fn schema(&mut self, node: &'d Node, diagnostics: &mut Diagnostics) -> Schema<'d> {
        let mut schema = Schema::default();
        self.collect(node, &mut schema, diagnostics);
        schema
    }

    fn collect(&mut self, node: &'d Node, schema: &mut Schema<'d>, diagnostics: &mut Diagnostics) {
        if self.left == 0 || schema.parts.len() >= PARTS {
            return;
        }
        self.left -= 1;
        let Some(resolved) = self.document.resolve(node, diagnostics) else {
            return;
        };
        if let Some(location) = resolved.location {
            if schema.names.contains(&location) {
                return;
            }
            schema.names.push(location);
        }
        schema.parts.push(resolved.node);
        let members = resolved.node.get("allOf").and_then(Node::as_sequence);
        for member in members.unwrap_or_default() {
            self.collect(member, schema, diagnostics);
        }
    }

    /// Whether a node refers into a file of that name.
    pub fn refers_to(&self, node: &Node, file: &str, diagnostics: &mut Diagnostics) -> bool {
        let Some(reference) = node.get("$ref") else {
            return false;
        };
        reference
            .as_str()
            .and_then(|text| self.document.locate(text, reference.span, diagnostics))
            .is_some_and(|location| self.document.path(location.file()) == file)
    }
}

/// A schema: the mappings that together say what it is.
#[derive(Clone, Debug, Default)]
pub struct Schema<'d> {
    parts: Vec<&'d Node>,
    /// The names that led here.
    pub names: Vec<Location>,
}

impl<'d> Schema<'d> {
    /// The first value of a key.
    pub fn get(&self, key: &str) -> Option<&'d Node> {
        self.parts.iter().find_map(|part| part.get(key))
    }

    /// The mappings.
    pub fn parts(&self) -> impl Iterator<Item = &'d Node> {
        self.parts.iter().copied()
    }

    /// The text of a key.
    pub fn text(&self, key: &str) -> Option<&'d str> {
        self.get(key).and_then(Node::as_str)
    }

    /// The properties of all parts.
    pub fn properties(&self) -> impl Iterator<Item = (&'d str, &'d Node)> {
        let mappings = self
            .parts
            .iter()
            .filter_map(|part| part.get("properties").and_then(Node::as_mapping));
        mappings
            .flat_map(Mapping::iter)
            .map(|(name, entry)| (name, &entry.node))
    }

    /// Whether a property must be there.
    pub fn requires(&self, name: &str) -> bool {
        self.parts
            .iter()
            .filter_map(|part| part.get("required").and_then(Node::as_sequence))
            .flatten()
            .any(|item| item.as_str() == Some(name))
    }

    /// The first evidence of all parts.
    pub fn evidence(&self) -> Option<Evidence> {
        self.parts.iter().find_map(|part| evidence(part))
    }
}
