//! A value of an enumeration that the rest of the schema forbids.

use konaplate_codegen::load::Node;

use super::super::finding::Findings;
use super::super::instance::Instances;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;
use super::{items, quoted};

pub(super) const RULE: Rule = Rule {
    id: "enum-invalid",
    severity: Severity::Error,
    title: "A value of an enumeration that the rest of its schema forbids",
    explanation: "\
No value can be both listed and allowed: validators refuse what the API accepts.

    type: string
    maxLength: 7
    enum: [ACTIVE, SUSPENDED]     # SUSPENDED has 9 letters

Leave out the keyword that is wrong. An enumeration needs no lengths.",
    check,
};

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    let instances = Instances::new(survey);
    for schema in &survey.schemas {
        let values = items(&schema.site, "enum");
        if values.is_empty() {
            continue;
        }
        let nodes: Vec<&Node> = values.iter().map(|value| value.node).collect();
        let mistakes = instances.mistakes(&schema.site, &nodes);
        for (value, mistakes) in values.iter().zip(mistakes) {
            if let Some(mistake) = mistakes.into_iter().next() {
                let (quoted, why) = (quoted(value), mistake.why);
                findings.add(
                    value,
                    format!("{quoted} is listed, and forbidden by the schema: {why}"),
                );
            }
        }
    }
}
