//! Findings as annotations of a GitHub workflow.

use std::fmt::Write as _;

use super::super::finding::Report;
use crate::escape::{github_data, github_property};

/// One workflow command for each finding.
#[must_use]
pub fn github(report: &Report) -> String {
    let mut text = String::new();
    for finding in &report.findings {
        let place = &finding.place;
        // Writing into a String does not fail.
        let _ = writeln!(
            text,
            "::{} file={},line={},col={},title={}::{}",
            finding.severity.name(),
            github_property(&place.file),
            place.line,
            place.column,
            github_property(finding.id),
            github_data(&finding.message),
        );
    }
    text
}
