//! What changed between two scrapes of a page, in terms of the API.

mod codes;
mod fields;
mod head;
mod impact;
mod report;
mod symbols;

use std::fmt;

use crate::facts::Facts;

pub use impact::Impact;
pub use report::report;
pub use symbols::touched;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of change.
    pub kind: Kind,
    /// Where: `request.parameters.amount`, `codes.000_002`, `path`.
    pub place: String,
    /// What was and what is.
    pub detail: String,
    /// What it means for callers.
    pub impact: Impact,
    /// Line on the newer page, counted from 1; on the older one for what is gone.
    pub line: Option<usize>,
}

/// The kinds of changes. Their names in kebab case are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The title.
    Title,
    /// Synchronous or asynchronous.
    Mode,
    /// The versions.
    Versions,
    /// The HTTP method.
    Method,
    /// The path.
    Path,
    /// Whether a body is encrypted.
    Encryption,
    /// A section is gone from the page.
    SectionLost,
    /// A section came onto the page.
    SectionFound,
    /// A header or field was added.
    FieldAdded,
    /// A header or field was removed.
    FieldRemoved,
    /// A header or field stands at another place.
    FieldMoved,
    /// The type of a field.
    Type,
    /// Whether a field is required.
    Requirement,
    /// Length, range or value of a field.
    Constraint,
    /// A value was added to those listed.
    ValueAdded,
    /// A listed value was removed.
    ValueRemoved,
    /// The default of a field.
    Default,
    /// The condition of a field.
    Condition,
    /// The form of a value.
    Format,
    /// A response code was added.
    CodeAdded,
    /// A response code was removed.
    CodeRemoved,
    /// The HTTP status of a code.
    CodeStatus,
    /// The message of a code.
    CodeMessage,
    /// Whether the list of codes is complete.
    CodeList,
    /// A test result was added.
    ResultAdded,
    /// A test result was removed.
    ResultRemoved,
    /// Sentences only.
    Wording,
}

impl Kind {
    /// The stable name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Title => "title-changed",
            Self::Mode => "mode-changed",
            Self::Versions => "versions-changed",
            Self::Method => "method-changed",
            Self::Path => "path-changed",
            Self::Encryption => "encryption-changed",
            Self::SectionLost => "section-lost",
            Self::SectionFound => "section-found",
            Self::FieldAdded => "field-added",
            Self::FieldRemoved => "field-removed",
            Self::FieldMoved => "field-moved",
            Self::Type => "type-changed",
            Self::Requirement => "requirement-changed",
            Self::Constraint => "constraint-changed",
            Self::ValueAdded => "value-added",
            Self::ValueRemoved => "value-removed",
            Self::Default => "default-changed",
            Self::Condition => "condition-changed",
            Self::Format => "format-changed",
            Self::CodeAdded => "code-added",
            Self::CodeRemoved => "code-removed",
            Self::CodeStatus => "code-status-changed",
            Self::CodeMessage => "code-message-changed",
            Self::CodeList => "code-list-changed",
            Self::ResultAdded => "test-result-added",
            Self::ResultRemoved => "test-result-removed",
            Self::Wording => "wording-changed",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// Compares the facts of two scrapes. Where things stand on the page is no difference, the order of fields is.
pub fn diff(old: &Facts, new: &Facts) -> Vec<Change> {
    let mut changes = Vec::new();
    head::compare(old, new, &mut changes);
    fields::compare(old, new, &mut changes);
    codes::compare(old, new, &mut changes);
    changes
}

/// `was -> is`, with a word for what is not there.
fn change<T: fmt::Display>(old: Option<&T>, new: Option<&T>) -> String {
    let show = |value: Option<&T>| value.map_or_else(|| "nothing".to_owned(), ToString::to_string);
    format!("{} -> {}", show(old), show(new))
}
