//! Operations that never fail.

use super::super::finding::Findings;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;

pub(super) const RULE: Rule = Rule {
    id: "missing-error-response",
    severity: Severity::Warning,
    title: "An operation without a response for errors",
    explanation: "\
Every operation fails at times. Without a `4XX`, `5XX` or `default` response, generated clients have no type for the error, and throw
what they cannot read.

    responses:
      '200': …
      default: {description: Anything else., content: …}",
    check,
};

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    for operation in &survey.operations {
        let Some(responses) = operation.site.child("responses") else {
            findings.add(
                &operation.site,
                format!("{} has no responses", operation.name),
            );
            continue;
        };
        let has_error = responses
            .entries()
            .iter()
            .any(|(status, _)| *status == "default" || status.starts_with(['4', '5']));
        if !has_error {
            findings.add(
                &responses,
                format!("{} has no response for errors", operation.name),
            );
        }
    }
}
