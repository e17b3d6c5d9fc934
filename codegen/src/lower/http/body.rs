//! Bodies of requests and answers: one form for each media type that differs.

use super::super::path_item::Opened;
use super::super::schema::{JsonType, Keywords};
use super::super::{Lowering, docs, names};
use super::media_type::Kind;
use super::operation::{RequestFields, inline};
use crate::load::{Mapping, Node, Reader};
use crate::model::{
    Content, ContentFormat, Docs, Presence, RequestBody, Type, TypeDef, TypeKind, Value,
};

/// A media type with what it says.
struct Medium<'d> {
    media_type: &'d str,
    kind: Kind,
    schema: Option<&'d Node>,
    encoding: Option<&'d Node>,
}

/// Which way a body travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Request,
    Reply,
}

impl<'d> Lowering<'d, '_> {
    /// `requestBody`.
    pub(super) fn request_body(
        &mut self,
        node: &'d Node,
        opened: &Opened<'d>,
        fields: &mut RequestFields,
    ) -> Option<RequestBody> {
        let resolved = self.document.resolve(node, self.diagnostics)?;
        let mut reader = Reader::new(resolved.node, self.diagnostics)?;
        let description = docs::text(&mut reader, "description", self.diagnostics);
        let required = reader.boolean("required", self.diagnostics);
        let content = reader.mapping("content", self.diagnostics);
        reader.finish(self.diagnostics);
        let presence = match required.is_some_and(|required| required.value) {
            true => Presence::Required,
            false => Presence::Optional,
        };
        let docs = Docs {
            description,
            ..Docs::default()
        };
        let mut contents = match content {
            Some(content) => self.contents(content.value, "Body", Direction::Request, opened)?,
            None => Vec::new(),
        };
        if contents.is_empty() {
            let message = "nothing says of which media type this body is: taken as bytes";
            self.diagnostics
                .warning("body-without-content", resolved.node.span, message);
            contents.push(any_bytes());
        }
        let (value, choice) = match contents.as_slice() {
            [only] => (body_value(only, presence), None),
            _ => {
                let name = self.claim_local(opened.module, "Body");
                let slot = self.drafts.reserve(opened.module);
                let definition = TypeDef {
                    name: name.clone(),
                    schema_name: None,
                    docs: docs.clone(),
                    kind: TypeKind::Body(contents.clone()),
                };
                self.drafts.fill(slot, definition);
                (Value::plain(Type::Named(name.clone())), Some(name))
            }
        };
        Some(RequestBody {
            field: fields.add_body(value, presence, docs),
            presence,
            contents,
            choice,
        })
    }

    /// The forms that a body can have. Of those that say the same, the first; XML only where nothing else is offered.
    pub(super) fn contents(
        &mut self,
        mapping: &'d Mapping,
        base: &str,
        direction: Direction,
        opened: &Opened<'d>,
    ) -> Option<Vec<Content>> {
        let mut media = Vec::new();
        for (media_type, entry) in mapping.iter() {
            if media_type.starts_with("x-") && !media_type.contains('/') {
                self.unused_extension(media_type, entry.key_span);
                continue;
            }
            let mut medium = self.medium(media_type, &entry.node)?;
            // Forms are sent, not read.
            if direction == Direction::Reply && matches!(medium.kind, Kind::Form | Kind::Multipart)
            {
                medium.kind = Kind::Binary;
            }
            media.push(medium);
        }
        let offered = media.len();
        if media.iter().any(|medium| medium.kind != Kind::Xml) {
            media.retain(|medium| medium.kind != Kind::Xml);
        }
        if media.len() < offered {
            let message = "bodies in XML are left out: the same is offered in another form";
            let warning = crate::diagnostic::Diagnostic::warning("unused-xml", message);
            self.diagnostics.push_once("", warning);
        }
        let mut contents: Vec<Content> = Vec::new();
        let mut scope = names::Scope::default();
        let several = media.len() > 1;
        for medium in media {
            let variant = medium.kind.variant();
            let name = match several {
                true => format!("{base}{variant}"),
                false => base.to_owned(),
            };
            let mut content = self.content(&medium, &name, opened)?;
            let same = |known: &Content| {
                std::mem::discriminant(&known.format) == std::mem::discriminant(&content.format)
                    && (known.value.ty == content.value.ty || content.value.ty == Type::Binary)
            };
            if contents.iter().any(same) {
                continue;
            }
            content.variant = scope.claim(variant);
            contents.push(content);
        }
        Some(contents)
    }

    fn medium(&mut self, media_type: &'d str, node: &'d Node) -> Option<Medium<'d>> {
        let mut reader = Reader::new(node, self.diagnostics)?;
        reader.skip(&["example", "examples"]);
        let schema = reader.take("schema");
        let encoding = reader.take("encoding");
        reader.finish(self.diagnostics);
        let ty = schema.and_then(|schema| self.peek(schema));
        let is_bytes = schema.is_some_and(|schema| self.is_bytes(schema));
        let kind = Kind::of(media_type).settled(ty, is_bytes);
        // Bytes in JSON are bytes: some say `application/json` of every answer.
        let kind = match (kind, is_bytes) {
            (Kind::Json | Kind::Text, true) => Kind::Binary,
            (kind, _) => kind,
        };
        Some(Medium {
            media_type,
            kind,
            schema,
            encoding,
        })
    }

    fn content(&mut self, medium: &Medium<'d>, name: &str, opened: &Opened<'d>) -> Option<Content> {
        let described = |lowering: &mut Self| match medium.schema {
            Some(schema) => lowering.value(schema, &inline(opened, name)),
            None => Some(super::super::schema::Lowered {
                value: Value::plain(Type::FreeForm),
                docs: Docs::default(),
            }),
        };
        let (format, value) = match medium.kind {
            Kind::Json => (ContentFormat::Json, described(self)?.value),
            Kind::Form => {
                let value = described(self)?.value;
                (
                    ContentFormat::Form(self.form_fields(medium.encoding)?),
                    value,
                )
            }
            Kind::Multipart => {
                let value = described(self)?.value;
                match self.multipart_parts(&value, medium.encoding)? {
                    Some(parts) => (ContentFormat::Multipart(parts), value),
                    None => (ContentFormat::Form(Vec::new()), value),
                }
            }
            Kind::Xml => {
                let span = medium.schema.map(|schema| schema.span);
                let message =
                    "a body in XML is a text to the generated code: it is neither made nor read";
                let mut warning = crate::diagnostic::Diagnostic::warning("xml-as-text", message);
                if let Some(span) = span {
                    warning = warning.at(span);
                }
                self.diagnostics.push(warning);
                (ContentFormat::Text, Value::plain(Type::String))
            }
            Kind::Text => (ContentFormat::Text, self.text_value(medium, name, opened)?),
            Kind::Binary | Kind::Any => (ContentFormat::Binary, Value::plain(Type::Binary)),
        };
        Some(Content {
            variant: String::new(),
            media_type: medium.media_type.to_owned(),
            format,
            value,
        })
    }

    /// A text may be an enumeration or have limits, but it stays a text.
    fn text_value(
        &mut self,
        medium: &Medium<'d>,
        name: &str,
        opened: &Opened<'d>,
    ) -> Option<Value> {
        let Some(schema) = medium.schema else {
            return Some(Value::plain(Type::String));
        };
        let value = self.value(schema, &inline(opened, name))?.value;
        Some(match value.ty {
            Type::String => value,
            _ => Value::plain(Type::String),
        })
    }

    /// The type that a schema names, through references.
    fn peek(&mut self, schema: &'d Node) -> Option<JsonType> {
        let resolved = self.document.resolve(schema, self.diagnostics)?;
        let mut unheard = crate::diagnostic::Diagnostics::new();
        let keywords = Keywords::read(resolved.node, &mut unheard)?;
        match keywords.ty {
            Some(ty) => Some(ty.value),
            None if keywords.only_annotates() && keywords.all_of.is_none() => None,
            None => Some(JsonType::Object),
        }
    }

    fn is_bytes(&mut self, schema: &'d Node) -> bool {
        let resolved = self.document.resolve(schema, self.diagnostics);
        let says = |key: &str, text: &str| {
            resolved
                .as_ref()
                .and_then(|of| of.node.get(key))
                .and_then(Node::as_str)
                == Some(text)
        };
        says("format", "binary") || says("type", "file")
    }
}

/// What the field of a body holds. Only JSON has a null besides having no body.
fn body_value(content: &Content, presence: Presence) -> Value {
    let is_json = content.format == ContentFormat::Json;
    Value {
        nullable: content.value.nullable && (is_json || presence == Presence::Required),
        ..content.value.clone()
    }
}

/// Bytes of any media type.
fn any_bytes() -> Content {
    Content {
        variant: "Binary".to_owned(),
        media_type: "*/*".to_owned(),
        format: ContentFormat::Binary,
        value: Value::plain(Type::Binary),
    }
}
