//! What is read from files, and what is refused, seen from outside.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod decimal;
mod diagnostic;
mod hostile;
mod json;
mod reader;
mod reference;
mod yaml;

use konaplate_codegen::diagnostic::{Diagnostics, Severity};
use konaplate_codegen::load::{Document, Limits, Memory, Node};

/// A description, and what was found while it was read.
struct Loaded {
    document: Option<Document>,
    diagnostics: Diagnostics,
}

/// Reads `files`, of which the first is the root.
fn load(files: &[(&str, &str)]) -> Loaded {
    load_within(files, &Limits::default())
}

fn load_within(files: &[(&str, &str)], limits: &Limits) -> Loaded {
    let memory = files.iter().fold(Memory::new(), |memory, (path, text)| {
        memory.with(*path, *text)
    });
    let mut diagnostics = Diagnostics::new();
    let document = Document::load_within(&memory, files[0].0, limits, &mut diagnostics);
    Loaded {
        document,
        diagnostics,
    }
}

impl Loaded {
    fn document(&self) -> &Document {
        self.document
            .as_ref()
            .unwrap_or_else(|| panic!("not loaded: {:?}", findings(&self.diagnostics)))
    }

    fn root(&self) -> &Node {
        self.document().root()
    }

    fn findings(&self) -> Vec<String> {
        findings(&self.diagnostics)
    }
}

/// Each finding as `code file:line:column`; a warning with a `?` before it.
fn findings(diagnostics: &Diagnostics) -> Vec<String> {
    diagnostics
        .iter()
        .map(|found| {
            let mark = if found.severity() == Severity::Error {
                ""
            } else {
                "?"
            };
            let place = found.span().map_or_else(String::new, |span| {
                let file = diagnostics
                    .files()
                    .get(span.file)
                    .expect("a file that was read");
                let at = file.position(span.start);
                format!(" {}:{}:{}", file.path(), at.line, at.column)
            });
            format!("{mark}{}{place}", found.code())
        })
        .collect()
}

/// The text that a node stands for in its file.
fn text<'l>(loaded: &'l Loaded, node: &Node) -> &'l str {
    let file = loaded
        .diagnostics
        .files()
        .get(node.span.file)
        .expect("a file that was read");
    &file.text()[node.span.start as usize..node.span.end as usize]
}
