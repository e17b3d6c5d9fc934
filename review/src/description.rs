//! A description as it was read, and places in it.

use std::cell::RefCell;

use konaplate_codegen::diagnostic::{Diagnostic, Diagnostics, FileId, Span};
use konaplate_codegen::load::{Document, Location, Node, Source, Value};
use konaplate_codegen::lower::lower;
use konaplate_codegen::model::Api;
use serde::Serialize;

/// A description, read; with the names of its generated client, if it can be generated.
#[derive(Debug)]
pub struct Description {
    document: Document,
    api: Option<Api>,
    diagnostics: RefCell<Diagnostics>,
}

impl Description {
    /// Reads the file `root` of `source` and what it refers to.
    ///
    /// # Errors
    /// What is wrong with it, if it cannot be read or is not OpenAPI 3.0.
    pub fn load(source: &dyn Source, root: &str) -> Result<Self, Box<Diagnostics>> {
        let mut diagnostics = Diagnostics::new();
        let Some(document) = Document::load(source, root, &mut diagnostics) else {
            return Err(Box::new(diagnostics));
        };
        if let Some(error) = not_openapi(document.root()) {
            diagnostics.push(error);
            return Err(Box::new(diagnostics));
        }
        // What cannot be generated is for `generate` to tell: the difference can be told without it, only the Rust names cannot.
        let api = lower(&document, &mut Diagnostics::new());
        Ok(Self {
            document,
            api,
            diagnostics: RefCell::new(diagnostics),
        })
    }

    /// The model, where it can be made.
    #[must_use]
    pub fn api(&self) -> Option<&Api> {
        self.api.as_ref()
    }

    /// What was found while references were followed. Ends the use of the description.
    #[must_use]
    pub fn into_diagnostics(self) -> Diagnostics {
        self.diagnostics.into_inner()
    }

    /// Whether a reference led nowhere.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.borrow().has_errors()
    }

    /// The whole description.
    pub(crate) fn root(&self) -> Site<'_> {
        Site {
            node: self.document.root(),
            at: self.document.root_location(),
            key: None,
        }
    }

    /// What `site` is once references are followed.
    pub(crate) fn follow<'d>(&'d self, site: &Site<'d>) -> Site<'d> {
        if site.node.get("$ref").is_none() {
            return site.clone();
        }
        let resolved = self
            .document
            .resolve(site.node, &mut self.diagnostics.borrow_mut());
        match resolved {
            Some(resolved) => Site {
                node: resolved.node,
                at: resolved.location.unwrap_or_else(|| site.at.clone()),
                key: None,
            },
            None => site.clone(),
        }
    }

    /// The place that the text of a reference leads to; none if it leads nowhere, which is not reported.
    pub(crate) fn target(&self, text: &str, span: Span) -> Option<Location> {
        let root = self.document.root_location().file();
        let mut quiet = Diagnostics::new();
        let component = self
            .document
            .location(root, &["components", "schemas", text]);
        if component.is_some() {
            // The bare name of a schema, as a discriminator may give it.
            return component;
        }
        self.document.locate(text, span, &mut quiet)
    }

    /// The node at a place.
    pub(crate) fn node(&self, location: &Location) -> Option<&Node> {
        self.document.node(location)
    }

    /// The places as people look for them. Each file is gone through once: lines may be as long as the file.
    pub(crate) fn places<'d>(&self, sites: impl Iterator<Item = &'d Site<'d>>) -> Vec<Place> {
        let diagnostics = self.diagnostics.borrow();
        let sites: Vec<&Site<'_>> = sites.collect();
        let mut order: Vec<usize> = (0..sites.len()).collect();
        order.sort_by_key(|index| sites[*index].span());
        let mut places: Vec<Option<Place>> = vec![None; sites.len()];
        let mut cursor: Option<(FileId, Cursor)> = None;
        for index in order {
            let span = sites[index].span();
            let Some(file) = diagnostics.files().get(span.file) else {
                continue;
            };
            let mut here = match cursor {
                Some((id, here)) if id == span.file => here,
                _ => Cursor::default(),
            };
            here.advance(file.text(), span.start as usize);
            cursor = Some((span.file, here));
            places[index] = Some(Place {
                file: file.path().to_owned(),
                line: here.line + 1,
                column: here.column + 1,
                pointer: sites[index].at.pointer().to_owned(),
            });
        }
        // Every span points into a file that was read.
        places.into_iter().flatten().collect()
    }
}

/// A place in a description.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// The file; of a revision, `REVISION:PATH`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The JSON Pointer in the file.
    pub pointer: String,
}

/// A place in a text, counted from zero, and its offset.
#[derive(Clone, Copy, Debug, Default)]
struct Cursor {
    offset: usize,
    line: usize,
    column: usize,
}

impl Cursor {
    fn advance(&mut self, text: &str, offset: usize) {
        for c in text.get(self.offset..offset).unwrap_or_default().chars() {
            match c {
                '\n' => (self.line, self.column) = (self.line + 1, 0),
                _ => self.column += 1,
            }
        }
        self.offset = offset.max(self.offset);
    }
}

fn not_openapi(root: &Node) -> Option<Diagnostic> {
    let error = |code, message: String, span| Some(Diagnostic::error(code, message).at(span));
    let Some(version) = root.get("openapi") else {
        let message = "this is no OpenAPI 3.0 description: there is no `openapi`".to_owned();
        return error("missing-key", message, root.span);
    };
    match version.as_str() {
        Some(text) if text.starts_with("3.0.") => None,
        Some(text) => {
            let message = format!("this is OpenAPI {text}, and only 3.0 is read");
            error("unsupported-version", message, version.span)
        }
        None => {
            let message = format!("expected a string, found {}", version.kind());
            error("wrong-type", message, version.span)
        }
    }
}

/// A value of a description and its place.
#[derive(Clone, Debug)]
pub(crate) struct Site<'d> {
    pub node: &'d Node,
    pub at: Location,
    /// Where its key stands, if it is the value of one.
    pub key: Option<Span>,
}

impl<'d> Site<'d> {
    /// The value of `key`.
    pub fn child(&self, key: &str) -> Option<Self> {
        let entry = self.node.as_mapping()?.entry(key)?;
        Some(Self {
            node: &entry.node,
            at: self.at.child(key),
            key: Some(entry.key_span),
        })
    }

    /// Keys and values, in the order of the file.
    pub fn entries(&self) -> Vec<(&'d str, Self)> {
        let entries = self
            .node
            .as_mapping()
            .into_iter()
            .flat_map(|mapping| mapping.iter());
        entries
            .map(|(key, entry)| {
                let site = Self {
                    node: &entry.node,
                    at: self.at.child(key),
                    key: Some(entry.key_span),
                };
                (key, site)
            })
            .collect()
    }

    /// The items of a sequence.
    pub fn items(&self) -> Vec<Self> {
        let items = self.node.as_sequence().unwrap_or_default();
        let site = |(index, node): (usize, &'d Node)| Self {
            node,
            at: self.at.child(&index.to_string()),
            key: None,
        };
        items.iter().enumerate().map(site).collect()
    }

    /// The text of a string.
    pub fn text(&self) -> Option<&'d str> {
        self.node.as_str()
    }

    /// The text of the string under `key`.
    pub fn text_of(&self, key: &str) -> Option<&'d str> {
        self.node.get(key).and_then(Node::as_str)
    }

    /// Whether `true` stands under `key`.
    pub fn is_true(&self, key: &str) -> bool {
        self.node.get(key).map(|node| &node.value) == Some(&Value::Boolean(true))
    }

    /// The identity of the value: its place in memory, which does not move while the description is borrowed.
    pub fn identity(&self) -> usize {
        std::ptr::from_ref(self.node).addr()
    }

    /// What to point at: a collection by its key, a plain value itself.
    fn span(&self) -> Span {
        match &self.node.value {
            Value::Mapping(_) | Value::Sequence(_) => self.key.unwrap_or(self.node.span),
            _ => self.node.span,
        }
    }
}
