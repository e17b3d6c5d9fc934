//! What the reader did not understand, and what a person accepted nevertheless.

use std::collections::HashMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;

/// More findings than this on one page say nothing more; it bounds the memory that a hostile page can take.
pub(crate) const MAX_FINDINGS: usize = 10_000;

/// Something on a page that the reader did not understand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub kind: Kind,
    /// Line of the page, counted from 1; `None` if it is about the page as a whole.
    pub line: Option<usize>,
    /// Fingerprint of that line's text, by which an acceptance finds it again.
    pub text: Fingerprint,
    /// What is wrong, for a person.
    pub message: String,
}

/// The kinds of findings. Their names in kebab case are stable: acceptances refer to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The page is larger than the reader accepts.
    TooLarge,
    /// There are more findings than can be listed.
    TooMany,
    /// No title was found.
    NoTitle,
    /// The title has no mark for synchronous or asynchronous.
    NoMode,
    /// No version was found.
    NoVersion,
    /// No path was found.
    NoPath,
    /// A line at a place where only known lines are expected.
    UnknownLine,
    /// A line that looks like the label of a section, but of none that is known.
    UnknownLabel,
    /// The label of a section stands twice.
    RepeatedSection,
    /// The label of a section stands after a later one.
    SectionOrder,
    /// A field without a name.
    LostName,
    /// The name of a field may be a word of the text before it.
    DoubtfulName,
    /// The name of a type in the middle of free text.
    StrayType,
    /// A word such as `Required` in the middle of free text.
    StrayRequirement,
    /// A constraint in the middle of free text.
    StrayConstraint,
    /// A constraint line that could not be read.
    MalformedConstraint,
    /// A boolean's default and choices are not complete.
    BooleanChoices,
    /// "Add object" or "Add string" at a field that is no array.
    StrayAdd,
    /// A condition without a field and a value in quotes.
    MalformedCondition,
    /// A default that is more than one word.
    MalformedDefault,
    /// A form or date format that is a sentence.
    MalformedFormat,
    /// A response code without its HTTP status.
    CodeStatus,
    /// A label of a response code is missing.
    CodeLabel,
    /// A response code that is missing or does not look like `000_000`.
    CodeForm,
    /// A response code without exactly one line of message.
    CodeMessage,
    /// The selected test result is not one of the options.
    TestSelection,
    /// A line among the test results that is none.
    TestLine,
    /// A damaged character that lost a byte, and no accepted reading.
    LostBytes,
    /// A damaged run that does not decode to what was expected.
    Undecodable,
    /// An accepted reading that does not give the damaged text.
    ReadingRefuted,
    /// An accepted reading for text that the page does not have, or not as often.
    ReadingUnused,
}

impl Kind {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::TooMany => "too-many",
            Self::NoTitle => "no-title",
            Self::NoMode => "no-mode",
            Self::NoVersion => "no-version",
            Self::NoPath => "no-path",
            Self::UnknownLine => "unknown-line",
            Self::UnknownLabel => "unknown-label",
            Self::RepeatedSection => "repeated-section",
            Self::SectionOrder => "section-order",
            Self::LostName => "lost-name",
            Self::DoubtfulName => "doubtful-name",
            Self::StrayType => "stray-type",
            Self::StrayRequirement => "stray-requirement",
            Self::StrayConstraint => "stray-constraint",
            Self::MalformedConstraint => "malformed-constraint",
            Self::BooleanChoices => "boolean-choices",
            Self::StrayAdd => "stray-add",
            Self::MalformedCondition => "malformed-condition",
            Self::MalformedDefault => "malformed-default",
            Self::MalformedFormat => "malformed-format",
            Self::CodeStatus => "code-status",
            Self::CodeLabel => "code-label",
            Self::CodeForm => "code-form",
            Self::CodeMessage => "code-message",
            Self::TestSelection => "test-selection",
            Self::TestLine => "test-line",
            Self::LostBytes => "lost-bytes",
            Self::Undecodable => "undecodable",
            Self::ReadingRefuted => "reading-refuted",
            Self::ReadingUnused => "reading-unused",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// Findings that a person has looked at and accepts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Acceptances(pub Vec<Acceptance>);

/// One accepted finding. It accepts one occurrence: the same line twice needs two entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// Name of the page.
    pub page: String,
    /// Kind of the finding.
    pub finding: Kind,
    /// Fingerprint of the line's text, as `pages read` prints it.
    pub text: Fingerprint,
    /// Why it is all right.
    pub reason: String,
}

impl Acceptances {
    /// Takes the accepted findings of a page away. Returns what is left, and the entries for this page that match nothing.
    pub fn apply(&self, page: &str, findings: Vec<Finding>) -> (Vec<Finding>, Vec<&Acceptance>) {
        let mut open: HashMap<(Kind, String), Vec<usize>> = HashMap::new();
        // Backwards, so that the first of several equal entries is taken first.
        for (index, entry) in self
            .0
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, entry)| entry.page == page)
        {
            open.entry((entry.finding, entry.text.to_string()))
                .or_default()
                .push(index);
        }
        let mut left = Vec::new();
        for finding in findings {
            if open
                .get_mut(&(finding.kind, finding.text.to_string()))
                .and_then(Vec::pop)
                .is_none()
            {
                left.push(finding);
            }
        }
        let mut unused: Vec<usize> = open.into_values().flatten().collect();
        unused.sort_unstable();
        let unused = unused
            .into_iter()
            .filter_map(|index| self.0.get(index))
            .collect();
        (left, unused)
    }
}
