//! Lists of headers and fields: those of the description in the shape of a page, and the two sides paired.

use std::collections::HashMap;

use konaplate_pages::Field as Fact;

use super::Notes;
use super::words::{words_of_fact, words_of_field};
use crate::report::model::{Field, Message, Operation, Row};

/// The description's four lists, as a page shows them.
pub fn our_lists(operation: &Operation) -> [Vec<Field>; 4] {
    let first = |message: &Message| {
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

/// Pairs the fields of a page with those of the description, in page order.
pub fn rows(
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
pub fn numbered(place: &str, name: &str, seen: &mut HashMap<String, usize>) -> String {
    let times = seen.entry(name.to_owned()).or_default();
    *times += 1;
    match *times {
        1 => format!("{place}.{name}"),
        times => format!("{place}.{name}[{times}]"),
    }
}
