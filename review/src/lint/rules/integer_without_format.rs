//! Integers whose size nobody said.

use super::super::finding::Findings;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;

pub(super) const RULE: Rule = Rule {
    id: "integer-without-format",
    severity: Severity::Warning,
    title: "An integer without a format",
    explanation: "\
Without a format, generators for Java, Kotlin, C# and Go take 32 bits, whatever the maximum says. Amounts and ids overflow.

    amount: {type: integer, format: int64, minimum: 1, maximum: 9999999999}

Say `int32`, `int64` or `uint64`. A list of values needs no format.",
    check,
};

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    for schema in &survey.schemas {
        let site = &schema.site;
        let is_bare = site.node.get("format").is_none() && site.node.get("enum").is_none();
        if is_bare && let Some(ty) = site.child("type").filter(|ty| ty.text() == Some("integer")) {
            findings.add(
                &ty,
                format!("the integer {} has no format", named(&schema.name)),
            );
        }
    }
}

fn named(name: &str) -> String {
    match name.is_empty() {
        true => "here".to_owned(),
        false => format!("`{name}`"),
    }
}
