//! One schema -> one row: all that the description says about a header or field.

use konaplate_codegen::diagnostic::{Diagnostics, Span};
use konaplate_codegen::load::{Decimal, Located, Node, Value};

use super::schema::{Schema, Walk, has_evidence, scalar};
use super::{Evidence, Limits, Need, Row, Shape};
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
pub fn row(name: &str, span: Span, schema: &Schema<'_>, items: Option<&Schema<'_>>) -> Row {
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
        extra: extra(schema),
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

/// The keywords for which the pages have no words.
pub fn extra(schema: &Schema<'_>) -> Vec<Located<&'static str>> {
    let found = |key| {
        let value = schema.get(key)?;
        Some(Located {
            value: key,
            span: value.span,
        })
    };
    EXTRA.into_iter().filter_map(found).collect()
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

/// Whether a property of an object must be there.
pub fn need(object: &Schema<'_>, name: &str, at: Span) -> Located<Need> {
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
        span: when.map_or(at, |when| when.span),
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
