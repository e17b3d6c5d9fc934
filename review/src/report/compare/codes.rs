//! Response codes and test results.

use std::collections::HashMap;

use konaplate_pages::{CodeList, Facts, Section as Part};

use super::Notes;
use super::lists::numbered;
use super::words::words_of_code;
use crate::report::model::{Operation, Row, Section, TestResult};

/// The response codes of both sides.
pub fn codes(operation: &Operation, facts: &Facts, notes: &mut Notes<'_>) -> Section {
    let known = facts.codes.known();
    let mut section = Section {
        title: "Response codes",
        known: known.is_some(),
        notes: notes.take("codes"),
        rows: Vec::new(),
    };
    let list = match known.map(|codes| codes.list) {
        Some(CodeList::Complete) => "complete",
        Some(CodeList::Truncated) => "goes on behind “Show All”",
        None => "unknown",
    };
    section.rows.push(Row {
        name: "The list".to_owned(),
        line: facts.lines.show_all,
        page: vec![list.to_owned()],
        ours: operation.code_list.iter().cloned().collect(),
        ..Row::default()
    });
    let mut seen = HashMap::new();
    let mut left: Vec<_> = operation.codes.iter().collect();
    for (index, block) in known.iter().flat_map(|codes| &codes.blocks).enumerate() {
        let name = block.code.as_deref().unwrap_or("(lost)");
        let at = numbered("codes", name, &mut seen);
        let code = left
            .iter()
            .position(|code| code.code == name)
            .map(|index| left.remove(index));
        section.rows.push(Row {
            name: name.to_owned(),
            line: facts.lines.codes.get(index).copied(),
            page: words_of_code(block),
            ours: code
                .map(|code| {
                    vec![
                        code.status.clone(),
                        code.message.clone().unwrap_or_default(),
                    ]
                })
                .unwrap_or_default(),
            target: code.map(|code| code.anchor.clone()),
            notes: notes.take(&at),
            evidence: code.and_then(|code| code.evidence.clone()),
        });
    }
    for code in left {
        section.rows.push(Row {
            name: code.code.clone(),
            ours: vec![
                code.status.clone(),
                code.message.clone().unwrap_or_default(),
            ],
            target: Some(code.anchor.clone()),
            notes: notes.take(&format!("codes.{}", code.code)),
            evidence: code.evidence.clone(),
            ..Row::default()
        });
    }
    section
}

/// The test results of both sides.
pub fn results(operation: &Operation, facts: &Facts, notes: &mut Notes<'_>) -> Section {
    let theirs = match &facts.test_data {
        Part::Known(data) => Some(&data.results),
        Part::Unknown(_) => None,
    };
    let mut section = Section {
        title: "Test results",
        known: theirs.is_some(),
        notes: notes.take("test_data"),
        rows: Vec::new(),
    };
    let mut left: Vec<_> = operation.results.iter().collect();
    let ours = |result: &TestResult| {
        let code = result.code.as_ref().map(|code| format!("code {code}"));
        vec![
            result.status.clone(),
            code.unwrap_or_else(|| "no listed code".to_owned()),
        ]
    };
    let mut seen = HashMap::new();
    for (index, result) in theirs.into_iter().flatten().enumerate() {
        let at = numbered("test_data", &result.name, &mut seen);
        let found = left
            .iter()
            .position(|ours| ours.name == result.name)
            .map(|index| left.remove(index));
        section.rows.push(Row {
            name: result.name.clone(),
            line: facts.lines.results.get(index).copied(),
            page: vec![result.status.to_string()],
            ours: found.map(ours).unwrap_or_default(),
            notes: notes.take(&at),
            ..Row::default()
        });
    }
    for result in left {
        let row_notes = notes.take(&format!("test_data.{}", result.name));
        section.rows.push(Row {
            name: result.name.clone(),
            ours: ours(result),
            notes: row_notes,
            ..Row::default()
        });
    }
    section
}
