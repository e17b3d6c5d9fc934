//! A default that its own schema forbids.

use super::super::finding::Findings;
use super::super::instance::Instances;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;
use super::quoted;

pub(super) const RULE: Rule = Rule {
    id: "default-invalid",
    severity: Severity::Error,
    title: "A default that its own schema forbids, such as one outside the enumeration",
    explanation: "\
A generator may put the default into the request, and the server refuses it.

    type: string
    enum: [KO, EN]
    default: JP        # not one of them

Change the default, or add it to what is allowed.",
    check,
};

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    let instances = Instances::new(survey);
    for schema in &survey.schemas {
        let Some(default) = schema.site.child("default") else {
            continue;
        };
        let mistakes = instances.mistakes(&schema.site, &[default.node]);
        if let Some(mistake) = mistakes.into_iter().flatten().next() {
            let (value, why) = (quoted(&default), mistake.why);
            findings.add(
                &default,
                format!("the default {value} does not fit its schema: {why}"),
            );
        }
    }
}
