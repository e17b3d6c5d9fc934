//! Integers that common languages cannot hold.

use konaplate_codegen::load::{Decimal, Value};

use super::super::finding::Findings;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;
use super::{items, number};
use crate::description::Site;

pub(super) const BEYOND_DOUBLE: Rule = Rule {
    id: "integer-beyond-double",
    severity: Severity::Warning,
    title: "An integer above 2^53, which JavaScript and everything that reads JSON numbers as doubles cannot hold exactly",
    explanation: "\
JavaScript, and tools written in it, read 9007199254740993 as 9007199254740992. Another account is charged.

    userId: {type: integer, maximum: 9999999999999999}

Where the API takes it, use a string of digits. Where it does not, say so in the description, and accept this finding with the
reason.",
    check: beyond_double,
};

pub(super) const BEYOND_INT64: Rule = Rule {
    id: "integer-beyond-int64",
    severity: Severity::Warning,
    title: "An integer above 2^63 - 1, for which Java, Kotlin and C have no common type",
    explanation: "\
A generated `long` overflows, and the literal of the bound does not even compile. Above 2^64 - 1 no language has a type for it.

    userId: {type: integer, maximum: 9999999999999999999}

Where the API takes it, use a string of digits, or a lower bound.",
    check: beyond_int64,
};

fn beyond_double<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    let (exact, long) = ((1_i128 << 53) - 1, i128::from(i64::MAX));
    each(survey, |site, value| {
        if is_beyond(value, exact) && !is_beyond(value, long) {
            findings.add(
                site,
                format!(
                    "{value} is beyond 2^53: readers of JSON that use doubles lose its last digits"
                ),
            );
        }
    });
}

fn beyond_int64<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    each(survey, |site, value| {
        if is_beyond(value, i128::from(i64::MAX)) {
            findings.add(site, format!("{value} is beyond 2^63 - 1: it fits neither a Java long nor a JavaScript number"));
        }
    });
}

fn is_beyond(value: &Decimal, most: i128) -> bool {
    *value > Decimal::from(most) || *value < Decimal::from(-most - 1)
}

/// Bounds, listed values and defaults of integers.
fn each<'d>(survey: &Survey<'d>, mut look: impl FnMut(&Site<'d>, &'d Decimal)) {
    for schema in &survey.schemas {
        let site = &schema.site;
        if site.text_of("type") != Some("integer") {
            continue;
        }
        for key in ["minimum", "maximum", "default"] {
            if let Some((site, value)) = number(site, key) {
                look(&site, value);
            }
        }
        for value in items(site, "enum") {
            if let Value::Number(number) = &value.node.value {
                look(&value, number.decimal());
            }
        }
    }
}
