//! Title, method, path, encryption.

use konaplate_codegen::load::Located;

use super::Findings;
use crate::check::described::{Direction, Operation};
use crate::check::difference::{ABSENT, Aspect};
use crate::facts::{self, Encryption, Facts, Mode};

pub fn compare(facts: &Facts, operation: &Operation, findings: &mut Findings) {
    let lines = &facts.lines;
    let title = (facts.title.as_deref(), operation.title.as_ref());
    text(
        "title",
        Aspect::Title,
        title,
        lines.title,
        operation,
        findings,
    );
    let path = facts.wire_path();
    let path = (path.as_deref(), Some(&operation.path));
    text("path", Aspect::Path, path, lines.path, operation, findings);
    let method = (facts.method.as_deref(), Some(&operation.method));
    text("method", Aspect::Method, method, None, operation, findings);
    if facts.mode == Mode::Async {
        findings.compare(
            "mode",
            Aspect::Mode,
            ("async", "sync"),
            operation.span,
            None,
        );
    }
    encryption(
        "request",
        &facts.request,
        &operation.request,
        operation,
        findings,
    );
    encryption(
        "response",
        &facts.response,
        &operation.response,
        operation,
        findings,
    );
}

/// A text of the head; a copy of a page that lost it leaves it unknown.
fn text(
    place: &str,
    aspect: Aspect,
    (page, chosen): (Option<&str>, Option<&Located<String>>),
    line: Option<usize>,
    operation: &Operation,
    findings: &mut Findings,
) {
    let span = chosen.map_or(operation.span, |chosen| chosen.span);
    let chosen = chosen.map_or(ABSENT, |chosen| &chosen.value);
    match page {
        Some(page) => findings.compare(place, aspect, (page, chosen), span, line),
        None => {
            findings.lost(place, aspect, chosen, span);
            if !operation.evidence {
                findings.without_evidence(place, "this", span);
            }
        }
    }
}

fn encryption(
    direction: &str,
    page: &facts::Direction,
    chosen: &Direction,
    operation: &Operation,
    findings: &mut Findings,
) {
    let place = format!("{direction}.encryption");
    let span = chosen
        .encryption
        .as_ref()
        .map_or(operation.span, |chosen| chosen.span);
    let chosen = chosen
        .encryption
        .as_ref()
        .map_or(ABSENT, |chosen| &chosen.value);
    let page = match page.encryption {
        Encryption::Encrypted => "jwe",
        Encryption::Plain => "none",
        Encryption::Unknown => {
            findings.lost(&place, Aspect::Encryption, chosen, span);
            if !operation.evidence {
                findings.without_evidence(&place, "this", span);
            }
            return;
        }
    };
    findings.compare(&place, Aspect::Encryption, (page, chosen), span, None);
}
