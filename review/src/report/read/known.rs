//! Operations that are known to exist without being described: `known-operations.yaml` beside the description.

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Document, Reader, Source, SourceError};

use crate::report::model::Report;

/// The file, beside the description's root.
const FILE: &str = "known-operations.yaml";

/// Adds the known operations whose path is not described. None, and an error, if the file is there and cannot be read.
pub fn add(report: &mut Report, source: &dyn Source, diagnostics: &mut Diagnostics) -> Option<()> {
    if source.read(FILE, 0) == Err(SourceError::NotFound) {
        return Some(());
    }
    let document = Document::load(source, FILE, diagnostics)?;
    let mut reader = Reader::new(document.root(), diagnostics)?;
    if let Some(note) = reader.string("note", diagnostics) {
        report.known_note = note.value.trim().to_owned();
    }
    let operations = reader.sequence("operations", diagnostics);
    reader.finish(diagnostics);
    for item in operations.map(|list| list.value).unwrap_or_default() {
        let mut reader = Reader::new(item, diagnostics)?;
        let title = reader.required_string("title", diagnostics);
        let path = reader.required_string("path", diagnostics);
        reader.finish(diagnostics);
        let (title, path) = (title?.value, path?.value);
        if !report.operations.iter().any(|known| known.path == path) {
            report.known.push((title.to_owned(), path.to_owned()));
        }
    }
    Some(())
}
