//! Schemas -> flat rows in the order of a page: the fields of an object follow the object.

use konaplate_codegen::diagnostic::{Diagnostics, Span};
use konaplate_codegen::load::{Decimal, Located, Node, Value};

use super::schema::{MAX_DEPTH, Schema, Walk, has_evidence, scalar};
use super::{Evidence, Limits, List, Need, Row, Shape};
use crate::field::Condition;

/// Keywords that restrict values in ways for which the pages have no words.
const EXTRA: [&str; 12] = [
    "pattern",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "additionalProperties",
    "nullable",
    "oneOf",
    "anyOf",
    "not",
];

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
    List {
        rows,
        span: schema.start(),
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
        row.need = need(object, name, &schema);
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

/// The row that a page puts between an array and the fields of its items.
fn item_row(name: &str, span: Span, items: &Schema<'_>, evidence: Evidence) -> Row {
    let mut row = row(&format!("{name}_item"), span, items, None);
    row.convention = true;
    if row.evidence == Evidence::None {
        row.evidence = evidence;
    }
    row
}

/// A parameter, or a header of a response under the name of its key.
pub fn header<'d>(
    walk: &mut Walk<'d>,
    node: &'d Node,
    name: &str,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Row {
    let schema = walk.schema(node.get("schema").unwrap_or(node), diagnostics);
    let mut row = row(name, span, &schema, None);
    let required = node.get("required");
    row.need = Located {
        value: match required.map(|node| &node.value) {
            Some(Value::Boolean(true)) => Need::Required,
            _ => Need::Optional,
        },
        span: required.map_or(span, |node| node.span),
    };
    if let Some(text) = node.get("description") {
        row.forms = forms(text);
    }
    if has_evidence(node) {
        row.evidence = Evidence::Own;
    }
    row
}

/// All that a schema says about one row. An array of texts has the limits and values of its items.
fn row(name: &str, span: Span, schema: &Schema<'_>, items: Option<&Schema<'_>>) -> Row {
    let shape = shape(schema, items);
    let value = match (&shape, items) {
        (Shape::Strings, Some(items)) => items,
        _ => schema,
    };
    let at = schema.start();
    Row {
        name: name.to_owned(),
        span,
        limits: limits(&shape, value),
        values: values(value),
        default: Located {
            value: schema.get("default").and_then(scalar),
            span: schema.span_of("default"),
        },
        forms: schema.get("description").map_or(
            Located {
                value: Vec::new(),
                span: at,
            },
            forms,
        ),
        extra: EXTRA
            .into_iter()
            .filter_map(|key| {
                schema.get(key).map(|node| Located {
                    value: key,
                    span: node.span,
                })
            })
            .collect(),
        evidence: if schema.has_evidence() {
            Evidence::Own
        } else {
            Evidence::None
        },
        need: Located {
            value: Need::Optional,
            span,
        },
        shape: Located {
            value: shape,
            span: schema.span_of("type"),
        },
        convention: false,
    }
}

fn shape(schema: &Schema<'_>, items: Option<&Schema<'_>>) -> Shape {
    match schema.text("type") {
        Some("string") => Shape::String,
        Some("number") => Shape::Number,
        Some("integer") => Shape::Integer,
        Some("boolean") => Shape::Boolean,
        Some("object") => Shape::Object,
        Some("array") => match items.and_then(|items| items.text("type")) {
            Some("object") => Shape::Objects,
            Some("string") => Shape::Strings,
            Some(other) => Shape::Other(format!("array of {other}s")),
            None => Shape::Other("array of anything".to_owned()),
        },
        Some(other) => Shape::Other(other.to_owned()),
        None if schema.get("properties").is_some() => Shape::Object,
        None => Shape::Other("anything".to_owned()),
    }
}

fn need(object: &Schema<'_>, name: &str, schema: &Schema<'_>) -> Located<Need> {
    if let Some(span) = object.required(name) {
        return Located {
            value: Need::Required,
            span,
        };
    }
    let when = object
        .get("x-required-when")
        .and_then(|when| when.get(name));
    let condition = when.and_then(|when| {
        let (field, entry) = when.as_mapping()?.iter().next()?;
        Some(Condition {
            field: field.to_owned(),
            value: scalar(&entry.node)?,
        })
    });
    Located {
        value: condition.map_or(Need::Optional, Need::When),
        span: when.map_or(schema.span, |when| when.span),
    }
}

fn limits(shape: &Shape, schema: &Schema<'_>) -> Located<Limits> {
    let (min, max) = match shape {
        Shape::Number | Shape::Integer => ("minimum", "maximum"),
        _ => ("minLength", "maxLength"),
    };
    let number = |key| match schema.get(key).map(|node| &node.value) {
        Some(Value::Number(number)) => Some(number.decimal().clone()),
        _ => None,
    };
    let flag = |key| matches!(schema.get(key).map(|node| &node.value), Some(node) if *node != Value::Boolean(false));
    Located {
        value: Limits {
            min: number(min),
            max: number(max),
            exclusive: flag("exclusiveMinimum") || flag("exclusiveMaximum"),
        },
        span: schema
            .get(max)
            .or_else(|| schema.get(min))
            .map_or_else(|| schema.span_of("enum"), |node| node.span),
    }
}

fn values(schema: &Schema<'_>) -> Located<Vec<String>> {
    let items = schema.get("enum").and_then(Node::as_sequence);
    Located {
        value: items
            .unwrap_or_default()
            .iter()
            .filter_map(scalar)
            .collect(),
        span: schema.span_of("enum"),
    }
}

/// The forms that a text names: what stands in backquotes and begins with a year.
fn forms(text: &Node) -> Located<Vec<String>> {
    let words = text
        .as_str()
        .unwrap_or_default()
        .split('`')
        .skip(1)
        .step_by(2);
    let is_form = |word: &&str| {
        word.to_ascii_lowercase().starts_with("yy") && word.to_ascii_lowercase().contains("mm")
    };
    Located {
        value: words.filter(is_form).map(str::to_owned).collect(),
        span: text.span,
    }
}

impl Limits {
    /// Whether nothing is limited.
    pub fn is_none(&self) -> bool {
        self.min.is_none() && self.max.is_none()
    }

    /// Whether the bounds are these and belong to what is allowed.
    pub fn are(&self, min: Option<&Decimal>, max: Option<&Decimal>) -> bool {
        !self.exclusive && self.min.as_ref() == min && self.max.as_ref() == max
    }
}
