//! Paths: their texts and their parameters.

use super::super::Lowering;
use super::super::path_item::Opened;
use super::operation::RequestFields;
use super::parameter::Described;
use crate::diagnostic::Span;
use crate::model::{Docs, Form, PathPiece, PathStyle, Place, Presence, Type, Value};

/// A path taken apart.
pub(super) struct Path {
    pub(super) pieces: Vec<PathPiece>,
    pub(super) query: Option<String>,
}

impl<'d> Lowering<'d, '_> {
    /// The pieces of the path, and the parameters that are not in it.
    pub(super) fn path_pieces(
        &mut self,
        described: Vec<Described>,
        opened: &Opened<'d>,
        fields: &mut RequestFields,
    ) -> Option<(Path, Vec<Described>)> {
        let (mut in_path, others): (Vec<_>, Vec<_>) = described
            .into_iter()
            .partition(|of| of.path_style.is_some());
        let (path, query) = self.without_query(opened);
        let mut pieces = Vec::new();
        let mut used: Vec<(String, PathPiece)> = Vec::new();
        for (text, name) in braces(path) {
            if !text.is_empty() {
                pieces.push(PathPiece::Text(text.to_owned()));
            }
            let Some(name) = name else { continue };
            // The same parameter may stand in a path twice.
            if let Some((_, piece)) = used.iter().find(|(known, _)| known == name) {
                pieces.push(piece.clone());
                continue;
            }
            let described = match in_path.iter().position(|of| of.wire_name == name) {
                Some(at) => in_path.remove(at),
                None => self.undescribed(name, opened.path_span),
            };
            let piece = PathPiece::Parameter {
                wire_name: name.to_owned(),
                field: fields.add(&described, self.diagnostics),
                form: described.form,
                style: described.path_style.unwrap_or(PathStyle::Simple),
            };
            used.push((name.to_owned(), piece.clone()));
            pieces.push(piece);
        }
        for unused in in_path {
            let message = format!(
                "the path has no place for the parameter `{}`: it is left out",
                unused.wire_name
            );
            self.diagnostics
                .warning("unused-parameter", unused.span, message);
        }
        Some((Path { pieces, query }, others))
    }

    /// A path may not have a query or a fragment, but some do: the query is sent, a fragment never is.
    fn without_query(&mut self, opened: &Opened<'d>) -> (&'d str, Option<String>) {
        let (path, fragment) = cut(opened.path, '#');
        let (path, query) = cut(path, '?');
        if fragment.is_some() {
            let message = "what follows `#` is not a part of the path: it is never sent";
            self.diagnostics
                .warning("path-with-fragment", opened.path_span, message);
        }
        if query.is_some() {
            let message = "a query in a path is sent as it stands: query parameters are to say it";
            self.diagnostics
                .warning("path-with-query", opened.path_span, message);
        }
        (
            path,
            query.filter(|query| !query.is_empty()).map(str::to_owned),
        )
    }

    fn undescribed(&mut self, name: &str, span: Span) -> Described {
        let message = format!("nothing describes the path parameter `{name}`: taken as a string");
        self.diagnostics
            .warning("path-parameter-missing", span, message);
        Described {
            wire_name: name.to_owned(),
            rust_name: None,
            place: Place::Header,
            path_style: Some(PathStyle::Simple),
            form: Form::Joined,
            value: Value::plain(Type::String),
            presence: Presence::Required,
            docs: Docs::default(),
            span,
        }
    }
}

fn cut(text: &str, at: char) -> (&str, Option<&str>) {
    // What stands in braces is a name.
    let mut depth = 0_usize;
    for (index, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if c == at && depth == 0 => {
                return (&text[..index], Some(&text[index + c.len_utf8()..]));
            }
            _ => {}
        }
    }
    (text, None)
}

/// Texts, each with the name in braces behind it.
fn braces(path: &str) -> Vec<(&str, Option<&str>)> {
    let mut pieces = Vec::new();
    let mut rest = path;
    while let Some((text, behind)) = rest.split_once('{') {
        let Some((name, after)) = behind.split_once('}') else {
            break;
        };
        pieces.push((text, Some(name)));
        rest = after;
    }
    pieces.push((rest, None));
    pieces
}
