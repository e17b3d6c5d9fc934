//! Whatever is deleted from a page, `pages check` notices and names it.
//!
//! All deletions are tried rather than some: a page has few hundred lines. On the real pages, which are not part of the repository,
//! the description and the ledger of the project are used.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    missing_docs
)]

mod project;

use konaplate_codegen::load::{Directory, Source};
use konaplate_pages::repair::Readings;
use konaplate_pages::{Facts, Field, Lines, Reading, Section, Type, read};
use project::{Found, Project};

/// A page that agrees with its description.
struct Page {
    name: String,
    text: String,
    readings: Readings,
    /// The facts of all pages of the description.
    all: Vec<Facts>,
    source: Box<dyn Source>,
}

impl Page {
    fn synthetic() -> Self {
        let project = Project::new();
        Self {
            name: "return_book".to_owned(),
            text: project.page.clone(),
            readings: Readings::default(),
            all: vec![project.facts()],
            source: Box::new(project.source()),
        }
    }

    fn real() -> Vec<Self> {
        let Some(folder) = project::scraped_pages() else {
            return Vec::new();
        };
        let spec = project::root().join("spec");
        let all: Vec<Facts> = project::files(&spec.join("pages"))
            .values()
            .map(|text| Facts::from_yaml(text).unwrap())
            .collect();
        let page = |facts: &Facts| Self {
            name: facts.page.clone(),
            text: std::fs::read_to_string(folder.join(format!("{}.txt", facts.page))).unwrap(),
            readings: Readings::from_yaml(
                &std::fs::read_to_string(spec.join("repairs.yaml")).unwrap(),
            )
            .unwrap(),
            all: all.clone(),
            source: Box::new(Directory::new(&spec)),
        };
        all.iter().map(page).collect()
    }

    fn facts(&self) -> &Facts {
        self.all
            .iter()
            .find(|facts| facts.page == self.name)
            .unwrap()
    }

    /// The page without the lines `first..end`, counted from 1.
    fn without(&self, first: usize, end: usize) -> Reading {
        let kept: Vec<&str> = self
            .text
            .split('\n')
            .enumerate()
            .filter(|(index, _)| !(first..end).contains(&(index + 1)))
            .map(|(_, line)| line)
            .collect();
        read(&self.name, &kept.join("\n"), &self.readings)
    }

    /// The errors of the check once the page has these facts.
    fn check(&self, facts: &Facts) -> Vec<Found> {
        let mut all = self.all.clone();
        *all.iter_mut()
            .find(|facts| facts.page == self.name)
            .unwrap() = facts.clone();
        project::found(self.source.as_ref(), &all)
    }

    fn line(&self, number: usize) -> &str {
        self.text.split('\n').nth(number - 1).unwrap().trim()
    }

    /// The first line behind `start` that begins a section, or is one of `starts`.
    fn end(&self, start: usize, starts: &[usize]) -> usize {
        const LABELS: [&str; 6] = [
            "Request Parameters",
            "Response Headers",
            "Response Parameters",
            "Response Code",
            "Show All",
            "Test Data",
        ];
        (start + 1..)
            .find(|line| starts.contains(line) || LABELS.contains(&self.line(*line)))
            .unwrap()
    }
}

/// Asserts that a finding names the operation and the thing.
#[track_caller]
fn assert_named(found: &[Found], page: &Page, name: &str) {
    let operation = format!("`{}`", page.name);
    assert!(
        found
            .iter()
            .any(|found| found.message.starts_with(&operation) && found.message.contains(name)),
        "{}: nothing names {name}: {found:#?}",
        page.name
    );
}

/// Deletes every header and field, then every constraint line. Returns how many of each.
fn delete_fields(page: &Page) -> (usize, usize) {
    let (mut fields, mut constraints) = (0, 0);
    for (place, list, lines) in page.facts().field_lists() {
        for (field, line) in list.iter().zip(lines) {
            let name = format!("{place}.{}", field.name.as_deref().unwrap());
            let end = page.end(*line, lines);
            let found = page.check(&page.without(*line, end).facts);
            assert_named(&found, page, &name);
            fields += 1;

            let Some(constraint) = &field.constraint else {
                continue;
            };
            let at = (*line..end)
                .find(|line| {
                    ["Length :", "Min :", "Value :"]
                        .iter()
                        .any(|word| page.line(*line).starts_with(word))
                })
                .unwrap();
            let found = page.check(&page.without(at, at + 1).facts);
            if constraint.is_given() {
                assert_named(&found, page, &name);
                constraints += 1;
            } else {
                // `Length : 0` says that there is no length, as its absence does.
                assert_eq!(found, []);
            }
        }
    }
    (fields, constraints)
}

fn delete_codes(page: &Page) -> usize {
    let facts = page.facts();
    let blocks = &facts.codes.known().unwrap().blocks;
    for (code, line) in blocks.iter().zip(&facts.lines.codes) {
        let reading = page.without(*line, page.end(*line, &facts.lines.codes));
        let found = page.check(&reading.facts);
        assert_named(
            &found,
            page,
            &format!("codes.{}", code.code.as_deref().unwrap()),
        );
    }
    blocks.len()
}

fn delete_results(page: &Page) -> usize {
    let facts = page.facts();
    let results = &facts.test_data.known().unwrap().results;
    for (result, line) in results.iter().zip(&facts.lines.results) {
        let reading = page.without(*line, line + 1);
        // Where the deleted option was the selected one, the reader sees that a line is missing.
        if reading.findings.is_empty() {
            let found = page.check(&reading.facts);
            assert_named(&found, page, &format!("test_data.{}", result.name));
        }
    }
    results.len()
}

/// What the facts say about the API, without what only `pages diff` looks at: free text, and the versions, for which the description
/// has no place.
fn essence(facts: &Facts) -> Facts {
    let mut facts = facts.clone();
    facts.lines = Lines::default();
    facts.description = None;
    facts.restored = None;
    facts.version = None;
    facts.versions.clear();
    for direction in [&mut facts.request, &mut facts.response] {
        for section in [&mut direction.headers, &mut direction.parameters] {
            if let Section::Known(fields) = section {
                fields.iter_mut().for_each(strip);
            }
        }
    }
    if let Section::Known(codes) = &mut facts.codes {
        codes.note = None;
        for code in &mut codes.blocks {
            code.description = None;
        }
    }
    if let Section::Known(data) = &mut facts.test_data {
        data.selected = None;
    }
    facts
}

fn strip(field: &mut Field) {
    field.prose = None;
    field.examples.clear();
    // A default can stand twice; either is enough.
    field.default = field.stated_default.take().or(field.default.take());
    if field.type_ == Type::Boolean {
        field.values.clear();
    }
    if field
        .constraint
        .as_ref()
        .is_some_and(|constraint| !constraint.is_given())
    {
        field.constraint = None;
    }
}

/// Deletes every single line: if that changes what the page says about the API, the reader or the check complains.
fn delete_lines(page: &Page) -> usize {
    let whole = essence(page.facts());
    let mut changed = 0;
    for number in 1..=page.text.split('\n').count() {
        let reading = page.without(number, number + 1);
        if essence(&reading.facts) != whole {
            changed += 1;
            assert!(
                !reading.findings.is_empty() || !page.check(&reading.facts).is_empty(),
                "{} line {number} `{}` vanishes unnoticed",
                page.name,
                page.line(number)
            );
        }
    }
    changed
}

#[test]
fn nothing_vanishes_from_a_page_unnoticed() {
    let page = Page::synthetic();
    assert_eq!(page.check(page.facts()), [], "whole, it agrees");
    assert_eq!(delete_fields(&page), (22, 14));
    assert_eq!(delete_codes(&page), 4);
    assert_eq!(delete_results(&page), 6);
    let changed = delete_lines(&page);
    assert!(changed > 100, "{changed}");
}

#[test]
fn nothing_vanishes_from_a_real_page_unnoticed() {
    let pages = Page::real();
    if pages.is_empty() {
        return;
    }
    let mut deleted = (0, 0, 0, 0);
    for page in &pages {
        assert_eq!(
            page.check(page.facts()),
            [],
            "{}: whole, it agrees",
            page.name
        );
        let (fields, constraints) = delete_fields(page);
        deleted.0 += fields;
        deleted.1 += constraints;
        deleted.2 += delete_codes(page);
        deleted.3 += delete_results(page);
        delete_lines(page);
    }
    assert_eq!((deleted.0, deleted.2, deleted.3), (107, 40, 59));
    eprintln!("deleted: {deleted:?} fields, constraints, codes, results");
}
