//! What is not known of the API as a whole: `unknowns.yaml` beside the description.

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Document, Reader, Source, SourceError};

use crate::report::model::Report;

/// The file, beside the description's root.
const FILE: &str = "unknowns.yaml";

/// Adds the questions. None, and an error, if the file is there and cannot be read.
pub fn add(report: &mut Report, source: &dyn Source, diagnostics: &mut Diagnostics) -> Option<()> {
    if source.read(FILE, 0) == Err(SourceError::NotFound) {
        return Some(());
    }
    let document = Document::load(source, FILE, diagnostics)?;
    let root = document.root();
    let Some(questions) = root.as_sequence() else {
        let message = format!("expected a list of questions, found {}", root.kind());
        diagnostics.error("wrong-type", root.span, message);
        return None;
    };
    for item in questions {
        let mut reader = Reader::new(item, diagnostics)?;
        let subject = reader.required_string("subject", diagnostics);
        let question = reader.required_string("question", diagnostics);
        reader.finish(diagnostics);
        let (subject, question) = (subject?.value, question?.value);
        report
            .unknowns
            .push((subject.to_owned(), question.trim().to_owned()));
    }
    Some(())
}
