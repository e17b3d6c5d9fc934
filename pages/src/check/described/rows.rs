//! Schemas -> flat rows in the order of a page: the fields of an object follow the object.

use konaplate_codegen::diagnostic::{Diagnostics, Span};
use konaplate_codegen::load::{Located, Node};

use super::row::{extra, need, row};
use super::schema::{MAX_DEPTH, Schema, Walk};
use super::{Evidence, List, Row, Shape};

/// Whether the page shows the fields of an array's items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Items {
    /// Of a response: behind a row `X_item`.
    Shown,
    /// Of a request: there is only a button.
    Hidden,
}

/// The fields of a body.
pub fn body<'d>(
    walk: &mut Walk<'d>,
    schema: &'d Node,
    items: Items,
    diagnostics: &mut Diagnostics,
) -> List {
    let mut rows = Vec::new();
    let schema = walk.schema(schema, diagnostics);
    fields(
        walk,
        &schema,
        Inside {
            items,
            evidence: Evidence::None,
            depth: MAX_DEPTH,
        },
        &mut rows,
        diagnostics,
    );
    let extra = match schema.has_evidence() {
        true => Vec::new(),
        false => extra(&schema),
    };
    List {
        rows,
        span: schema.start(),
        extra,
    }
}

#[derive(Clone, Copy)]
struct Inside {
    items: Items,
    evidence: Evidence,
    depth: usize,
}

fn fields<'d>(
    walk: &mut Walk<'d>,
    object: &Schema<'d>,
    mut inside: Inside,
    rows: &mut Vec<Row>,
    diagnostics: &mut Diagnostics,
) {
    let Some(depth) = inside.depth.checked_sub(1) else {
        diagnostics.error(
            "recursive-schema",
            object.span,
            "a page cannot show a schema that contains itself",
        );
        return;
    };
    inside.depth = depth;
    if object.has_evidence() {
        inside.evidence = Evidence::Around;
    }
    for (name, span, node) in object.properties() {
        if walk.is_envelope(node, diagnostics) {
            continue;
        }
        let schema = walk.schema(node, diagnostics);
        let items = schema
            .get("items")
            .map(|items| walk.schema(items, diagnostics));
        let mut row = row(name, span, &schema, items.as_ref());
        if inside.items == Items::Hidden
            && let Some(items) = &items
        {
            row.extra.extend(hidden(items));
        }
        row.need = need(object, name, span);
        if row.evidence == Evidence::None {
            row.evidence = inside.evidence;
        }
        let shape = row.shape.value.clone();
        rows.push(row);
        match (shape, items) {
            (Shape::Object, _) => fields(walk, &schema, inside, rows, diagnostics),
            (Shape::Objects, Some(items)) if inside.items == Items::Shown => {
                rows.push(item_row(name, span, &items, inside.evidence));
                fields(walk, &items, inside, rows, diagnostics);
            }
            _ => {}
        }
    }
}

/// What is said about items that a page hides, without evidence.
fn hidden(items: &Schema<'_>) -> Option<Located<&'static str>> {
    let properties = items.get("properties").filter(|_| !items.has_evidence())?;
    Some(Located {
        value: "properties",
        span: properties.span,
    })
}

/// The row that a page puts between an array and the fields of its items.
fn item_row(name: &str, span: Span, items: &Schema<'_>, evidence: Evidence) -> Row {
    let mut row = row(&format!("{name}_item"), span, items, None);
    row.convention = true;
    if row.evidence == Evidence::None {
        row.evidence = evidence;
    }
    row
}
