//! Bodies without an example.

use super::super::finding::Findings;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;
use crate::description::Site;

pub(super) const RULE: Rule = Rule {
    id: "missing-example",
    severity: Severity::Warning,
    title: "A body of a request or of a successful response without an example",
    explanation: "\
An example is the first thing that a reader looks at, and what mock servers answer with.

    content:
      application/json:
        schema: …
        examples:
          one: {value: {userId: 50000104652}}

An example may also stand in the schema itself.",
    check,
};

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    for operation in &survey.operations {
        if let Some(body) = operation.site.child("requestBody") {
            let what = format!("the request of {}", operation.name);
            body_of(survey, &survey.follow(&body), &what, findings);
        }
        let responses = operation.site.child("responses");
        for (status, response) in responses.map(|all| all.entries()).unwrap_or_default() {
            if status.starts_with('2') {
                let what = format!("the response {status} of {}", operation.name);
                body_of(survey, &survey.follow(&response), &what, findings);
            }
        }
    }
}

fn body_of<'d>(survey: &Survey<'d>, body: &Site<'d>, what: &str, findings: &mut Findings<'d>) {
    let content = body.child("content");
    for (media_type, site) in content.map(|content| content.entries()).unwrap_or_default() {
        let schema = site.child("schema").map(|schema| survey.follow(&schema));
        let has_example = ["example", "examples"]
            .iter()
            .any(|key| site.node.get(key).is_some())
            || schema.is_some_and(|schema| schema.node.get("example").is_some());
        if !has_example {
            findings.add(&site, format!("{what} has no example ({media_type})"));
        }
    }
}
