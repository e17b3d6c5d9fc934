//! Pages and description side by side: every fact of a page beside what the description says there.

mod codes;
mod lists;
mod words;

use konaplate_pages::check::Explained;
use konaplate_pages::{Encryption, Facts, Mode};

use super::model::{Comparison, Evidence, Note, Operation, Report, Row, Section};
use codes::{codes, results};
use lists::{our_lists, rows};

pub use words::{words_of_code, words_of_fact};

/// Adds a comparison to every operation that has a page.
pub fn compare(report: &mut Report, pages: &[Facts], differences: &[Explained]) {
    report.pages = pages.len();
    for operation in &mut report.operations {
        let page = operation.page.as_ref();
        let Some(facts) = pages.iter().find(|facts| page == Some(&facts.page)) else {
            continue;
        };
        let mut notes = Notes::new(&facts.page, differences);
        operation.comparison = Some(comparison(operation, facts, &mut notes));
    }
}

/// The differences of one page that have not found their place yet.
struct Notes<'a> {
    left: Vec<&'a Explained>,
}

impl<'a> Notes<'a> {
    fn new(page: &str, differences: &'a [Explained]) -> Self {
        let of_page = |found: &&Explained| found.difference.operation == page;
        Self {
            left: differences.iter().filter(of_page).collect(),
        }
    }

    /// Takes those of one place.
    fn take(&mut self, place: &str) -> Vec<Note> {
        let (taken, left) = self
            .left
            .iter()
            .partition(|found| found.difference.place == place);
        self.left = left;
        taken.into_iter().map(note).collect()
    }
}

/// A difference in the words of the report.
pub fn note(found: &Explained) -> Note {
    Note {
        aspect: found.difference.aspect.id(),
        page: found.difference.page.clone(),
        ours: found.difference.chosen.clone(),
        explanation: found.explanation.as_ref().map(|explanation| Evidence {
            mark: explanation.evidence.clone(),
            reason: explanation.reason.clone(),
        }),
    }
}

fn comparison(operation: &Operation, facts: &Facts, notes: &mut Notes<'_>) -> Comparison {
    let mut sections = vec![head(operation, facts, notes)];
    let ours = our_lists(operation);
    let titles = [
        "Request headers",
        "Request fields",
        "Response headers",
        "Response fields",
    ];
    for ((fields, title), (place, part, lines)) in
        ours.iter().zip(titles).zip(facts.field_sections())
    {
        let mut section = Section {
            title,
            known: part.known().is_some(),
            notes: notes.take(place),
            rows: Vec::new(),
        };
        let theirs = part.known().map_or(&[][..], Vec::as_slice);
        section.rows = rows(place, (theirs, lines), fields, notes);
        sections.push(section);
    }
    sections.push(codes(operation, facts, notes));
    sections.push(results(operation, facts, notes));
    let rest: Vec<_> = notes
        .left
        .iter()
        .map(|found| found.difference.place.clone())
        .collect();
    for place in rest {
        let found = notes.take(&place);
        if let Some(first) = sections.first_mut().filter(|_| !found.is_empty()) {
            first.rows.push(Row {
                name: place,
                notes: found,
                ..Row::default()
            });
        }
    }
    Comparison {
        sections,
        restored: facts
            .restored
            .map(|restored| (restored.exact, restored.accepted, restored.open)),
    }
}

fn head(operation: &Operation, facts: &Facts, notes: &mut Notes<'_>) -> Section {
    let encryption = |encryption| match encryption {
        Encryption::Encrypted => "encrypted",
        Encryption::Plain => "not encrypted",
        Encryption::Unknown => "unknown",
    };
    let ours = |which: &str| match which {
        "jwe" => "encrypted (JWE)".to_owned(),
        "none" => "not encrypted".to_owned(),
        other => other.to_owned(),
    };
    let (request, response) = operation.encryption.clone().unwrap_or_default();
    let mode = match facts.mode {
        Mode::Sync => Some("synchronous"),
        Mode::Async => Some("asynchronous"),
        Mode::Unknown => None,
    };
    let rows = [
        (
            "Title",
            "title",
            facts.title.clone(),
            operation.title.clone(),
            facts.lines.title,
        ),
        (
            "Method",
            "method",
            facts.method.clone(),
            operation.method.clone(),
            None,
        ),
        (
            "Path",
            "path",
            facts.path.clone(),
            operation.path.clone(),
            facts.lines.path,
        ),
        (
            "Mode",
            "mode",
            mode.map(str::to_owned),
            "synchronous".to_owned(),
            None,
        ),
        (
            "Version",
            "version",
            facts.version.clone(),
            String::new(),
            None,
        ),
        (
            "Versions to choose from",
            "versions",
            Some(facts.versions.join(", ")),
            String::new(),
            None,
        ),
        (
            "Request body",
            "request.encryption",
            Some(encryption(facts.request.encryption).to_owned()),
            ours(&request),
            None,
        ),
        (
            "Response body",
            "response.encryption",
            Some(encryption(facts.response.encryption).to_owned()),
            ours(&response),
            None,
        ),
    ];
    let filled = |text: String| {
        if text.is_empty() {
            Vec::new()
        } else {
            vec![text]
        }
    };
    let rows = rows.into_iter().map(|(name, place, page, ours, line)| Row {
        name: name.to_owned(),
        line,
        page: filled(page.unwrap_or_default()),
        ours: filled(ours),
        notes: notes.take(place),
        ..Row::default()
    });
    Section {
        title: "The operation as a whole",
        known: true,
        notes: Vec::new(),
        rows: rows.collect(),
    }
}
