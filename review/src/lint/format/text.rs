//! Findings for people.

use std::fmt::Write as _;

use konaplate_codegen::diagnostic::Style;

use super::super::finding::Report;
use super::super::rule::Severity;
use crate::escape::plain;

/// Each finding with its place, and how many there are.
#[must_use]
pub fn text(report: &Report, style: Style) -> String {
    let mut text = String::new();
    for finding in &report.findings {
        let severity = coloured(finding.severity, style);
        let place = &finding.place;
        // Writing into a String does not fail.
        let _ = writeln!(
            text,
            "{severity}[{}]: {}",
            finding.id,
            plain(&finding.message)
        );
        let at = format!("{}:{}:{}", place.file, place.line, place.column);
        let _ = writeln!(text, "  --> {}", plain(&at));
        let _ = writeln!(
            text,
            "  = at {} ({})\n",
            plain(&place.pointer),
            finding.fingerprint
        );
    }
    if report.findings.is_empty() {
        text.push_str("no findings\n");
        return text;
    }
    let (errors, warnings) = (
        report.count(Severity::Error),
        report.count(Severity::Warning),
    );
    let _ = writeln!(
        text,
        "{}: {errors} errors, {warnings} warnings",
        report.findings.len()
    );
    if report.left_out > 0 {
        let _ = writeln!(
            text,
            "{} more of the same rules are not shown",
            report.left_out
        );
    }
    text.push_str("`cargo xtask lint --explain ID` says why it matters and what to do\n");
    text
}

fn coloured(severity: Severity, style: Style) -> String {
    let colour = match severity {
        Severity::Error => "\u{1b}[31m",
        Severity::Warning => "\u{1b}[33m",
    };
    match style {
        Style::Plain => severity.name().to_owned(),
        Style::Coloured => format!("{colour}{}\u{1b}[0m", severity.name()),
    }
}
