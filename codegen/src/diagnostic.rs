//! What a run has to say about a description: located, with a stable code, collected rather than thrown.

mod collection;
mod file;
mod render;

pub use collection::{Diagnostics, Mark};
pub use file::{FileId, Files, Position, SourceFile, Span};
pub use render::Style;

/// How much a [`Diagnostic`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Generation goes on and its output is right.
    Warning,
    /// Nothing is written.
    Error,
}

/// One finding: what is wrong, where, and what may help.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    severity: Severity,
    code: &'static str,
    message: String,
    span: Option<Span>,
    help: Option<String>,
    is_demoted: bool,
}

impl Diagnostic {
    /// An error with its stable kebab-case `code`.
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    /// A warning with its stable kebab-case `code`.
    #[must_use]
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    fn new(severity: Severity, code: &'static str, message: String) -> Self {
        Self {
            severity,
            code,
            message,
            span: None,
            help: None,
            is_demoted: false,
        }
    }

    /// Makes a warning of an error.
    fn demote(&mut self) {
        if self.severity == Severity::Error {
            self.severity = Severity::Warning;
            self.is_demoted = true;
        }
    }

    /// Whether it is a warning only because what it stops was left out.
    #[must_use]
    pub fn is_demoted(&self) -> bool {
        self.is_demoted
    }

    /// The same finding, at `span`.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The same finding, with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Error or warning.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The stable kebab-case identifier, for example `unknown-key`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// One sentence.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The place in the description, where there is one.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.span
    }

    /// Advice, where there is some.
    #[must_use]
    pub fn advice(&self) -> Option<&str> {
        self.help.as_deref()
    }
}
