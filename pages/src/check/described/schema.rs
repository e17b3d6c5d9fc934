//! A schema with its references followed and its `allOf` laid together.

use konaplate_codegen::diagnostic::{Diagnostics, Span};
use konaplate_codegen::load::{Document, Located, Mapping, Node, Value};

/// The file of what every answer has around its business fields. The pages never show it.
const ENVELOPE: &str = "components/envelope.yaml";

/// How deep schemas are followed. Pages are flat: a description that goes deeper than this is recursive.
pub const MAX_DEPTH: usize = 24;

/// Reads a description, with a bound on the whole work.
#[derive(Debug)]
pub struct Walk<'d> {
    /// The description.
    pub document: &'d Document,
    left: usize,
}

impl<'d> Walk<'d> {
    /// Starts on a description.
    pub fn new(document: &'d Document) -> Self {
        Self {
            document,
            left: 200_000,
        }
    }

    /// The node itself, or what its `$ref` leads to.
    pub fn resolve(&self, node: &'d Node, diagnostics: &mut Diagnostics) -> Option<&'d Node> {
        self.document
            .resolve(node, diagnostics)
            .map(|resolved| resolved.node)
    }

    /// Lays a schema together.
    pub fn schema(&mut self, node: &'d Node, diagnostics: &mut Diagnostics) -> Schema<'d> {
        let mut schema = Schema {
            span: node.span,
            parts: Vec::new(),
        };
        self.collect(node, MAX_DEPTH, &mut schema, diagnostics);
        schema
    }

    fn collect(
        &mut self,
        node: &'d Node,
        depth: usize,
        schema: &mut Schema<'d>,
        diagnostics: &mut Diagnostics,
    ) {
        if depth == 0 || self.left == 0 {
            diagnostics.error(
                "recursive-schema",
                node.span,
                "a page cannot show a schema that contains itself",
            );
            return;
        }
        self.left -= 1;
        if self.is_envelope(node, diagnostics) {
            return;
        }
        let Some(node) = self.resolve(node, diagnostics) else {
            return;
        };
        schema.parts.push(node);
        let members = node.get("allOf").and_then(Node::as_sequence);
        for member in members.unwrap_or_default() {
            self.collect(member, depth - 1, schema, diagnostics);
        }
    }

    /// Whether a node refers to what every answer has around its business fields.
    pub fn is_envelope(&self, node: &Node, diagnostics: &mut Diagnostics) -> bool {
        let Some(reference) = node.get("$ref") else {
            return false;
        };
        let location = reference
            .as_str()
            .and_then(|text| self.document.locate(text, reference.span, diagnostics));
        location.is_some_and(|location| self.document.path(location.file()) == ENVELOPE)
    }
}

/// A schema: the mappings that together say what it is.
#[derive(Debug)]
pub struct Schema<'d> {
    /// Where the schema is used.
    pub span: Span,
    parts: Vec<&'d Node>,
}

impl<'d> Schema<'d> {
    /// The first value of a key.
    pub fn get(&self, key: &str) -> Option<&'d Node> {
        self.parts.iter().find_map(|part| part.get(key))
    }

    /// The text of a key.
    pub fn text(&self, key: &str) -> Option<&'d str> {
        self.get(key).and_then(Node::as_str)
    }

    /// The place of a key's value, or that of the schema itself.
    pub fn span_of(&self, key: &str) -> Span {
        self.get(key).map_or_else(|| self.start(), |node| node.span)
    }

    /// Where the schema itself stands.
    pub fn start(&self) -> Span {
        self.parts.first().map_or(self.span, |part| part.span)
    }

    /// The properties of all parts.
    pub fn properties(&self) -> Vec<(&'d str, Span, &'d Node)> {
        let mappings = self
            .parts
            .iter()
            .filter_map(|part| part.get("properties").and_then(Node::as_mapping));
        mappings
            .flat_map(Mapping::iter)
            .map(|(name, entry)| (name, entry.key_span, &entry.node))
            .collect()
    }

    /// The value of a property.
    pub fn property(&self, name: &str) -> Option<&'d Node> {
        self.properties()
            .into_iter()
            .find(|(other, ..)| *other == name)
            .map(|(.., node)| node)
    }

    /// Where a property is called required, if it is.
    pub fn required(&self, name: &str) -> Option<Span> {
        let lists = self
            .parts
            .iter()
            .filter_map(|part| part.get("required").and_then(Node::as_sequence));
        lists
            .flatten()
            .find(|item| item.as_str() == Some(name))
            .map(|item| item.span)
    }

    /// Whether one of the parts carries evidence.
    pub fn has_evidence(&self) -> bool {
        self.parts.iter().any(|part| has_evidence(part))
    }
}

/// Whether an object says that something of it does not come from the documentation.
pub fn has_evidence(node: &Node) -> bool {
    let mark = node
        .get("x-evidence")
        .and_then(|evidence| evidence.get("mark"))
        .and_then(Node::as_str);
    mark.is_some_and(|mark| mark != "doc")
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

/// The text of a scalar and its place.
pub fn located(node: &Node) -> Option<Located<String>> {
    scalar(node).map(|value| Located {
        value,
        span: node.span,
    })
}
