//! The test results: the selected option, then all options as `NNN - name`.

use super::{Line, Notes, notes::excerpt};
use crate::facts::{Lines, Section, TestData, TestResult};
use crate::finding::Kind;

/// Reads the part. Without a single option it is unknown: a compact copy lost them.
pub fn read(lines: &[Line<'_>], numbers: &mut Lines, notes: &mut Notes) -> Section<TestData> {
    let mut options: Vec<(&Line<'_>, TestResult)> = Vec::new();
    for line in lines {
        match option(&line.text) {
            Some(result) => options.push((line, result)),
            None => notes.add(
                Kind::TestLine,
                line,
                format!("`{}` is not a test result", excerpt(&line.text)),
            ),
        }
    }
    let mut options = options.into_iter();
    let Some((line, selected)) = options.next() else {
        return Section::UNKNOWN;
    };
    let (rest, mut results): (Vec<_>, Vec<_>) =
        options.map(|(line, result)| (line.number, result)).unzip();
    numbers.results = rest;
    if results.contains(&selected) {
        return Section::Known(TestData {
            selected: Some(selected),
            results,
        });
    }
    notes.add(
        Kind::TestSelection,
        line,
        "the selected test result is not one of the options: a line is missing",
    );
    numbers.results.insert(0, line.number);
    results.insert(0, selected);
    Section::Known(TestData {
        selected: None,
        results,
    })
}

fn option(text: &str) -> Option<TestResult> {
    let (status, name) = text.split_once(" - ")?;
    let digits = status.len() == 3 && status.bytes().all(|byte| byte.is_ascii_digit());
    let name = name.trim();
    (digits && !name.is_empty()).then(|| {
        Some(TestResult {
            status: status.parse().ok()?,
            name: name.to_owned(),
        })
    })?
}
