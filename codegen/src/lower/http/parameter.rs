//! Parameters.

use super::super::path_item::Opened;
use super::super::{Lowering, docs};
use super::local_names::type_base;
use super::operation::inline;
use crate::diagnostic::Span;
use crate::load::{Located, Node, Reader};
use crate::model::{Docs, Form, PathStyle, Place, Presence, QueryStyle, Reserved, Type, Value};

/// A parameter as it is described.
#[derive(Clone, Debug)]
pub(super) struct Described {
    pub(super) wire_name: String,
    pub(super) rust_name: Option<String>,
    /// None for the path.
    pub(super) place: Place,
    pub(super) path_style: Option<PathStyle>,
    pub(super) form: Form,
    pub(super) value: Value,
    pub(super) presence: Presence,
    pub(super) docs: Docs,
    pub(super) span: Span,
}

/// Headers that other parts of a description say (OpenAPI 3.0.3, "Parameter Object").
const SAID_ELSEWHERE: [&str; 3] = ["accept", "authorization", "content-type"];

impl<'d> Lowering<'d, '_> {
    /// The parameters of a path item and of its operation, which has the last word.
    pub(super) fn http_parameters(
        &mut self,
        lists: impl Iterator<Item = &'d Node>,
        opened: &Opened<'d>,
    ) -> Option<Vec<Described>> {
        let mut found: Vec<((String, String), Option<Described>)> = Vec::new();
        for list in lists {
            let Some(nodes) = list.as_sequence() else {
                let message = format!("expected a sequence, found {}", list.kind());
                self.diagnostics.error("wrong-type", list.span, message);
                return None;
            };
            let before = found.len();
            for node in nodes {
                let (key, described) = self.http_parameter(node, opened)?;
                match found.iter().position(|(known, _)| *known == key) {
                    Some(at) if at >= before => {
                        let message = format!("the parameter `{}` is listed twice", key.1);
                        self.diagnostics
                            .warning("duplicate-parameter", node.span, message);
                    }
                    Some(at) => found[at].1 = described,
                    None => found.push((key, described)),
                }
            }
        }
        Some(
            found
                .into_iter()
                .filter_map(|(_, described)| described)
                .collect(),
        )
    }

    /// A parameter with its place and name; nothing behind them if it is said elsewhere.
    fn http_parameter(
        &mut self,
        node: &'d Node,
        opened: &Opened<'d>,
    ) -> Option<((String, String), Option<Described>)> {
        let resolved = self.document.resolve(node, self.diagnostics)?;
        let mut reader = Reader::new(resolved.node, self.diagnostics)?;
        let name = reader.required_string("name", self.diagnostics);
        let place = reader.required_string("in", self.diagnostics);
        let described = Words::read(&mut reader, self);
        let content = reader.mapping("content", self.diagnostics);
        let schema = reader.take("schema");
        reader.finish(self.diagnostics);
        let (name, place) = (name?, place?);
        let key = (place.value.to_owned(), name.value.to_owned());
        if place.value == "header"
            && SAID_ELSEWHERE.contains(&name.value.to_ascii_lowercase().as_str())
        {
            let message = format!(
                "the header `{}` is no parameter: media types and security schemes say it",
                name.value
            );
            self.diagnostics
                .warning("ignored-header", name.span, message);
            return Some((key, None));
        }
        let (location, path_style) = self.parameter_place(place, &described)?;
        let (schema, as_json) = match (schema, content) {
            (Some(schema), _) => (Some(schema), false),
            (None, Some(content)) => match content.value.iter().next() {
                Some((media_type, entry)) => (
                    entry.node.get("schema"),
                    super::media_type::is_json(media_type),
                ),
                None => (None, false),
            },
            (None, None) => (None, false),
        };
        let lowered = match schema {
            Some(schema) => self.value(schema, &inline(opened, &type_base(name.value)))?,
            None => {
                let message = format!("nothing says what `{}` is: taken as a string", name.value);
                self.diagnostics
                    .warning("parameter-without-schema", name.span, message);
                super::super::schema::Lowered {
                    value: Value::plain(Type::String),
                    docs: Docs::default(),
                }
            }
        };
        let in_path = path_style.is_some();
        if in_path && !described.required {
            let message = format!(
                "`{}` stands in the path: `required: true` is missing",
                name.value
            );
            self.diagnostics
                .warning("path-parameter-optional", name.span, message);
        }
        let mut docs = lowered.docs;
        docs.description = described.description.or(docs.description);
        docs.deprecated |= described.deprecated;
        let presence = match in_path || described.required {
            true => Presence::Required,
            false => Presence::Optional,
        };
        let mut value = lowered.value;
        // There is no way to write null into a URL or a header: a parameter that is null is absent.
        if in_path || presence == Presence::Optional {
            value.nullable = false;
        }
        let form = match (as_json, described.explode) {
            (true, _) => Form::Json,
            (false, Some(true)) => Form::Exploded,
            (false, Some(false)) => Form::Joined,
            // Style `form` explodes unless told otherwise.
            (false, None) => match location {
                Place::Query(QueryStyle::Form, _) | Place::Cookie if !in_path => Form::Exploded,
                _ => Form::Joined,
            },
        };
        let described = Described {
            wire_name: name.value.to_owned(),
            rust_name: described.rust_name,
            place: location,
            path_style,
            form,
            value,
            presence,
            docs,
            span: name.span,
        };
        Some((key, Some(described)))
    }

    fn parameter_place(
        &mut self,
        place: Located<&str>,
        words: &Words<'d>,
    ) -> Option<(Place, Option<PathStyle>)> {
        let reserved = words.reserved;
        let style = words.style.map(|style| style.value);
        let found = match (place.value, style) {
            ("path", None | Some("simple")) => (Place::Header, Some(PathStyle::Simple)),
            ("path", Some("label")) => (Place::Header, Some(PathStyle::Label)),
            ("path", Some("matrix")) => (Place::Header, Some(PathStyle::Matrix)),
            ("query", style) => match query_style(style) {
                Some(style) => (Place::Query(style, reserved), None),
                None => return self.unknown_style(place, words),
            },
            ("header", None | Some("simple")) => (Place::Header, None),
            ("cookie", None | Some("form")) => (Place::Cookie, None),
            _ => return self.unknown_style(place, words),
        };
        Some(found)
    }

    fn unknown_style<T>(&mut self, place: Located<&str>, words: &Words<'d>) -> Option<T> {
        let span = words.style.map_or(place.span, |style| style.span);
        let message = match words.style {
            Some(style) => format!(
                "a parameter in {} has no style `{}`",
                place.value, style.value
            ),
            None => format!("`{}` is no place of a parameter", place.value),
        };
        self.diagnostics
            .error("unsupported-parameter", span, message);
        None
    }
}

/// The style of a query parameter or of a field of a form.
pub(super) fn query_style(style: Option<&str>) -> Option<QueryStyle> {
    Some(match style {
        None | Some("form") => QueryStyle::Form,
        Some("spaceDelimited") => QueryStyle::SpaceDelimited,
        Some("pipeDelimited") => QueryStyle::PipeDelimited,
        Some("deepObject") => QueryStyle::DeepObject,
        Some(_) => return None,
    })
}

/// What parameters have in common.
struct Words<'d> {
    description: Option<String>,
    rust_name: Option<String>,
    required: bool,
    deprecated: bool,
    style: Option<Located<&'d str>>,
    explode: Option<bool>,
    reserved: Reserved,
}

impl<'d> Words<'d> {
    fn read(reader: &mut Reader<'d>, lowering: &mut Lowering<'d, '_>) -> Self {
        let diagnostics = &mut *lowering.diagnostics;
        reader.skip(&["allowEmptyValue", "example", "examples"]);
        docs::evidence(reader, diagnostics);
        let flag = |key, reader: &mut Reader<'d>, diagnostics: &mut _| {
            reader.boolean(key, diagnostics).map(|flag| flag.value)
        };
        let is_reserved = flag("allowReserved", reader, diagnostics) == Some(true);
        Self {
            description: docs::text(reader, "description", diagnostics),
            rust_name: docs::text(reader, "x-rust-name", diagnostics)
                .filter(|name| super::super::names::is_identifier(name)),
            required: flag("required", reader, diagnostics) == Some(true),
            deprecated: flag("deprecated", reader, diagnostics) == Some(true),
            style: reader.string("style", diagnostics),
            explode: flag("explode", reader, diagnostics),
            reserved: match is_reserved {
                true => Reserved::Allowed,
                false => Reserved::Escaped,
            },
        }
    }
}
