//! Operations without a name.

use super::super::finding::Findings;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;

pub(super) const RULE: Rule = Rule {
    id: "missing-operation-id",
    severity: Severity::Error,
    title: "An operation without an operationId",
    explanation: "\
Generators name methods by it. Without one, each makes up a name from the path, and another when the path changes.

    post:
      operationId: gift_prepaid_card",
    check,
};

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    for operation in &survey.operations {
        if operation
            .site
            .text_of("operationId")
            .is_none_or(str::is_empty)
        {
            findings.add(
                &operation.site,
                format!("{} has no operationId", operation.name),
            );
        }
    }
}
