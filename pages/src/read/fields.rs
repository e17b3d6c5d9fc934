//! Headers and fields of a body.
//!
//! A field starts only where a name, a type and a requirement follow each other. Everything up to the next such place belongs to
//! it: at most one constraint, a boolean's choices, free text.

use super::constraint::{self, Reading};
use super::{Line, Notes, Part, labels, notes::excerpt, prose};
use crate::field::{Field, Requirement, Type};
use crate::finding::Kind;

/// What a part with fields says.
#[derive(Debug, Default)]
pub struct Fields {
    /// The fields in page order.
    pub fields: Vec<Field>,
    /// The line of each field's name, or of its type if the name is lost.
    pub lines: Vec<usize>,
    /// Whether the part is marked as encrypted.
    pub marked: bool,
}

/// Where a field starts.
struct Start<'a> {
    index: usize,
    name: Option<&'a str>,
    type_: Type,
    requirement: Requirement,
    body: usize,
}

/// Reads the lines of a part.
pub fn read(lines: &[Line<'_>], part: Part, notes: &mut Notes) -> Fields {
    let starts = find_starts(lines, notes);
    let first = starts.first().map_or(lines.len(), |start| start.index);
    let mut result = Fields {
        marked: read_mark(lines.get(..first).unwrap_or_default(), notes),
        ..Fields::default()
    };
    let ends = starts
        .iter()
        .skip(1)
        .map(|start| start.index)
        .chain([lines.len()]);
    let mut without_prose = false;
    for (start, end) in starts.iter().zip(ends) {
        let Some(line) = lines.get(start.index) else {
            continue;
        };
        if without_prose && start.name.is_some_and(|name| !is_usual_name(name, part)) {
            let message = format!(
                "`{}` may be a word of the text before it, and the field's own name lost",
                excerpt(&line.text)
            );
            notes.add(Kind::DoubtfulName, line, message);
        }
        let field = read_field(start, lines.get(start.body..end).unwrap_or_default(), notes);
        without_prose = field.prose.is_none();
        result.fields.push(field);
        result.lines.push(line.number);
    }
    result
}

fn find_starts<'a>(lines: &'a [Line<'_>], notes: &mut Notes) -> Vec<Start<'a>> {
    let type_at = |index: usize| {
        lines
            .get(index)
            .and_then(|line| labels::type_of(&line.text))
    };
    let requirement_at = |index: usize| {
        lines
            .get(index)
            .and_then(|line| labels::requirement(&line.text))
    };
    let mut starts = Vec::new();
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        if is_name(&line.text)
            && let (Some(type_), Some(requirement)) =
                (type_at(index + 1), requirement_at(index + 2))
        {
            starts.push(Start {
                index,
                name: Some(&line.text),
                type_,
                requirement,
                body: index + 3,
            });
            index += 3;
        } else if let (Some(type_), Some(requirement)) = (type_at(index), requirement_at(index + 1))
        {
            notes.add(
                Kind::LostName,
                line,
                format!("a {} field without a name", type_.as_str()),
            );
            starts.push(Start {
                index,
                name: None,
                type_,
                requirement,
                body: index + 2,
            });
            index += 2;
        } else {
            index += 1;
        }
    }
    starts
}

/// Whether a line can be the name of a header or of a field.
fn is_name(line: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
    line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && line.chars().all(inner)
        && labels::requirement(line).is_none()
        && !is_boolean(line)
}

/// Whether a name is of the usual form: every header has a hyphen, and every field begins with a small letter.
fn is_usual_name(name: &str, part: Part) -> bool {
    match part {
        Part::RequestHeaders | Part::ResponseHeaders => name.contains('-'),
        _ => name.starts_with(|c: char| c.is_ascii_lowercase()),
    }
}

fn is_boolean(line: &str) -> bool {
    matches!(line, "true" | "false")
}

/// Reads what stands above the first field.
fn read_mark(lines: &[Line<'_>], notes: &mut Notes) -> bool {
    let mut marked = false;
    for line in lines {
        if labels::is_encryption_mark(&line.text) {
            marked = true;
        } else if !labels::is_encryption_hint(&line.text) {
            notes.add(
                Kind::UnknownLine,
                line,
                format!("`{}` stands above the first field", excerpt(&line.text)),
            );
        }
    }
    marked
}

fn read_field(start: &Start<'_>, mut lines: &[Line<'_>], notes: &mut Notes) -> Field {
    let mut field = Field {
        name: start.name.map(str::to_owned),
        type_: start.type_,
        requirement: start.requirement,
        constraint: None,
        default: None,
        stated_default: None,
        values: Vec::new(),
        examples: Vec::new(),
        condition: None,
        formats: Vec::new(),
        prose: None,
    };
    if let [first, rest @ ..] = lines {
        match constraint::read(&first.text) {
            Reading::Constraint(constraint) => {
                field.constraint = Some(constraint);
                lines = rest;
            }
            Reading::Malformed => notes.add(
                Kind::MalformedConstraint,
                first,
                format!("the constraint `{}` cannot be read", excerpt(&first.text)),
            ),
            Reading::Other => {}
        }
    }
    if field.type_ == Type::Boolean {
        lines = read_choices(lines, &mut field, notes);
    }
    let prose: Vec<&Line<'_>> = lines
        .iter()
        .filter(|line| !is_button(line, field.type_, notes))
        .collect();
    note_strays(&prose, notes);
    prose::read(&prose, &mut field, notes);
    field
}

/// A boolean of a request prints its default, then `true`, then `false`.
fn read_choices<'a, 'b>(
    lines: &'a [Line<'b>],
    field: &mut Field,
    notes: &mut Notes,
) -> &'a [Line<'b>] {
    let count = lines
        .iter()
        .take(3)
        .take_while(|line| is_boolean(&line.text))
        .count();
    let (choices, rest) = lines.split_at_checked(count).unwrap_or((lines, &[]));
    match choices {
        [] => {}
        [default, first, second] if first.text == "true" && second.text == "false" => {
            field.default = Some(default.text.clone().into_owned())
        }
        [first, ..] => notes.add(
            Kind::BooleanChoices,
            first,
            "a boolean shows its default, then `true`, then `false`; here a line is missing",
        ),
    }
    rest
}

fn is_button(line: &Line<'_>, type_: Type, notes: &mut Notes) -> bool {
    let button = labels::is_add(&line.text);
    if button && !matches!(type_, Type::Objects | Type::Strings) {
        notes.add(
            Kind::StrayAdd,
            line,
            format!("`{}` at a field that is no array", line.text),
        );
    }
    button
}

/// Free text that reads like a part of a field: a line between was probably lost.
fn note_strays(lines: &[&Line<'_>], notes: &mut Notes) {
    for line in lines {
        let text = excerpt(&line.text);
        if labels::type_of(&line.text).is_some() {
            notes.add(
                Kind::StrayType,
                line,
                format!("the type `{text}` without a name before and a requirement after it"),
            );
        } else if labels::requirement(&line.text).is_some() {
            notes.add(
                Kind::StrayRequirement,
                line,
                format!("`{text}` without a known type before it"),
            );
        } else if matches!(constraint::read(&line.text), Reading::Constraint(_)) {
            notes.add(
                Kind::StrayConstraint,
                line,
                format!("the constraint `{text}` in the middle of free text"),
            );
        } else if is_boolean(&line.text) {
            notes.add(
                Kind::BooleanChoices,
                line,
                format!("`{text}` in the middle of free text"),
            );
        }
    }
}
