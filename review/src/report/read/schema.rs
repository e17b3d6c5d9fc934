//! A schema -> rows: all that the description says about a header or field, and about the fields below it.

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Location, Mapping, Node};

use super::field::field;
use super::names::Names;
use super::walk::{Schema, Walk};
use super::words::scalar;
use crate::report::model::Content;

/// Rows of one body. A person reads no more, and a description can nest without end.
const MOST_ROWS: usize = 300;

/// Levels of one body.
const DEEPEST: usize = 24;

/// The file of what every answer has around its business fields.
const ENVELOPE: &str = "components/envelope.yaml";

/// Where the rows of a body go.
pub struct Rows<'a> {
    pub content: &'a mut Content,
    pub anchors: &'a mut Names,
    /// What anchors of these rows begin with.
    pub prefix: String,
}

/// What is around a schema.
#[derive(Clone, Default)]
struct Around {
    path: String,
    depth: usize,
    names: Vec<Location>,
    envelope: bool,
}

impl Around {
    fn below(&self, name: &str, schema: &Schema<'_>) -> Self {
        let mut names = self.names.clone();
        names.extend(schema.names.iter().cloned());
        Self {
            path: match self.path.as_str() {
                "" => name.to_owned(),
                path => format!("{path}.{name}"),
            },
            depth: self.depth + 1,
            names,
            envelope: self.envelope,
        }
    }
}

/// Adds the rows of a body's schema.
pub fn body<'d>(
    walk: &mut Walk<'d>,
    node: &'d Node,
    rows: &mut Rows<'_>,
    diagnostics: &mut Diagnostics,
) {
    let schema = walk.schema(node, diagnostics);
    let around = Around {
        names: schema.names.clone(),
        ..Around::default()
    };
    if is_object(&schema) && schema.get("oneOf").or(schema.get("anyOf")).is_none() {
        children(walk, &schema, &around, rows, diagnostics);
    } else {
        row(walk, ("(body)", node, ""), &around, rows, diagnostics);
    }
}

/// Whether a schema has fields.
pub fn is_object(schema: &Schema<'_>) -> bool {
    schema.text("type") == Some("object") || schema.get("properties").is_some()
}

/// Adds the rows of an object's properties.
fn children<'d>(
    walk: &mut Walk<'d>,
    object: &Schema<'d>,
    around: &Around,
    rows: &mut Rows<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (name, node) in object.properties() {
        let need = need(object, name);
        let mut around = around.clone();
        around.envelope |= walk.refers_to(node, ENVELOPE, diagnostics);
        row(walk, (name, node, &need), &around, rows, diagnostics);
    }
    if let Some(node) = object
        .get("additionalProperties")
        .filter(|node| node.as_mapping().is_some())
    {
        row(
            walk,
            ("(other fields)", node, "optional"),
            around,
            rows,
            diagnostics,
        );
    }
}

/// Adds one row and those below it.
fn row<'d>(
    walk: &mut Walk<'d>,
    (name, node, need): (&str, &'d Node, &str),
    around: &Around,
    rows: &mut Rows<'_>,
    diagnostics: &mut Diagnostics,
) {
    let is_whole_full = around.depth > 0 && !walk.takes_row();
    if is_whole_full || rows.content.fields.len() >= MOST_ROWS || around.depth >= DEEPEST {
        rows.content.cut = true;
        return;
    }
    let schema = walk.schema(node, diagnostics);
    let items = items(walk, &schema, diagnostics);
    let below = around.below(name, &schema);
    let mut field = field(&schema, items.as_ref());
    field.name = name.to_owned();
    field.path.clone_from(&below.path);
    field.depth = around.depth;
    field.need = need.to_owned();
    field.envelope = around.envelope;
    field.anchor = rows
        .anchors
        .take(&format!("{}-{}", rows.prefix, below.path));
    let repeats = schema.names.iter().any(|name| around.names.contains(name)) && name != "(body)";
    if repeats {
        field.notes.push("repeats what is around it");
    }
    rows.content.fields.push(field);
    if repeats {
        return;
    }
    let inner = items.unwrap_or(schema);
    let below = Around {
        names: below.names.iter().chain(&inner.names).cloned().collect(),
        ..below
    };
    if inner.names.iter().any(|name| around.names.contains(name)) && name != "(body)" {
        return;
    }
    children(walk, &inner, &below, rows, diagnostics);
    let choices = ["oneOf", "anyOf"]
        .into_iter()
        .filter_map(|key| inner.get(key).and_then(Node::as_sequence));
    for (number, choice) in choices.flatten().enumerate() {
        let name = choice_name(walk, choice, number + 1, diagnostics);
        row(walk, (&name, choice, ""), &below, rows, diagnostics);
    }
}

fn choice_name<'d>(
    walk: &mut Walk<'d>,
    node: &'d Node,
    number: usize,
    diagnostics: &mut Diagnostics,
) -> String {
    let schema = walk.schema(node, diagnostics);
    match schema.names.first() {
        Some(location) => format!("(choice {number}: {})", location.name()),
        None => format!("(choice {number})"),
    }
}

/// The items of an array, or of arrays in it.
pub fn items<'d>(
    walk: &mut Walk<'d>,
    schema: &Schema<'d>,
    diagnostics: &mut Diagnostics,
) -> Option<Schema<'d>> {
    let mut items = walk.schema(schema.get("items")?, diagnostics);
    for _ in 0..DEEPEST {
        let Some(inner) = items.get("items") else {
            break;
        };
        let inner = walk.schema(inner, diagnostics);
        if inner.names.iter().any(|name| items.names.contains(name)) {
            break;
        }
        items = inner;
    }
    Some(items)
}

/// Whether a property must be there, in words.
fn need(object: &Schema<'_>, name: &str) -> String {
    if object.requires(name) {
        return "required".to_owned();
    }
    let when = object
        .get("x-required-when")
        .and_then(|when| when.get(name));
    let conditions = when
        .and_then(Node::as_mapping)
        .into_iter()
        .flat_map(Mapping::iter);
    let conditions: Vec<_> = conditions
        .filter_map(|(field, entry)| Some(format!("{field} is {}", scalar(&entry.node)?)))
        .collect();
    match conditions.as_slice() {
        [] => "optional".to_owned(),
        conditions => format!("required when {}", conditions.join(" and ")),
    }
}
