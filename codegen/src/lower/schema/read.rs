//! Reads the keywords of one schema object, every key accounted for.

use indexmap::IndexMap;

use super::super::docs::schema_docs;
use super::keywords::{AdditionalRule, Alternatives, Bound, JsonType, Keywords};
use crate::diagnostic::Diagnostics;
use crate::load::{Located, Node, Reader, Value};
use crate::model::{Access, UnionRule};

impl<'d> Keywords<'d> {
    /// Reads a schema object that is not a reference.
    pub(in super::super) fn read(node: &'d Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut reader = Reader::new(node, diagnostics)?;
        let keywords = Self::read_all(&mut reader, diagnostics);
        reader.finish(diagnostics);
        Some(keywords)
    }

    fn read_all(reader: &mut Reader<'d>, diagnostics: &mut Diagnostics) -> Self {
        let docs = schema_docs(reader, diagnostics);
        let ty = json_type(reader, diagnostics);
        let nullable = reader
            .boolean("nullable", diagnostics)
            .filter(|flag| flag.value)
            .map(|flag| flag.span);
        let unique = reader
            .boolean("uniqueItems", diagnostics)
            .filter(|flag| flag.value);
        let access = access(reader, diagnostics);
        reader.skip(&["example", "externalDocs", "xml"]);
        Self {
            span: reader.span(),
            sources: vec![reader.node()],
            docs,
            rust_name: reader.string("x-rust-name", diagnostics),
            ty,
            format: reader.string("format", diagnostics),
            allows_null: ty.is_none() || nullable.is_some(),
            nullable,
            // What is only ever sent is a password or the like.
            sensitive: is_sensitive(reader, diagnostics) || access == Access::WriteOnly,
            access,
            default: reader.take("default"),
            enumeration: enumeration(reader, diagnostics),
            varnames: located_strings(reader, "x-enum-varnames", diagnostics),
            value_descriptions: located_strings(reader, "x-enum-descriptions", diagnostics),
            error_codes: reader.take("x-error-codes"),
            min_length: reader.integer("minLength", diagnostics),
            max_length: reader.integer("maxLength", diagnostics),
            patterns: reader.string("pattern", diagnostics).into_iter().collect(),
            minimum: bound(reader, "minimum", "exclusiveMinimum", diagnostics),
            maximum: bound(reader, "maximum", "exclusiveMaximum", diagnostics),
            multiple_of: reader
                .number("multipleOf", diagnostics)
                .into_iter()
                .collect(),
            min_items: reader.integer("minItems", diagnostics),
            max_items: reader.integer("maxItems", diagnostics),
            unique_items: unique.map(|flag| flag.span),
            items: reader.take("items").into_iter().collect(),
            min_properties: reader.integer("minProperties", diagnostics),
            max_properties: reader.integer("maxProperties", diagnostics),
            properties: properties(reader, diagnostics),
            required: reader.strings("required", diagnostics).unwrap_or_default(),
            additional: additional(reader, diagnostics),
            required_when: reader.take("x-required-when").into_iter().collect(),
            all_of: reader.sequence("allOf", diagnostics),
            alternatives: alternatives(reader, diagnostics),
            negations: reader.take("not").into_iter().collect(),
            discriminator: reader.take("discriminator"),
            contradiction: None,
        }
    }
}

fn json_type(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Located<JsonType>> {
    let written = reader.string("type", diagnostics)?;
    let value = match written.value {
        "array" => JsonType::Array,
        "boolean" => JsonType::Boolean,
        "integer" => JsonType::Integer,
        "number" => JsonType::Number,
        "object" => JsonType::Object,
        "string" => JsonType::String,
        other => {
            let message = format!("`{other}` is not a type of OpenAPI 3.0");
            diagnostics.error("unknown-type", written.span, message);
            return None;
        }
    };
    Some(Located {
        value,
        span: written.span,
    })
}

fn bound(
    reader: &mut Reader<'_>,
    key: &'static str,
    exclusive_key: &'static str,
    diagnostics: &mut Diagnostics,
) -> Option<Bound> {
    let exclusive = reader.boolean(exclusive_key, diagnostics);
    let Some(limit) = reader.number(key, diagnostics) else {
        if let Some(exclusive) = exclusive.filter(|exclusive| exclusive.value) {
            let message = format!("`{exclusive_key}` says nothing without `{key}`");
            diagnostics.error("bound-without-limit", exclusive.span, message);
        }
        return None;
    };
    let exclusive = exclusive.is_some_and(|exclusive| exclusive.value);
    Some(Bound {
        limit: limit.value,
        exclusive,
        span: limit.span,
    })
}

fn enumeration<'d>(
    reader: &mut Reader<'d>,
    diagnostics: &mut Diagnostics,
) -> Option<Located<Vec<&'d Node>>> {
    let span = reader.key_span("enum");
    let values = reader.sequence("enum", diagnostics)?;
    Some(Located {
        value: values.value.iter().collect(),
        span: span.unwrap_or(values.span),
    })
}

fn located_strings<'d>(
    reader: &mut Reader<'d>,
    key: &'static str,
    diagnostics: &mut Diagnostics,
) -> Option<Located<Vec<Located<&'d str>>>> {
    let span = reader.key_span(key);
    let value = reader.strings(key, diagnostics)?;
    Some(Located {
        value,
        span: span.unwrap_or(reader.span()),
    })
}

fn properties<'d>(
    reader: &mut Reader<'d>,
    diagnostics: &mut Diagnostics,
) -> IndexMap<&'d str, Vec<&'d Node>> {
    let Some(mapping) = reader.mapping("properties", diagnostics) else {
        return IndexMap::new();
    };
    mapping
        .value
        .iter()
        .map(|(name, entry)| (name, vec![&entry.node]))
        .collect()
}

fn additional<'d>(reader: &mut Reader<'d>, diagnostics: &mut Diagnostics) -> AdditionalRule<'d> {
    let Some(node) = reader.take("additionalProperties") else {
        return AdditionalRule::Unsaid;
    };
    match &node.value {
        Value::Boolean(true) => AdditionalRule::Open,
        Value::Boolean(false) => AdditionalRule::Closed(node.span),
        Value::Mapping(mapping) if mapping.is_empty() => AdditionalRule::Open,
        Value::Mapping(_) => AdditionalRule::Schema(vec![node]),
        _ => {
            let message = format!("expected true, false or a schema, found {}", node.kind());
            diagnostics.error("wrong-type", node.span, message);
            AdditionalRule::Unsaid
        }
    }
}

fn alternatives<'d>(
    reader: &mut Reader<'d>,
    diagnostics: &mut Diagnostics,
) -> Vec<Alternatives<'d>> {
    let mut found = Vec::new();
    for (key, rule) in [("oneOf", UnionRule::One), ("anyOf", UnionRule::Any)] {
        let Some(nodes) = reader.sequence(key, diagnostics) else {
            continue;
        };
        if nodes.value.is_empty() {
            diagnostics.error(
                "contradiction",
                nodes.span,
                format!("`{key}` without alternatives: no value passes"),
            );
            continue;
        }
        found.push(Alternatives {
            rule,
            nodes: nodes.value,
        });
    }
    found
}

/// `x-data-classification`: which kind does not matter here, only that the value is not to be printed.
fn is_sensitive(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> bool {
    let Some(mut classification) = reader.object("x-data-classification", diagnostics) else {
        return false;
    };
    classification.string("category", diagnostics);
    classification.string("sensitivity", diagnostics);
    if let Some(mut masking) = classification.object("masking", diagnostics) {
        masking.string("strategy", diagnostics);
        masking.finish(diagnostics);
    }
    classification.finish(diagnostics);
    true
}

/// `readOnly` and `writeOnly`, which exclude each other.
fn access(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Access {
    let read_only = reader.boolean("readOnly", diagnostics);
    let write_only = reader.boolean("writeOnly", diagnostics);
    let is_set = |flag: Option<Located<bool>>| flag.is_some_and(|flag| flag.value);
    match (is_set(read_only), is_set(write_only)) {
        (false, false) => Access::Both,
        (true, false) => Access::ReadOnly,
        (false, true) => Access::WriteOnly,
        (true, true) => {
            let message = "`readOnly` and `writeOnly` exclude each other: neither is heeded";
            diagnostics.warning("contradictory-access", reader.span(), message);
            Access::Both
        }
    }
}
