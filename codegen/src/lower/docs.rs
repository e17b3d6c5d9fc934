//! Titles, descriptions and `x-evidence`.

use crate::diagnostic::Diagnostics;
use crate::load::{Node, Reader};
use crate::model::{Docs, Evidence, Mark};

/// Takes what a schema says about itself in words.
pub(super) fn schema_docs(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Docs {
    Docs {
        title: text(reader, "title", diagnostics),
        description: text(reader, "description", diagnostics),
        deprecated: reader
            .boolean("deprecated", diagnostics)
            .is_some_and(|flag| flag.value),
        evidence: evidence(reader, diagnostics),
    }
}

/// Takes a text.
pub(super) fn text(
    reader: &mut Reader<'_>,
    key: &'static str,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    reader
        .string(key, diagnostics)
        .map(|text| text.value.to_owned())
}

/// Takes `x-evidence`.
pub(super) fn evidence(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Evidence> {
    let node = reader.take("x-evidence")?;
    read_evidence(node, diagnostics)
}

fn read_evidence(node: &Node, diagnostics: &mut Diagnostics) -> Option<Evidence> {
    let mut reader = Reader::new(node, diagnostics)?;
    let mark = reader.required_string("mark", diagnostics);
    let reason = text(&mut reader, "reason", diagnostics);
    reader.finish(diagnostics);
    let mark = mark?;
    let known = match mark.value {
        "doc" => Mark::Doc,
        "field" => Mark::Field,
        "inferred" => Mark::Inferred,
        "unknown" => Mark::Unknown,
        other => {
            let message = format!(
                "`{other}` is no mark of evidence: it is one of doc, field, inferred, unknown"
            );
            diagnostics.error("invalid-evidence", mark.span, message);
            return None;
        }
    };
    Some(Evidence {
        mark: known,
        reason,
    })
}
