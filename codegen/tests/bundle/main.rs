//! The bundle, seen from outside: what it holds, and that every reader reads the same.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod notation;
mod project;
mod references;

use konaplate_codegen::bundle::bundle;
use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Document, Memory, Node};

/// The bundle of `files`, of which the first is the root; the codes and messages of what was found.
fn bundled(files: &[(&str, &str)]) -> (Option<Node>, Vec<String>) {
    let memory = files.iter().fold(Memory::new(), |memory, (path, text)| {
        memory.with(*path, *text)
    });
    let mut diagnostics = Diagnostics::new();
    let document = Document::load(&memory, files[0].0, &mut diagnostics);
    let tree = document.and_then(|document| bundle(&document, &mut diagnostics));
    let found = diagnostics
        .iter()
        .map(|found| format!("{}: {}", found.code(), found.message()));
    (tree, found.collect())
}

/// The tree in `text`, which has no references.
fn read(path: &str, text: &str) -> Node {
    let mut diagnostics = Diagnostics::new();
    let document = Document::load(&Memory::new().with(path, text), path, &mut diagnostics);
    let found: Vec<_> = diagnostics.iter().collect();
    document
        .unwrap_or_else(|| panic!("{found:?} in\n{text}"))
        .root()
        .clone()
}
