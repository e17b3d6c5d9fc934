//! Pages and description side by side: every fact of a page beside what the description says there.

use std::collections::HashMap;

use konaplate_pages::check::Explained;
use konaplate_pages::{Code, CodeList, Encryption, Facts, Field as Fact, Mode, Section as Part};

use super::model::{Comparison, Evidence, Field, Note, Operation, Report, Row, Section};

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

/// The description's four lists, as a page shows them.
fn our_lists(operation: &Operation) -> [Vec<Field>; 4] {
    let first = |message: &super::model::Message| {
        message
            .contents
            .first()
            .map_or_else(Vec::new, |content| content.fields.clone())
    };
    let success = operation
        .responses
        .iter()
        .find(|response| response.status.starts_with('2'));
    let without_envelope = |fields: Vec<Field>| -> Vec<Field> {
        fields.into_iter().filter(|field| !field.envelope).collect()
    };
    [
        operation.parameters.clone(),
        without_envelope(operation.request.as_ref().map(first).unwrap_or_default()),
        success
            .map(|response| response.headers.clone())
            .unwrap_or_default(),
        with_item_rows(without_envelope(success.map(first).unwrap_or_default())),
    ]
}

/// A page puts a row `X_item` between an array of objects and the fields of its items.
fn with_item_rows(fields: Vec<Field>) -> Vec<Field> {
    let mut rows = Vec::new();
    for field in fields {
        let item = field.has_items.then(|| Field {
            name: format!("{}_item", field.name),
            anchor: field.anchor.clone(),
            type_: "object".to_owned(),
            depth: field.depth,
            ..Field::default()
        });
        rows.push(field);
        rows.extend(item);
    }
    rows
}

fn rows(
    place: &str,
    (theirs, lines): (&[Fact], &[usize]),
    ours: &[Field],
    notes: &mut Notes<'_>,
) -> Vec<Row> {
    let mut seen = HashMap::new();
    let mut our_places: HashMap<String, &Field> = HashMap::new();
    let mut order = Vec::new();
    for field in ours {
        let at = numbered(place, &field.name, &mut seen);
        order.push(at.clone());
        our_places.insert(at, field);
    }
    seen.clear();
    let mut rows = Vec::new();
    for (index, fact) in theirs.iter().enumerate() {
        let name = fact.name.as_deref().unwrap_or("(lost)");
        let at = numbered(place, name, &mut seen);
        let field = our_places.remove(&at);
        rows.push(Row {
            line: lines.get(index).copied(),
            page: words_of_fact(fact),
            notes: notes.take(&at),
            ..our_row(name, field)
        });
    }
    for at in order {
        if let Some(field) = our_places.remove(&at) {
            rows.push(Row {
                notes: notes.take(&at),
                ..our_row(&field.name, Some(field))
            });
        }
    }
    rows
}

fn our_row(name: &str, field: Option<&Field>) -> Row {
    Row {
        name: name.to_owned(),
        ours: field.map(words_of_field).unwrap_or_default(),
        target: field.map(|field| field.anchor.clone()),
        evidence: field.and_then(|field| field.evidence.clone()),
        ..Row::default()
    }
}

/// `LIST.NAME`, and `LIST.NAME[2]` where a name stands for the second time.
fn numbered(place: &str, name: &str, seen: &mut HashMap<String, usize>) -> String {
    let times = seen.entry(name.to_owned()).or_default();
    *times += 1;
    match *times {
        1 => format!("{place}.{name}"),
        times => format!("{place}.{name}[{times}]"),
    }
}

/// What a page says about a field, in its own words.
pub fn words_of_fact(fact: &Fact) -> Vec<String> {
    let mut words = vec![
        fact.type_.as_str().to_owned(),
        fact.requirement.as_str().to_owned(),
    ];
    let constraint = fact
        .constraint
        .as_ref()
        .filter(|constraint| constraint.is_given());
    words.extend(constraint.map(ToString::to_string));
    if !fact.values.is_empty() {
        words.push(format!("values {}", fact.values.join(", ")));
    }
    if !fact.examples.is_empty() {
        words.push(format!("for example {}", fact.examples.join(", ")));
    }
    words.extend(
        fact.default
            .as_ref()
            .map(|default| format!("default shown: {default}")),
    );
    words.extend(
        fact.stated_default
            .as_ref()
            .map(|default| format!("default stated: {default}")),
    );
    words.extend(
        fact.condition
            .as_ref()
            .map(|condition| format!("when {} is {}", condition.field, condition.value)),
    );
    if !fact.formats.is_empty() {
        words.push(format!("form {}", fact.formats.join(", ")));
    }
    words
}

fn words_of_field(field: &Field) -> Vec<String> {
    let mut words = vec![field.type_.clone()];
    if !field.need.is_empty() {
        words.push(field.need.clone());
    }
    words.extend(field.limits.iter().cloned());
    if !field.values.is_empty() {
        let values: Vec<_> = field
            .values
            .iter()
            .map(|(value, _)| value.as_str())
            .collect();
        words.push(format!("values {}", values.join(", ")));
    }
    words.extend(
        field
            .default
            .as_ref()
            .map(|default| format!("default {default}")),
    );
    let forms = forms(&field.description);
    if !forms.is_empty() {
        words.push(format!("form {}", forms.join(", ")));
    }
    words
}

/// The forms of a value that its text names in backquotes, as the check of the pages reads them.
fn forms(description: &str) -> Vec<&str> {
    let words = description.split('`').skip(1).step_by(2);
    let is_form = |word: &&str| {
        let word = word.to_ascii_lowercase();
        word.starts_with("yy") && word.contains("mm")
    };
    words.filter(is_form).collect()
}

fn codes(operation: &Operation, facts: &Facts, notes: &mut Notes<'_>) -> Section {
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

/// HTTP status and message of a page's code.
pub fn words_of_code(block: &Code) -> Vec<String> {
    let status = block.status.map(|status| status.to_string());
    status.into_iter().chain(block.message.clone()).collect()
}

fn results(operation: &Operation, facts: &Facts, notes: &mut Notes<'_>) -> Section {
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
    let ours = |result: &super::model::TestResult| {
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
