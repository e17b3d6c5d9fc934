//! A schema -> rows: all that the description says about a header or field, and about the fields below it.

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Location, Mapping, Node};

use super::names::Names;
use super::walk::{Schema, Walk};
use super::words::{flag, range, scalar, value};
use crate::report::model::{Content, Evidence, Field};

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

fn is_object(schema: &Schema<'_>) -> bool {
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
fn items<'d>(
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

/// All that a schema says by itself.
pub fn field(schema: &Schema<'_>, items: Option<&Schema<'_>>) -> Field {
    let inner = items.unwrap_or(schema);
    let mut field = Field {
        type_: type_name(schema, items),
        limits: limits(schema),
        values: values(inner),
        default: schema.get("default").map(value),
        pattern: inner.text("pattern").map(str::to_owned),
        example: schema.get("example").map(value),
        description: schema.text("description").unwrap_or_default().to_owned(),
        sensitivity: schema
            .get("x-data-classification")
            .or(inner.get("x-data-classification"))
            .map(sensitivity),
        evidence: schema
            .evidence()
            .or_else(|| items.and_then(Schema::evidence)),
        has_items: items.is_some_and(is_object),
        ..Field::default()
    };
    if items.is_some() {
        field.limits.extend(
            limits(inner)
                .into_iter()
                .map(|limit| format!("each: {limit}")),
        );
    }
    let notes = [
        ("nullable", "may be null"),
        ("deprecated", "deprecated"),
        ("readOnly", "in responses only"),
        ("writeOnly", "in requests only"),
        ("uniqueItems", "no item twice"),
    ];
    let holds = |key| schema.parts().any(|part| flag(part, key));
    field.notes.extend(
        notes
            .into_iter()
            .filter(|(key, _)| holds(key))
            .map(|(_, note)| note),
    );
    field
}

fn type_name(schema: &Schema<'_>, items: Option<&Schema<'_>>) -> String {
    let name = match schema.text("type") {
        Some("array") => {
            let of = items.map_or_else(
                || "anything".to_owned(),
                |items| match items.text("type") {
                    Some(name) => format!("{name}s"),
                    None if is_object(items) => "objects".to_owned(),
                    None => "anything".to_owned(),
                },
            );
            return format!("array of {of}");
        }
        Some(name) => name.to_owned(),
        None if is_object(schema) => "object".to_owned(),
        None if schema.get("oneOf").or(schema.get("anyOf")).is_some() => {
            "one of several".to_owned()
        }
        None => "anything".to_owned(),
    };
    match schema.text("format") {
        Some(format) => format!("{name} ({format})"),
        None => name,
    }
}

fn limits(schema: &Schema<'_>) -> Vec<String> {
    let of = |key| schema.get(key).and_then(scalar);
    let excluded = |key| schema.parts().any(|part| flag(part, key));
    let mut limits = Vec::new();
    limits.extend(range(of("minLength"), of("maxLength"), "characters"));
    limits.extend(range(of("minItems"), of("maxItems"), "items"));
    limits.extend(range(of("minProperties"), of("maxProperties"), "fields"));
    limits.extend(range(of("minimum"), of("maximum"), ""));
    if excluded("exclusiveMinimum") {
        limits.push("the least is excluded".to_owned());
    }
    if excluded("exclusiveMaximum") {
        limits.push("the most is excluded".to_owned());
    }
    limits.extend(of("multipleOf").map(|number| format!("a multiple of {number}")));
    limits
}

fn values(schema: &Schema<'_>) -> Vec<(String, String)> {
    let list = |key| {
        schema
            .get(key)
            .and_then(Node::as_sequence)
            .unwrap_or_default()
    };
    let texts = list("x-enum-descriptions");
    let text = |index: usize| texts.get(index).and_then(scalar).unwrap_or_default();
    let values = list("enum").iter().enumerate();
    values
        .map(|(index, node)| (value(node), text(index)))
        .collect()
}

/// Category and sensitivity, in words.
fn sensitivity(node: &Node) -> String {
    let part = |key| node.get(key).and_then(scalar);
    let parts: Vec<_> = [part("category"), part("sensitivity")]
        .into_iter()
        .flatten()
        .collect();
    match parts.as_slice() {
        [] => value(node),
        parts => parts.join(", "),
    }
}

/// The row of a parameter or of a response's header.
pub fn header<'d>(
    walk: &mut Walk<'d>,
    node: &'d Node,
    name: &str,
    anchor: String,
    diagnostics: &mut Diagnostics,
) -> Field {
    // A parameter with a `content` has its schema there.
    let content = node.get("content").and_then(Node::as_mapping);
    let content = content.and_then(|content| content.iter().next()?.1.node.get("schema"));
    let schema = node
        .get("schema")
        .or(content)
        .map(|node| walk.schema(node, diagnostics))
        .unwrap_or_default();
    let items = items(walk, &schema, diagnostics);
    let mut field = field(&schema, items.as_ref());
    field.anchor = anchor;
    field.name = name.to_owned();
    field.path = name.to_owned();
    field.place = super::text(node, "in");
    field.need = if flag(node, "required") {
        "required"
    } else {
        "optional"
    }
    .to_owned();
    if let Some(description) = node.get("description").and_then(scalar) {
        field.description = description;
    }
    if let Some(example) = node.get("example") {
        field.example = Some(value(example));
    }
    let own: Option<Evidence> = super::words::evidence(node);
    field.evidence = own.or(field.evidence);
    field
}
