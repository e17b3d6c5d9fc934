//! The located description, laid out as people read it.

mod codes;
mod content;
mod field;
mod known;
mod names;
mod operation;
mod schema;
mod unknowns;
mod walk;
mod words;

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Document, Mapping, Node, Source};

use super::model::Report;
use names::Names;
use walk::Walk;
use words::text;

/// Reads the whole description.
pub fn report(
    document: &Document,
    source: &dyn Source,
    diagnostics: &mut Diagnostics,
) -> Option<Report> {
    let root = document.root();
    let version = root.get("openapi").and_then(Node::as_str).unwrap_or("");
    if !version.starts_with("3.0.") {
        diagnostics.error(
            "not-openapi-3.0",
            root.get("openapi").unwrap_or(root).span,
            "this is no OpenAPI 3.0 description",
        );
        return None;
    }
    let info = root.get("info");
    let of_info = |key| info.map(|info| text(info, key)).unwrap_or_default();
    let mut report = Report {
        title: of_info("title"),
        version: of_info("version"),
        description: of_info("description"),
        servers: pairs(root, "servers", "url"),
        tags: pairs(root, "tags", "name"),
        ..Report::default()
    };
    let mut walk = Walk::new(document);
    let mut names = Names::new(&["index", "contradictions", "search"]);
    let paths = root.get("paths").and_then(Node::as_mapping);
    for (path, entry) in paths.into_iter().flat_map(Mapping::iter) {
        let found = operation::operations(&mut walk, path, &entry.node, &mut names, diagnostics);
        report.operations.extend(found);
    }
    known::add(&mut report, source, diagnostics)?;
    unknowns::add(&mut report, source, diagnostics)?;
    Some(report)
}

/// A list of things with a name and a description.
fn pairs(root: &Node, key: &str, name: &str) -> Vec<(String, String)> {
    let items = root.get(key).and_then(Node::as_sequence);
    let pair = |item| (text(item, name), text(item, "description"));
    items.unwrap_or_default().iter().map(pair).collect()
}
