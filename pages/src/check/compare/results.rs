//! Named test results.

use super::Findings;
use super::list::{self, Entry, Place};
use crate::check::described::Operation;
use crate::check::difference::Aspect;
use crate::facts::{Facts, Section};

const PLACE: &str = "test_data";

pub fn compare(facts: &Facts, operation: &Operation, findings: &mut Findings) {
    known_codes(operation, findings);
    let results = match &facts.test_data {
        Section::Known(data) => &data.results,
        Section::Unknown(_) => return unknown(operation, findings),
    };
    let lines = &facts.lines.results;
    let page: Vec<Entry> = results
        .iter()
        .enumerate()
        .map(|(index, result)| Entry {
            name: result.name.clone(),
            summary: result.status.to_string(),
            at: Place::Line(lines.get(index).copied()),
        })
        .collect();
    let chosen: Vec<Entry> = operation
        .results
        .iter()
        .map(|result| Entry {
            name: result.name.value.clone(),
            summary: result.status.value.clone(),
            at: Place::Span(result.name.span),
        })
        .collect();
    for pair in list::compare(PLACE, &page, &chosen, operation.results_span, findings) {
        let (Some(result), Some(chosen)) =
            (results.get(pair.page), operation.results.get(pair.chosen))
        else {
            continue;
        };
        let line = lines.get(pair.page).copied();
        let sides = (result.status.to_string(), &chosen.status);
        findings.compare(
            &pair.place,
            Aspect::Status,
            (&sides.0, &sides.1.value),
            sides.1.span,
            line,
        );
    }
}

/// The page has lost its test data: what the description has is from somewhere else.
fn unknown(operation: &Operation, findings: &mut Findings) {
    if operation.results.is_empty() {
        return;
    }
    findings.lost(PLACE, Aspect::Presence, "described", operation.results_span);
    if !operation.evidence {
        findings.without_evidence(PLACE, "this", operation.results_span);
    }
}

/// A test result stands for a code that the description lists with the same status.
fn known_codes(operation: &Operation, findings: &mut Findings) {
    for result in &operation.results {
        let Some(code) = &result.code else { continue };
        let listed = operation.codes.iter().any(|listed| {
            listed.code.value == code.value && listed.status.value == result.status.value
        });
        if !listed {
            let message = format!(
                "{PLACE}.{}: no response with status {} lists the code `{}`",
                result.name.value, result.status.value, code.value
            );
            findings.other(
                "test-code",
                code.span,
                &message,
                "leave `code` out where the result matches no listed code",
            );
        }
    }
}
