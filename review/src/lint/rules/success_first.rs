//! Enumerations of errors that begin with success.

use super::super::finding::Findings;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;
use super::{items, quoted};

pub(super) const RULE: Rule = Rule {
    id: "success-first",
    severity: Severity::Warning,
    title: "An enumeration of error codes that lists success first",
    explanation: "\
Some generators take the first value for one that they do not know, or that was not set. An unknown error then reads as success.

    enum: ['000_000', '005_025']     # 000_000 is success

List a failure first, or give success a type of its own.",
    check,
};

/// Names of enumerations of errors.
const ERROR_NAMES: [&str; 6] = ["error", "code", "result", "status", "failure", "response"];

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    for schema in &survey.schemas {
        let values = items(&schema.site, "enum");
        let [first, _, ..] = &values[..] else {
            continue;
        };
        let name = schema.name.to_lowercase();
        let is_about_errors = ERROR_NAMES.iter().any(|word| name.contains(word));
        let described = items(&schema.site, "x-enum-varnames");
        let described = described.first().and_then(|name| name.text());
        let texts = [
            first.text().unwrap_or_default(),
            described.unwrap_or_default(),
        ];
        if is_about_errors && texts.iter().any(|text| is_success(text)) {
            findings.add(
                first,
                format!(
                    "{} is success, and stands first among errors",
                    quoted(first)
                ),
            );
        }
    }
}

/// `SUCCESS`, `OK`, `0000`, `000_000`.
fn is_success(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_zero = text.contains('0') && text.chars().all(|c| !c.is_alphanumeric() || c == '0');
    is_zero || matches!(lower.as_str(), "ok" | "success" | "succeeded" | "normal")
}
