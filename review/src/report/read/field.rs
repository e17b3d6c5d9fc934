//! One schema -> one row: all that the description says about a header or field by itself.

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::Node;

use super::schema::{is_object, items};
use super::walk::{Schema, Walk};
use super::words::{evidence, flag, range, scalar, text, value};
use crate::report::model::Field;

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
    field.place = text(node, "in");
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
    let own = evidence(node);
    field.evidence = own.or(field.evidence);
    field
}
