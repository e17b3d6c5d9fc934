//! A description: its root file, the files it refers to, and the way from a reference to its target.

use std::collections::HashSet;
use std::sync::Arc;

use super::files::{Files, Loaded};
use super::reader::{Located, string};
use super::reference::{self, Reference};
use super::suggest::nearest;
use super::{Limits, Location, Node, Source, Value};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Span};

/// A whole description, read and located; references are followed on demand.
#[derive(Debug)]
pub struct Document {
    root: FileId,
    root_node: Arc<Node>,
    files: Files,
}

/// How many references one pointer may lead through, all told, before it counts as a circle.
const REFERENCES_ON_THE_WAY: usize = 16;

/// How many references in a row may lead to one another before they count as a circle.
const LONGEST_CHAIN: usize = 100;

/// What a node is once references are followed.
#[derive(Clone, Debug)]
pub struct Resolved<'d> {
    /// The thing itself; not a reference.
    pub node: &'d Node,
    /// Where it stands, if a reference led to it; none if it stood there itself.
    pub location: Option<Location>,
}

impl Document {
    /// Reads the file `root` of `source` and every file that it refers to, within [`Limits::default`].
    ///
    /// Returns none, and says why, if the root file cannot be read.
    pub fn load(source: &dyn Source, root: &str, diagnostics: &mut Diagnostics) -> Option<Self> {
        Self::load_within(source, root, &Limits::default(), diagnostics)
    }

    /// Like [`Document::load`], within other limits.
    pub fn load_within(
        source: &dyn Source,
        root: &str,
        limits: &Limits,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let files = Files::read(source, root, limits, diagnostics);
        match files.by_path(root)? {
            Loaded::Whole(root) => Some(Self {
                root: *root,
                root_node: Arc::clone(&files.get(*root)?.node),
                files,
            }),
            Loaded::Broken(found) => {
                found
                    .iter()
                    .for_each(|found| diagnostics.push(found.clone()));
                None
            }
            Loaded::Unreadable(why) => {
                let path = source.display_path(root);
                diagnostics.push(Diagnostic::error(
                    "unreadable-file",
                    format!("cannot read {path}: {why}"),
                ));
                None
            }
        }
    }

    /// How many values the description has, every expanded alias counted.
    pub fn nodes(&self) -> usize {
        self.files.nodes()
    }

    /// The root file's tree.
    #[must_use]
    pub fn root(&self) -> &Node {
        &self.root_node
    }

    /// The root file's place.
    #[must_use]
    pub fn root_location(&self) -> Location {
        Location::root(self.root)
    }

    /// The place that these keys lead to from the root of a file, if there is something.
    #[must_use]
    pub fn location(&self, file: FileId, keys: &[&str]) -> Option<Location> {
        let location = keys
            .iter()
            .fold(Location::root(file), |location, key| location.child(key));
        self.node(&location).map(|_| location)
    }

    /// The path of a file from the root folder, with `/`: `paths/gift_prepaid_card.yaml`.
    #[must_use]
    pub fn path(&self, file: FileId) -> &str {
        self.files.get(file).map_or("", |file| &file.path)
    }

    /// The node at `location`.
    #[must_use]
    pub fn node(&self, location: &Location) -> Option<&Node> {
        let root = self.files.get(location.file())?.node.as_ref();
        let keys = location.keys();
        keys.iter().try_fold(root, |node, key| step(node, key))
    }

    /// Follows `$ref`, over files and through references to references, if `node` is one.
    ///
    /// What stands beside a `$ref` is ignored by OpenAPI 3.0; a warning says so.
    pub fn resolve<'d>(
        &'d self,
        node: &'d Node,
        diagnostics: &mut Diagnostics,
    ) -> Option<Resolved<'d>> {
        let mut resolved = Resolved {
            node,
            location: None,
        };
        let mut seen = HashSet::new();
        while let Some(reference) = reference_of(resolved.node) {
            warn_of_siblings(resolved.node, diagnostics);
            let text = string(reference, diagnostics)?;
            let location = self.locate(text.value, text.span, diagnostics)?;
            if seen.len() == LONGEST_CHAIN || !seen.insert(location.clone()) {
                let message = format!("`{}` leads back to itself", text.value);
                diagnostics.error("reference-cycle", text.span, message);
                return None;
            }
            resolved = Resolved {
                node: self.node(&location)?,
                location: Some(location),
            };
        }
        Some(resolved)
    }

    /// Follows `text`, a reference that stands at `span` without a `$ref` before it, as in a discriminator's mapping.
    pub fn resolve_text<'d>(
        &'d self,
        text: &str,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<Resolved<'d>> {
        let location = self.locate(text, span, diagnostics)?;
        let resolved = self.resolve(self.node(&location)?, diagnostics)?;
        Some(Resolved {
            node: resolved.node,
            location: resolved.location.or(Some(location)),
        })
    }

    /// The place that `text` names, one step: it may be a reference in turn.
    pub fn locate(
        &self,
        text: &str,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<Location> {
        let mut hops = REFERENCES_ON_THE_WAY;
        self.locate_within(text, span, &mut hops, diagnostics)
    }

    fn locate_within(
        &self,
        text: &str,
        span: Span,
        hops: &mut usize,
        diagnostics: &mut Diagnostics,
    ) -> Option<Location> {
        let from = self.files.get(span.file)?;
        let reference = match reference::parse(text, &from.path) {
            Ok(reference) => reference,
            Err((code, why)) => {
                diagnostics.error(code, span, format!("cannot follow `{text}`: {why}"));
                return None;
            }
        };
        let file = self.file(&reference, text, span, diagnostics)?;
        let mut location = Location::root(file);
        let mut node = self.files.get(file)?.node.as_ref();
        for token in &reference.tokens {
            if let (None, Some(onward)) = (step(node, token), reference_text(node)) {
                let Some(left) = hops.checked_sub(1) else {
                    let message = format!("`{text}` leads back to itself");
                    diagnostics.error("reference-cycle", span, message);
                    return None;
                };
                *hops = left;
                location = self.locate_within(onward.value, onward.span, hops, diagnostics)?;
                node = self.node(&location)?;
            }
            let Some(next) = step(node, token) else {
                diagnostics.push(missing(node, token, text, span));
                return None;
            };
            node = next;
            location = location.child(token);
        }
        Some(location)
    }

    fn file(
        &self,
        reference: &Reference,
        text: &str,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<FileId> {
        let why = match self.files.by_path(&reference.path) {
            Some(Loaded::Whole(file)) => return Some(*file),
            Some(Loaded::Broken(found)) => {
                found
                    .iter()
                    .for_each(|found| diagnostics.push(found.clone()));
                return None;
            }
            Some(Loaded::Unreadable(why)) => why,
            None => "it was not loaded",
        };
        diagnostics.error(
            "unreadable-file",
            span,
            format!("cannot follow `{text}`: {why}"),
        );
        None
    }
}

/// The value of `$ref`, if `node` is a mapping that has one.
fn reference_of(node: &Node) -> Option<&Node> {
    node.get("$ref")
}

fn reference_text(node: &Node) -> Option<Located<&str>> {
    let reference = reference_of(node)?;
    reference.as_str().map(|value| Located {
        value,
        span: reference.span,
    })
}

fn step<'d>(node: &'d Node, token: &str) -> Option<&'d Node> {
    match &node.value {
        Value::Mapping(mapping) => mapping.get(token),
        Value::Sequence(items) => {
            let canonical = token == "0" || !token.starts_with(['0', '+']);
            items.get(token.parse::<usize>().ok().filter(|_| canonical)?)
        }
        _ => None,
    }
}

fn missing(node: &Node, token: &str, text: &str, span: Span) -> Diagnostic {
    let message = format!("`{text}` leads nowhere: there is no `{token}`");
    let error = Diagnostic::error("missing-target", message).at(span);
    let keys = node
        .as_mapping()
        .into_iter()
        .flat_map(|mapping| mapping.iter().map(|(key, _)| key));
    match nearest(token, keys) {
        Some(key) => error.help(format!("did you mean `{key}`?")),
        None => error,
    }
}

/// Beside the `$ref` of a path item may stand operations, and what then holds is undefined; anywhere else, nothing.
fn warn_of_siblings(node: &Node, diagnostics: &mut Diagnostics) {
    const OF_PATH_ITEM: [&str; 10] = [
        "get",
        "put",
        "post",
        "delete",
        "options",
        "head",
        "patch",
        "trace",
        "parameters",
        "servers",
    ];
    let siblings = node
        .as_mapping()
        .into_iter()
        .flat_map(|mapping| mapping.iter());
    for (key, entry) in siblings.filter(|(key, _)| *key != "$ref") {
        if OF_PATH_ITEM.contains(&key) {
            let message = format!("what `{key}` means beside `$ref` is undefined in OpenAPI 3.0");
            diagnostics.error("ref-sibling", entry.key_span, message);
            continue;
        }
        let message = format!("`{key}` beside `$ref` is ignored in OpenAPI 3.0");
        let warning = Diagnostic::warning("ref-sibling", message).at(entry.key_span);
        diagnostics
            .push(warning.help("put the reference into `allOf` to add to what it refers to"));
    }
}
