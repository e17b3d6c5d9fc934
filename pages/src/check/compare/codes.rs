//! Response codes.

use super::Findings;
use super::list::{self, Entry, Place};
use crate::check::described::Operation;
use crate::check::difference::{ABSENT, Aspect, NONE, UNKNOWN};
use crate::facts::{Code, CodeList, Facts, Section};

const PLACE: &str = "codes";

pub fn compare(facts: &Facts, operation: &Operation, findings: &mut Findings) {
    let codes = match &facts.codes {
        Section::Known(codes) => codes,
        Section::Unknown(_) => return unknown(operation, findings),
    };
    let lines = &facts.lines.codes;
    let page: Vec<Entry> = codes
        .blocks
        .iter()
        .enumerate()
        .map(|(index, code)| Entry {
            name: code.code.clone().unwrap_or_else(|| "(lost)".to_owned()),
            summary: summary(code),
            at: Place::Line(lines.get(index).copied()),
        })
        .collect();
    let chosen: Vec<Entry> = operation
        .codes
        .iter()
        .map(|code| Entry {
            name: code.code.value.clone(),
            summary: format!(
                "{} {}",
                code.status.value,
                code.message.as_ref().map_or(NONE, |message| &message.value)
            ),
            at: Place::Span(code.code.span),
        })
        .collect();
    for pair in list::compare(PLACE, &page, &chosen, operation.codes_span, findings) {
        let (Some(code), Some(chosen)) = (
            codes.blocks.get(pair.page),
            operation.codes.get(pair.chosen),
        ) else {
            continue;
        };
        let line = lines.get(pair.page).copied();
        let sides = (status(code), chosen.status.value.as_str());
        findings.compare(
            &pair.place,
            Aspect::Status,
            (&sides.0, sides.1),
            chosen.status.span,
            line,
        );
        let message = chosen.message.as_ref();
        let sides = (
            code.message.as_deref().unwrap_or(NONE),
            message.map_or(NONE, |message| &message.value),
        );
        let span = message.map_or(chosen.code.span, |message| message.span);
        findings.compare(&pair.place, Aspect::Message, sides, span, line);
    }
    compare_list(facts, codes.list, operation, findings);
}

fn compare_list(facts: &Facts, list: CodeList, operation: &Operation, findings: &mut Findings) {
    let page = match list {
        CodeList::Complete => "complete",
        CodeList::Truncated => "truncated",
    };
    let chosen = operation.code_list.as_ref();
    let span = chosen.map_or(operation.span, |chosen| chosen.span);
    let chosen = chosen.map_or(ABSENT, |chosen| &chosen.value);
    findings.compare(
        PLACE,
        Aspect::List,
        (page, chosen),
        span,
        facts.lines.show_all,
    );
}

/// The page has lost its codes: those of the description are from somewhere else.
fn unknown(operation: &Operation, findings: &mut Findings) {
    findings.lost(PLACE, Aspect::Presence, "described", operation.codes_span);
    for code in &operation.codes {
        if !code.evidence {
            let place = format!("{PLACE}.{}", code.code.value);
            findings.without_evidence(&place, "this", code.code.span);
        }
    }
}

fn summary(code: &Code) -> String {
    format!(
        "{} {}",
        status(code),
        code.message.as_deref().unwrap_or(NONE)
    )
}

fn status(code: &Code) -> String {
    code.status
        .map_or_else(|| UNKNOWN.to_owned(), |status| status.to_string())
}
