//! Examples that do not fit.

use super::super::finding::Findings;
use super::super::instance::{Instances, Mistake};
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;
use crate::description::Site;

pub(super) const RULE: Rule = Rule {
    id: "example-invalid",
    severity: Severity::Error,
    title: "An example that does not fit its schema",
    explanation: "\
People copy examples, and mock servers answer with them. One that does not fit is wrong itself, or its schema is.

    schema: {type: integer, maximum: 100}
    example: 101

All examples are checked: `example` of a schema, `example` and `examples` of media types, parameters and headers. Integers are
compared exactly up to 64 bits.",
    check,
};

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    let instances = Instances::new(survey);
    let mut one = |schema: &Site<'d>, example: &Site<'d>| {
        let mistakes = instances.mistakes(schema, &[example.node]);
        for Mistake { place, why } in mistakes.into_iter().flatten() {
            let at = match place.as_str() {
                "" => String::new(),
                place => format!(" at {place}"),
            };
            let message = format!("the example does not fit its schema{at}: {why}");
            findings.add(&inside(example, &place), message);
        }
    };
    for schema in &survey.schemas {
        if let Some(example) = schema.site.child("example") {
            one(&schema.site, &example);
        }
    }
    for carrier in &survey.carriers {
        let Some(schema) = carrier.child("schema") else {
            continue;
        };
        if let Some(example) = carrier.child("example") {
            one(&schema, &example);
        }
        let examples = carrier.child("examples");
        for (_, example) in examples
            .map(|examples| examples.entries())
            .unwrap_or_default()
        {
            if let Some(value) = survey.follow(&example).child("value") {
                one(&schema, &value);
            }
        }
    }
}

/// The place in an example that a pointer leads to, as far as it goes.
fn inside<'d>(example: &Site<'d>, pointer: &str) -> Site<'d> {
    let mut site = example.clone();
    for token in pointer.split('/').skip(1) {
        let key = token.replace("~1", "/").replace("~0", "~");
        let next = site.child(&key).or_else(|| {
            let index: usize = key.parse().ok()?;
            site.items().into_iter().nth(index)
        });
        match next {
            Some(next) => site = next,
            None => break,
        }
    }
    site
}
