//! Findings for programs.

use serde::Serialize;

use super::super::finding::{Finding, Report};
use super::super::rule::Severity;

/// The version of the form. A key that is added leaves it as it is; anything else that changes raises it.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Form<'r> {
    version: u32,
    summary: Summary,
    findings: &'r [Finding],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary {
    errors: usize,
    warnings: usize,
    left_out: usize,
}

/// One object: `version`, `summary` with `errors`, `warnings` and `leftOut`, and `findings`, whose keys are the fields of [`Finding`].
#[must_use]
pub fn json(report: &Report) -> String {
    let form = Form {
        version: VERSION,
        summary: Summary {
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            left_out: report.left_out,
        },
        findings: &report.findings,
    };
    // Strings and numbers only: nothing in it can fail to be written.
    serde_json::to_string_pretty(&form).unwrap_or_default() + "\n"
}
