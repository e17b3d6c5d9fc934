//! The pages that were written for the tests: invented operations of a library, in the form of the scraped pages.
#![allow(dead_code)] // Every test takes what it needs.

use std::path::{Path, PathBuf};

use konaplate_pages::repair::Readings;
use konaplate_pages::{Facts, Field, Finding, Kind, Lines, Reading};

/// The names of the pages that are understood without a finding.
pub const SOUND: [&str; 8] = [
    "lend_book",
    "korean",
    "compact",
    "compact_empty",
    "no_request",
    "old_path",
    "nothing_to_send",
    "long_texts",
];

pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pages/{name}.txt"))
}

/// The text of a page. Line ends are those of the file system; no page depends on them.
pub fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap()
}

pub fn read(text: &str) -> Reading {
    konaplate_pages::read("page", text, &Readings::default())
}

/// The facts of a text on which everything is understood.
pub fn facts(text: &str) -> Facts {
    let reading = read(text);
    assert_eq!(reading.findings, []);
    reading.facts
}

/// Facts without what changes with the layout of a page.
pub fn unplaced(mut facts: Facts) -> Facts {
    facts.lines = Lines::default();
    facts
}

pub fn kinds(findings: &[Finding]) -> Vec<(Kind, Option<usize>)> {
    findings
        .iter()
        .map(|finding| (finding.kind, finding.line))
        .collect()
}

/// All fields of a page.
pub fn fields(facts: &Facts) -> Vec<&Field> {
    facts
        .field_lists()
        .flat_map(|(_, fields, _)| fields)
        .collect()
}

/// The only field with this name.
pub fn field<'a>(facts: &'a Facts, name: &str) -> &'a Field {
    fields(facts)
        .into_iter()
        .find(|field| field.name.as_deref() == Some(name))
        .unwrap()
}
