//! Page text -> facts.
//!
//! The text is repaired, split into lines, cut into sections by their labels, and each section is read by a module of its own.
//! Nothing here fails: what is not understood becomes a finding. Time and memory are linear in the text.

mod codes;
mod constraint;
mod fields;
mod head;
mod labels;
mod layout;
mod lines;
pub(crate) mod navigation;
mod notes;
mod prose;
mod test_data;

use crate::facts::{Direction, Encryption, Facts, Lines, Section};
use crate::field::Field;
use crate::finding::{Finding, Kind};
use crate::fingerprint::Fingerprint;
use crate::repair::{self, Readings};

use fields::Fields;
use layout::{Layout, Part};
use lines::{Line, Text};
use notes::Notes;

/// The largest page that is read, in bytes. Real pages have about ten thousand.
pub const MAX_PAGE_BYTES: usize = 1 << 20;

/// What came out of reading a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What the page says.
    pub facts: Facts,
    /// What was not understood, in page order.
    pub findings: Vec<Finding>,
}

/// Reads the scraped text of a page. `page` is its name, under which `readings` has the accepted readings of damaged text.
pub fn read(page: &str, text: &str, readings: &Readings) -> Reading {
    if text.len() > MAX_PAGE_BYTES {
        let message = format!(
            "the page has {} bytes; more than {MAX_PAGE_BYTES} are not read",
            text.len()
        );
        let finding = Finding {
            kind: Kind::TooLarge,
            line: None,
            text: Fingerprint::of_line(""),
            message,
        };
        return Reading {
            facts: empty(page),
            findings: vec![finding],
        };
    }
    let repaired = repair::repair(page, text, readings);
    let text = Text::split(&repaired.text);
    let mut notes = Notes::default();
    let layout = Layout::cut(&text, &mut notes);

    let mut facts = empty(page);
    head::read(layout.head, &mut facts, &mut notes);
    (
        facts.request,
        facts.lines.request_headers,
        facts.lines.request_parameters,
    ) = direction(
        &text,
        &layout,
        Part::RequestHeaders,
        Part::RequestParameters,
        &mut notes,
    );
    (
        facts.response,
        facts.lines.response_headers,
        facts.lines.response_parameters,
    ) = direction(
        &text,
        &layout,
        Part::ResponseHeaders,
        Part::ResponseParameters,
        &mut notes,
    );
    if let Some(lines) = layout.part(Part::Codes) {
        facts.codes = codes::read(lines, &mut facts.lines, &mut notes);
    }
    if let Some(lines) = layout.part(Part::TestData) {
        facts.test_data = test_data::read(lines, &mut facts.lines, &mut notes);
    }
    let restored = repaired.restored;
    facts.restored = (restored != crate::facts::Restored::default()).then_some(restored);
    Reading {
        facts,
        findings: notes.finish(repaired.findings),
    }
}

fn direction(
    text: &Text<'_>,
    layout: &Layout<'_>,
    headers: Part,
    parameters: Part,
    notes: &mut Notes,
) -> (Direction, Vec<usize>, Vec<usize>) {
    let headers = layout
        .part(headers)
        .map(|lines| fields::read(lines, headers, notes))
        .unwrap_or_default();
    let body = layout
        .part(parameters)
        .map(|lines| fields::read(lines, parameters, notes));
    let encryption = match &body {
        Some(body) if body.marked => Encryption::Encrypted,
        // A compact copy lost its marks, and with them what their absence would say.
        Some(_) if !text.compact => Encryption::Plain,
        _ => Encryption::Unknown,
    };
    // Without a single field, a compact copy lost them. A full copy shows an operation without parameters; headers it always has.
    let lost = |fields: &Fields| fields.fields.is_empty() && text.compact;
    let body = body.filter(|body| !lost(body));
    let parameters = body
        .as_ref()
        .map_or(Section::UNKNOWN, |body| Section::Known(body.fields.clone()));
    let headers_section = if headers.fields.is_empty() {
        Section::UNKNOWN
    } else {
        Section::Known(headers.fields)
    };
    (
        Direction {
            encryption,
            headers: headers_section,
            parameters,
        },
        headers.lines,
        body.map(|body| body.lines).unwrap_or_default(),
    )
}

fn empty(page: &str) -> Facts {
    let unknown = || Direction {
        encryption: Encryption::Unknown,
        headers: Section::<Vec<Field>>::UNKNOWN,
        parameters: Section::<Vec<Field>>::UNKNOWN,
    };
    Facts {
        page: page.to_owned(),
        title: None,
        mode: crate::facts::Mode::Unknown,
        version: None,
        versions: Vec::new(),
        method: None,
        path: None,
        description: None,
        request: unknown(),
        response: unknown(),
        codes: Section::UNKNOWN,
        test_data: Section::UNKNOWN,
        restored: None,
        lines: Lines::default(),
    }
}
