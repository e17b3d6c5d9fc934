//! All findings of one run, with the files they point into.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Diagnostic, FileId, Files, Severity, SourceFile, Span};

/// How many errors are kept, and how many warnings; what comes after is only counted. A broken file can have one per key. Each
/// kind has room of its own: hundreds of warnings must not hide the error that comes after them.
const KEPT: usize = 500;

/// The findings of one run in the order in which they were made, each once.
#[derive(Debug, Default)]
pub struct Diagnostics {
    files: Files,
    kept: Vec<Diagnostic>,
    seen: HashSet<Diagnostic>,
    mentioned: HashSet<(&'static str, String)>,
    errors: usize,
    warnings: usize,
    kept_errors: usize,
    kept_warnings: usize,
    attempts: usize,
}

/// A moment in a collection's life.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    kept: usize,
    errors: usize,
    attempts: usize,
}

impl Diagnostics {
    /// An empty collection.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Registers a file, so that spans can point into it.
    pub fn add_file(&mut self, file: Arc<SourceFile>) -> FileId {
        self.files.add(file)
    }

    /// The files that spans point into.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Adds a finding, unless the same was added before.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.add(diagnostic, KEPT);
    }

    /// Adds a finding that is to be kept however many there are.
    pub fn keep(&mut self, diagnostic: Diagnostic) {
        self.add(diagnostic, usize::MAX);
    }

    fn add(&mut self, diagnostic: Diagnostic, most: usize) {
        if diagnostic.severity() == Severity::Error {
            self.attempts += 1;
        }
        if self.seen.contains(&diagnostic) {
            return;
        }
        let (found, kept) = match diagnostic.severity() {
            Severity::Error => (&mut self.errors, &mut self.kept_errors),
            Severity::Warning => (&mut self.warnings, &mut self.kept_warnings),
        };
        *found += 1;
        if *kept < most {
            *kept += 1;
            self.seen.insert(diagnostic.clone());
            self.kept.push(diagnostic);
        }
    }

    /// Adds an error at `span`.
    pub fn error(&mut self, code: &'static str, span: Span, message: impl Into<String>) {
        self.push(Diagnostic::error(code, message).at(span));
    }

    /// Adds a warning at `span`.
    pub fn warning(&mut self, code: &'static str, span: Span, message: impl Into<String>) {
        self.push(Diagnostic::warning(code, message).at(span));
    }

    /// Adds a finding, unless one with the same code was added for the same `subject`: for what
    /// would otherwise be said a thousand times, such as an extension that nothing reads.
    pub fn push_once(&mut self, subject: &str, diagnostic: Diagnostic) {
        if self
            .mentioned
            .insert((diagnostic.code(), subject.to_owned()))
        {
            self.push(diagnostic);
        }
    }

    /// Whether any finding is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// This moment, to ask about later.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark {
            kept: self.kept.len(),
            errors: self.errors,
            attempts: self.attempts,
        }
    }

    /// Whether an error was added since then, be it one that was known before.
    #[must_use]
    pub fn has_errors_since(&self, mark: Mark) -> bool {
        self.attempts > mark.attempts
    }

    /// Makes warnings of the errors added since then: what they stop is left out.
    pub fn demote_since(&mut self, mark: Mark) {
        self.warnings += self.errors.saturating_sub(mark.errors);
        self.errors = self.errors.min(mark.errors);
        for diagnostic in self.kept.iter_mut().skip(mark.kept) {
            diagnostic.demote();
        }
    }

    /// How many errors were found, kept or not.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many warnings were found, kept or not.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.warnings
    }

    /// How many findings were counted but not kept.
    #[must_use]
    pub fn dropped(&self) -> usize {
        self.errors + self.warnings - self.kept.len()
    }

    /// The findings kept, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.kept.iter()
    }
}
