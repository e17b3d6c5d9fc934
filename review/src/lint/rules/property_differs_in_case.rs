//! Properties that differ in case only.

use std::collections::HashMap;

use super::super::finding::Findings;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;

pub(super) const RULE: Rule = Rule {
    id: "property-differs-in-case",
    severity: Severity::Error,
    title: "Two properties of an object that differ in case only",
    explanation: "\
Readers take one for the other, and so do decoders that ignore case (C#, Go).

    properties:
      cardNo: …
      cardNO: …

Rename one where the API allows it; otherwise one of them may be a mistake of the description.",
    check,
};

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    let mut first: HashMap<(usize, String), &str> = HashMap::new();
    for property in &survey.properties {
        let key = (property.owner, property.name.to_lowercase());
        match first.get(&key) {
            Some(other) => {
                findings.add(
                    &property.site,
                    format!("`{}` differs from `{other}` in case only", property.name),
                );
            }
            None => drop(first.insert(key, property.name)),
        }
    }
}
