//! The bytes of one file -> its tree.

use super::{Limits, Node, json, yaml};
use crate::diagnostic::{Diagnostic, FileId, SourceFile, Span};

/// A range of bytes of the file being read.
pub(super) type Place = (usize, usize);

/// What reading one file needs, and what it has found so far.
#[derive(Debug)]
pub(super) struct Parse<'t> {
    pub file: FileId,
    pub text: &'t str,
    /// How deep collections may nest.
    pub depth: usize,
    /// How many more values may be made; shared by all files of a description.
    pub nodes_left: &'t mut usize,
    pub diagnostics: Vec<Diagnostic>,
}

impl Parse<'_> {
    /// Notes an error.
    pub fn error(&mut self, code: &'static str, place: Place, message: impl Into<String>) {
        let span = Span::new(self.file, place.0, place.1);
        self.diagnostics
            .push(Diagnostic::error(code, message).at(span));
    }

    /// Counts so many values more. None, and an error, if that is too many.
    pub fn count(&mut self, values: usize, at: usize) -> Option<()> {
        let Some(left) = self.nodes_left.checked_sub(values) else {
            self.error(
                "too-many-values",
                (at, at),
                "the description has too many values",
            );
            return None;
        };
        *self.nodes_left = left;
        Some(())
    }

    /// None, and an error, if so many levels are too many.
    pub fn check_depth(&mut self, levels: usize, place: Place) -> Option<()> {
        if levels > self.depth {
            let message = format!("more than {} levels of nesting", self.depth);
            self.error("too-deep", place, message);
            return None;
        }
        Some(())
    }

    /// Notes an error if `text` has a control character other than tabs and line ends: they have no use in a
    /// description, and terminals and compilers stumble over them.
    pub fn refuse_controls(&mut self, text: &str, place: Place) {
        let refused = |c: &char| *c < ' ' && !matches!(c, '\t' | '\n' | '\r');
        if let Some(control) = text.chars().find(refused) {
            let number = u32::from(control);
            let message = format!("the control character U+{number:04X} is not allowed");
            self.error("control-character", place, message);
        }
    }
}

/// Reads a file by its name: `.json` as JSON, any other as YAML.
pub(super) fn parse(
    file: FileId,
    source: &SourceFile,
    limits: &Limits,
    nodes_left: &mut usize,
) -> Result<Node, Vec<Diagnostic>> {
    let mut run = Parse {
        file,
        text: source.text(),
        depth: limits.depth,
        nodes_left,
        diagnostics: Vec::new(),
    };
    let node = if source.path().ends_with(".json") {
        json::parse(&mut run)
    } else {
        yaml::parse(&mut run)
    };
    match node {
        Some(node) if run.diagnostics.is_empty() => Ok(node),
        _ => Err(run.diagnostics),
    }
}
