//! Forms: how the properties of a body become fields or parts (`encoding`).

use super::super::Lowering;
use super::parameter::query_style;
use crate::load::{Node, Reader};
use crate::model::{Field, Form, FormField, Part, PartKind, QueryStyle, Reserved, Type, Value};

/// What `encoding` says of a property.
struct Encoding<'d> {
    name: &'d str,
    media_type: Option<String>,
    style: Option<QueryStyle>,
    explode: Option<bool>,
    reserved: Reserved,
}

impl<'d> Lowering<'d, '_> {
    /// The fields of a form that are not written as usual.
    pub(super) fn form_fields(&mut self, encoding: Option<&'d Node>) -> Option<Vec<FormField>> {
        let encodings = self.encodings(encoding)?;
        let fields = encodings
            .into_iter()
            .filter(|of| {
                of.style.is_some() || of.explode.is_some() || of.reserved == Reserved::Allowed
            })
            .map(|of| {
                let style = of.style.unwrap_or(QueryStyle::Form);
                FormField {
                    wire_name: of.name.to_owned(),
                    style,
                    form: match of.explode.unwrap_or(style == QueryStyle::Form) {
                        true => Form::Exploded,
                        false => Form::Joined,
                    },
                    reserved: of.reserved,
                }
            });
        Some(fields.collect())
    }

    /// The parts of a multipart body; none if its properties are not known.
    pub(super) fn multipart_parts(
        &mut self,
        value: &Value,
        encoding: Option<&'d Node>,
    ) -> Option<Option<Vec<Part>>> {
        let encodings = self.encodings(encoding)?;
        let Some(structure) = self.structure_of(value) else {
            return Some(None);
        };
        let media_type = |name: &str| {
            let of = encodings.iter().find(|of| of.name == name)?;
            // Of a list of media types, who calls has the choice.
            of.media_type
                .clone()
                .filter(|text| !text.contains([',', '*']))
        };
        let parts = structure.fields.iter().map(|field| Part {
            wire_name: field.wire_name.clone(),
            field: field.rust_name.clone(),
            kind: part_kind(field),
            media_type: media_type(&field.wire_name),
        });
        Some(Some(parts.collect()))
    }

    fn encodings(&mut self, node: Option<&'d Node>) -> Option<Vec<Encoding<'d>>> {
        let Some(node) = node else {
            return Some(Vec::new());
        };
        let mut reader = Reader::new(node, self.diagnostics)?;
        let mut encodings = Vec::new();
        for (name, _, node) in reader.rest() {
            encodings.push(self.encoding(name, node)?);
        }
        reader.finish(self.diagnostics);
        Some(encodings)
    }

    fn encoding(&mut self, name: &'d str, node: &'d Node) -> Option<Encoding<'d>> {
        let mut reader = Reader::new(node, self.diagnostics)?;
        let media_type = reader.string("contentType", self.diagnostics);
        let style = reader.string("style", self.diagnostics);
        let explode = reader.boolean("explode", self.diagnostics);
        let reserved = reader.boolean("allowReserved", self.diagnostics);
        if let Some(headers) = reader.take("headers") {
            let message = "headers of a part are not sent";
            self.diagnostics
                .warning("unused-part-headers", headers.span, message);
        }
        reader.finish(self.diagnostics);
        if let Some(style) = style.filter(|style| query_style(Some(style.value)).is_none()) {
            let message = format!("a field of a form has no style `{}`", style.value);
            self.diagnostics
                .error("unsupported-parameter", style.span, message);
            return None;
        }
        Some(Encoding {
            name,
            media_type: media_type.map(|of| of.value.to_owned()),
            style: style.and_then(|style| query_style(Some(style.value))),
            explode: explode.map(|of| of.value),
            reserved: match reserved.is_some_and(|of| of.value) {
                true => Reserved::Allowed,
                false => Reserved::Escaped,
            },
        })
    }
}

fn part_kind(field: &Field) -> PartKind {
    match &field.value.ty {
        Type::Binary => PartKind::File,
        Type::Array(item) if item.ty == Type::Binary => PartKind::Files,
        _ => PartKind::Property,
    }
}
