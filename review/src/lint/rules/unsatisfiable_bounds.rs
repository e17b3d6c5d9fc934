//! Bounds that leave nothing between them.

use super::super::finding::Findings;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;
use super::number;

pub(super) const RULE: Rule = Rule {
    id: "unsatisfiable-bounds",
    severity: Severity::Error,
    title: "Bounds that no value can keep",
    explanation: "\
The lower bound is above the upper one, so that every value is refused.

    minLength: 20
    maxLength: 16

One of them is wrong, or they are mixed up.",
    check,
};

const PAIRS: [(&str, &str); 4] = [
    ("minimum", "maximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
];

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    for schema in &survey.schemas {
        let site = &schema.site;
        for (lower, upper) in PAIRS {
            let (Some((place, least)), Some((_, most))) =
                (number(site, lower), number(site, upper))
            else {
                continue;
            };
            let is_open = site.is_true("exclusiveMinimum") || site.is_true("exclusiveMaximum");
            let excludes = lower == "minimum" && is_open && least == most;
            if least > most || excludes {
                findings.add(
                    &place,
                    format!("no value is between {lower} {least} and {upper} {most}"),
                );
            }
        }
    }
}
