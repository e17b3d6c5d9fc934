//! The bytes of one file -> its tree.

use super::{Limits, Node, json, yaml};
use crate::diagnostic::{Diagnostic, FileId, SourceFile, Span};

/// What reading one file needs, and what it has found so far.
#[derive(Debug)]
pub(super) struct Parse<'t> {
    pub file: FileId,
    pub text: &'t str,
    pub depth: usize,
    /// How many more values may be made; shared by all files of a description.
    pub nodes_left: &'t mut usize,
    pub diagnostics: Vec<Diagnostic>,
}

impl Parse<'_> {
    /// Notes an error at the bytes `start..end`.
    pub fn error(
        &mut self,
        code: &'static str,
        start: usize,
        end: usize,
        message: impl Into<String>,
    ) {
        let span = Span::new(self.file, start, end);
        self.diagnostics
            .push(Diagnostic::error(code, message).at(span));
    }

    /// Counts one value more. At the limit: notes an error, once, and says no.
    pub fn count(&mut self, values: usize, at: usize) -> bool {
        match self.nodes_left.checked_sub(values) {
            Some(left) => {
                *self.nodes_left = left;
                true
            }
            None => {
                self.error(
                    "too-many-values",
                    at,
                    at,
                    "the description has too many values",
                );
                false
            }
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
