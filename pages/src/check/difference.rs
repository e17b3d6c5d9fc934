//! One thing that a page and the description say differently.

use std::fmt;

use konaplate_codegen::diagnostic::{Diagnostic, Span};

/// What is compared. The names in kebab case are stable: deviations refer to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// The title of the page, `summary` in the description.
    Title,
    /// Synchronous or asynchronous.
    Mode,
    /// The HTTP method.
    Method,
    /// The path.
    Path,
    /// Whether a body is encrypted, `x-encryption`.
    Encryption,
    /// Whether there is such a header, field, code or test result, or such a section.
    Presence,
    /// What it stands behind.
    Order,
    /// The type.
    Type,
    /// Whether it must be there.
    Requirement,
    /// When it must be there, `x-required-when`.
    Condition,
    /// Length, minimum and maximum.
    Limits,
    /// The listed values, `enum`.
    Values,
    /// The default.
    Default,
    /// The form of the value, such as `yyyyMMdd`: named in the description's text.
    Form,
    /// The HTTP status of a code or test result.
    Status,
    /// The text that comes with a code.
    Message,
    /// Whether the list of codes is complete, `x-code-list`.
    List,
}

impl Aspect {
    const ALL: [Self; 17] = [
        Self::Title,
        Self::Mode,
        Self::Method,
        Self::Path,
        Self::Encryption,
        Self::Presence,
        Self::Order,
        Self::Type,
        Self::Requirement,
        Self::Condition,
        Self::Limits,
        Self::Values,
        Self::Default,
        Self::Form,
        Self::Status,
        Self::Message,
        Self::List,
    ];

    /// The aspect of that name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aspect| aspect.id() == text)
    }

    /// The names of all aspects, for a message.
    pub fn names() -> String {
        Self::ALL.map(Self::id).join(", ")
    }

    /// The stable name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Mode => "mode",
            Self::Method => "method",
            Self::Path => "path",
            Self::Encryption => "encryption",
            Self::Presence => "presence",
            Self::Order => "order",
            Self::Type => "type",
            Self::Requirement => "requirement",
            Self::Condition => "condition",
            Self::Limits => "limits",
            Self::Values => "values",
            Self::Default => "default",
            Self::Form => "form",
            Self::Status => "status",
            Self::Message => "message",
            Self::List => "list",
        }
    }

    /// The code of the error where nothing explains the difference.
    const fn code(self) -> &'static str {
        match self {
            Self::Title => "differs-title",
            Self::Mode => "differs-mode",
            Self::Method => "differs-method",
            Self::Path => "differs-path",
            Self::Encryption => "differs-encryption",
            Self::Presence => "differs-presence",
            Self::Order => "differs-order",
            Self::Type => "differs-type",
            Self::Requirement => "differs-requirement",
            Self::Condition => "differs-condition",
            Self::Limits => "differs-limits",
            Self::Values => "differs-values",
            Self::Default => "differs-default",
            Self::Form => "differs-form",
            Self::Status => "differs-status",
            Self::Message => "differs-message",
            Self::List => "differs-list",
        }
    }
}

impl fmt::Display for Aspect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// What stands on one side where the other side has something.
pub const ABSENT: &str = "absent";

/// What stands on one side where nothing is said about an aspect.
pub const NONE: &str = "none";

/// The page's side where the page has lost the section.
pub const UNKNOWN: &str = "unknown";

/// A difference between a page and the description of its operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The operation, which has the name of its page.
    pub operation: String,
    /// Where on the page: `request.headers.X-KM-Tran-Time`, `codes.000_002`, `path`.
    pub place: String,
    /// What about it.
    pub aspect: Aspect,
    /// What the page says.
    pub page: String,
    /// What the description says.
    pub chosen: String,
    /// Where the description says so, or where it would.
    pub span: Span,
    /// Line on the page, counted from 1.
    pub line: Option<usize>,
}

impl Difference {
    /// The error for a difference that nothing explains.
    pub fn to_diagnostic(&self) -> Diagnostic {
        let Self {
            operation,
            place,
            aspect,
            page,
            chosen,
            ..
        } = self;
        let line = self
            .line
            .map_or_else(String::new, |line| format!(", line {line}"));
        let message = format!(
            "`{operation}` {place}: the page says {aspect} `{page}`{line}, the description `{chosen}`"
        );
        Diagnostic::error(aspect.code(), printable(&message))
            .at(self.span)
            .help("follow the page, or say in deviations.yaml why not")
    }
}

/// A page's text must not command the terminal.
pub fn printable(text: &str) -> String {
    let commands =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .map(|c| if commands(c) { '\u{fffd}' } else { c })
        .collect()
}
