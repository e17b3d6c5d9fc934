//! Keywords that do nothing for the type they stand at.

use super::super::finding::Findings;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;

pub(super) const RULE: Rule = Rule {
    id: "keyword-inapplicable",
    severity: Severity::Error,
    title: "A bound that says nothing about values of its type",
    explanation: "\
JSON Schema ignores a keyword that is not for the type. The rule that somebody meant is not checked.

    type: string
    maximum: 9999999999     # means nothing; was maxLength: 10 meant?

Use the keyword of the type.",
    check,
};

/// Keywords, with the types that they are for.
const KEYWORDS: [(&str, &[&str]); 15] = [
    ("minLength", &["string"]),
    ("maxLength", &["string"]),
    ("pattern", &["string"]),
    ("minimum", &["integer", "number"]),
    ("maximum", &["integer", "number"]),
    ("exclusiveMinimum", &["integer", "number"]),
    ("exclusiveMaximum", &["integer", "number"]),
    ("multipleOf", &["integer", "number"]),
    ("items", &["array"]),
    ("minItems", &["array"]),
    ("maxItems", &["array"]),
    ("uniqueItems", &["array"]),
    ("properties", &["object"]),
    ("minProperties", &["object"]),
    ("maxProperties", &["object"]),
];

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    for schema in &survey.schemas {
        let Some(ty) = schema.site.text_of("type") else {
            continue;
        };
        for (keyword, types) in KEYWORDS {
            if let Some(site) = schema.site.child(keyword)
                && !types.contains(&ty)
            {
                findings.add(
                    &site,
                    format!("`{keyword}` says nothing about values of the type {ty}"),
                );
            }
        }
    }
}
