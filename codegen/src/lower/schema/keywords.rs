//! The keywords of one schema object as they are written, every key accounted for.

use indexmap::IndexMap;

use super::super::docs::schema_docs;
use crate::diagnostic::{Diagnostics, Span};
use crate::load::{Decimal, Located, Node, Reader, Value};
use crate::model::Docs;

/// The types of OpenAPI 3.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum JsonType {
    Array,
    Boolean,
    Integer,
    Number,
    Object,
    String,
}

impl JsonType {
    /// The word of the description.
    pub(in super::super) fn as_str(self) -> &'static str {
        match self {
            Self::Array => "array",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Object => "object",
            Self::String => "string",
        }
    }
}

/// A bound of a number.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Bound {
    pub(in super::super) limit: Decimal,
    pub(in super::super) exclusive: bool,
    pub(in super::super) span: Span,
}

/// What is said of properties without a name.
#[derive(Clone, Debug)]
pub(in super::super) enum AdditionalRule<'d> {
    /// The keyword is absent.
    Unsaid,
    /// `true`
    Open,
    /// `false`
    Closed(Span),
    /// A schema; after a conjunction several.
    Schema(Vec<&'d Node>),
}

/// `oneOf` or `anyOf`.
#[derive(Clone, Debug)]
pub(in super::super) struct Alternatives<'d> {
    pub(in super::super) rule: crate::model::UnionRule,
    pub(in super::super) nodes: &'d [Node],
    pub(in super::super) span: Span,
}

/// A schema object, or the conjunction of several.
#[derive(Clone, Debug)]
pub(in super::super) struct Keywords<'d> {
    pub(in super::super) span: Span,
    pub(in super::super) docs: Docs,
    pub(in super::super) rust_name: Option<Located<&'d str>>,
    pub(in super::super) ty: Option<Located<JsonType>>,
    pub(in super::super) format: Option<Located<&'d str>>,
    /// Whether null passes: a schema without `type` lets everything pass.
    pub(in super::super) allows_null: bool,
    pub(in super::super) nullable: Option<Span>,
    pub(in super::super) sensitive: bool,
    pub(in super::super) default: Option<&'d Node>,
    pub(in super::super) enumeration: Option<Located<Vec<&'d Node>>>,
    pub(in super::super) varnames: Option<Located<Vec<Located<&'d str>>>>,
    pub(in super::super) value_descriptions: Option<Located<Vec<Located<&'d str>>>>,
    pub(in super::super) error_codes: Option<&'d Node>,
    pub(in super::super) min_length: Option<Located<u64>>,
    pub(in super::super) max_length: Option<Located<u64>>,
    pub(in super::super) patterns: Vec<Located<&'d str>>,
    pub(in super::super) minimum: Option<Bound>,
    pub(in super::super) maximum: Option<Bound>,
    pub(in super::super) multiple_of: Vec<Located<Decimal>>,
    pub(in super::super) min_items: Option<Located<u64>>,
    pub(in super::super) max_items: Option<Located<u64>>,
    pub(in super::super) unique_items: Option<Span>,
    pub(in super::super) items: Vec<&'d Node>,
    pub(in super::super) min_properties: Option<Located<u64>>,
    pub(in super::super) max_properties: Option<Located<u64>>,
    pub(in super::super) properties: IndexMap<&'d str, Vec<&'d Node>>,
    pub(in super::super) required: Vec<Located<&'d str>>,
    pub(in super::super) additional: AdditionalRule<'d>,
    pub(in super::super) required_when: Vec<&'d Node>,
    pub(in super::super) all_of: Option<Located<&'d [Node]>>,
    pub(in super::super) alternatives: Vec<Alternatives<'d>>,
    pub(in super::super) discriminator: Option<&'d Node>,
}

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
        refuse_unsupported(reader, diagnostics);
        reader.skip(&["example", "externalDocs", "xml"]);
        Self {
            span: reader.span(),
            docs,
            rust_name: reader.string("x-rust-name", diagnostics),
            ty,
            format: reader.string("format", diagnostics),
            allows_null: ty.is_none() || nullable.is_some(),
            nullable,
            sensitive: is_sensitive(reader, diagnostics),
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
            discriminator: reader.take("discriminator"),
        }
    }

    /// Whether nothing but annotations stands here beside `allOf`.
    pub(in super::super) fn only_annotates(&self) -> bool {
        self.ty.is_none()
            && self.format.is_none()
            && self.enumeration.is_none()
            && self.error_codes.is_none()
            && self.alternatives.is_empty()
            && self.discriminator.is_none()
            && self.required_when.is_empty()
            && !self.constrains_string()
            && !self.constrains_number()
            && !self.constrains_array()
            && !self.constrains_object()
    }

    pub(in super::super) fn constrains_string(&self) -> bool {
        self.min_length.is_some() || self.max_length.is_some() || !self.patterns.is_empty()
    }

    pub(in super::super) fn constrains_number(&self) -> bool {
        self.minimum.is_some() || self.maximum.is_some() || !self.multiple_of.is_empty()
    }

    pub(in super::super) fn constrains_array(&self) -> bool {
        self.min_items.is_some()
            || self.max_items.is_some()
            || self.unique_items.is_some()
            || !self.items.is_empty()
    }

    pub(in super::super) fn constrains_object(&self) -> bool {
        self.min_properties.is_some()
            || self.max_properties.is_some()
            || !self.properties.is_empty()
            || !self.required.is_empty()
            || !matches!(self.additional, AdditionalRule::Unsaid)
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
    for (key, rule) in [
        ("oneOf", crate::model::UnionRule::One),
        ("anyOf", crate::model::UnionRule::Any),
    ] {
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
            span: nodes.span,
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

fn refuse_unsupported(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) {
    if let Some(not) = reader.take("not") {
        diagnostics.error(
            "unsupported-not",
            not.span,
            "`not` cannot be expressed as a Rust type",
        );
    }
    for (key, code) in [
        ("readOnly", "unsupported-read-only"),
        ("writeOnly", "unsupported-write-only"),
    ] {
        if let Some(flag) = reader.boolean(key, diagnostics).filter(|flag| flag.value) {
            diagnostics.error(code, flag.span, format!("`{key}` is not supported yet"));
        }
    }
}
