//! Headers: as the other operations refer to them.

use std::collections::{HashMap, HashSet};

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Document, Mapping, Node};

use super::property;
use super::schemas::TO_DESCRIBE;
use super::writer::Writer;
use crate::facts::Section;
use crate::field::{Field, Requirement};
use crate::yaml;

/// What the operations of a description have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// The first tag.
    pub tag: Option<String>,
    /// Request headers in the order of the operations: name and reference.
    parameters: Vec<(String, String)>,
    /// Response headers, likewise.
    headers: Vec<(String, String)>,
}

impl Shared {
    /// Reads what operations refer to.
    pub fn of(document: &Document, diagnostics: &mut Diagnostics) -> Self {
        let mut shared = Self {
            tag: first_tag(document.root()),
            ..Self::default()
        };
        let paths = document.root().get("paths").and_then(Node::as_mapping);
        for (_, entry) in paths.into_iter().flat_map(Mapping::iter) {
            let Some(item) = document.resolve(&entry.node, diagnostics) else {
                continue;
            };
            let operations = item.node.as_mapping().into_iter().flat_map(Mapping::iter);
            for (_, operation) in operations {
                shared.read(&operation.node, document, diagnostics);
            }
        }
        shared
    }

    fn read(&mut self, operation: &Node, document: &Document, diagnostics: &mut Diagnostics) {
        let parameters = operation.get("parameters").and_then(Node::as_sequence);
        for parameter in parameters.unwrap_or_default() {
            let name = document
                .resolve(parameter, diagnostics)
                .and_then(|resolved| resolved.node.get("name")?.as_str().map(str::to_owned));
            if let (Some(name), Some(reference)) = (name, reference_of(parameter)) {
                add(&mut self.parameters, name, reference);
            }
        }
        let responses = operation.get("responses").and_then(Node::as_mapping);
        for (_, response) in responses.into_iter().flat_map(Mapping::iter) {
            let headers = response.node.get("headers").and_then(Node::as_mapping);
            for (name, entry) in headers.into_iter().flat_map(Mapping::iter) {
                if let Some(reference) = reference_of(&entry.node) {
                    add(&mut self.headers, name.to_owned(), reference);
                }
            }
        }
    }
}

fn first_tag(root: &Node) -> Option<String> {
    let tag = root.get("tags")?.as_sequence()?.first()?;
    tag.get("name")?.as_str().map(str::to_owned)
}

/// A reference to another file, which means the same in every file of the folder.
fn reference_of(node: &Node) -> Option<String> {
    let reference = node.get("$ref")?.as_str()?;
    reference.starts_with("../").then(|| reference.to_owned())
}

fn add(list: &mut Vec<(String, String)>, name: String, reference: String) {
    if !list.iter().any(|(other, _)| *other == name) {
        list.push((name, reference));
    }
}

/// The items of `parameters`.
pub fn parameters(headers: &Section<Vec<Field>>, shared: &Shared, out: &mut Writer) {
    let Section::Known(fields) = headers else {
        out.decide("the page lost its headers; these are those of the other operations.");
        for (_, reference) in &shared.parameters {
            out.item(&format!("$ref: {}", yaml::text(reference)));
        }
        return;
    };
    let known: HashMap<&str, &str> = lookup(&shared.parameters);
    for (name, field) in once(fields, out) {
        match known.get(name) {
            Some(reference) => out.item(&format!("$ref: {}", yaml::text(reference))),
            // The generator passes on no headers but those of the security scheme.
            None if !known.is_empty() => {
                out.decide(&format!("no other operation has `{name}`; it is left out."));
            }
            None => out.block_item(|out| {
                out.text("name", name);
                out.text("in", "header");
                header(field, out);
            }),
        }
    }
}

/// The key `headers` of a response.
pub fn response(headers: &Section<Vec<Field>>, shared: &Shared, out: &mut Writer) {
    let known: HashMap<&str, &str> = lookup(&shared.headers);
    match headers {
        Section::Known(fields) => out.block("headers", |out| {
            for (name, field) in once(fields, out) {
                out.block(name, |out| match known.get(name) {
                    Some(reference) => out.reference(reference),
                    None => header(field, out),
                });
            }
        }),
        Section::Unknown(_) if !shared.headers.is_empty() => {
            out.decide("the page lost these; they are those of the other operations.");
            out.block("headers", |out| {
                for (name, reference) in &shared.headers {
                    out.block(name, |out| out.reference(reference));
                }
            });
        }
        Section::Unknown(_) => {}
    }
}

fn lookup(list: &[(String, String)]) -> HashMap<&str, &str> {
    list.iter()
        .map(|(name, reference)| (name.as_str(), reference.as_str()))
        .collect()
}

fn header(field: &Field, out: &mut Writer) {
    out.decide(
        "no other operation has this header; components/headers.yaml is the place for shared ones.",
    );
    let required = field.requirement == Requirement::Required;
    out.raw("required", if required { "true" } else { "false" });
    out.text("description", TO_DESCRIBE);
    out.undecided();
    out.block("schema", |out| property::text(field, out));
}

/// The headers that have a name, each once.
fn once<'f>(fields: &'f [Field], out: &mut Writer) -> Vec<(&'f str, &'f Field)> {
    let mut seen = HashSet::new();
    let mut named = Vec::new();
    for field in fields {
        match field.name.as_deref() {
            None => out.decide("the page lost the name of a header."),
            Some(name) if seen.insert(name) => named.push((name, field)),
            Some(name) => out.decide(&format!("the page has `{name}` twice.")),
        }
    }
    named
}
