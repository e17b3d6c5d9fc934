//! Where pages contradict themselves or each other.
//!
//! Contradictions are found by rule over the facts, so that a new page is looked at with the same eyes as the old ones.

mod codes;
mod fields;
mod form;
mod path;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::facts::Facts;

/// One contradiction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The rule that found it.
    pub rule: Rule,
    /// What it is about: a header, field, code or message, after the page if it is about one page only.
    pub subject: String,
    /// Everything that it is about.
    pub places: Vec<Place>,
    /// What the pages say, and why that cannot be.
    pub evidence: String,
}

impl Contradiction {
    /// A name that stays the same as long as the contradiction does: rule and subject.
    pub fn key(&self) -> String {
        format!("{}: {}", self.rule, self.subject)
    }
}

/// Something on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Name of the page.
    pub page: String,
    /// Line on the page as it was scraped, counted from 1.
    pub line: Option<usize>,
    /// What stands there: `request.headers.X-KM-Tran-Time`, `codes.000_000`.
    pub what: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.page)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, " {}", self.what)
    }
}

/// The rules. Their names in kebab case are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// A listed value is longer than its field may be.
    ValueOverMaximum,
    /// A length that the field's own form cannot have.
    LengthAgainstForm,
    /// A bound of a string that is too large to be a length.
    BoundIsNoLength,
    /// The default that is shown is not the one that the text states.
    TwoDefaults,
    /// The same header or field with different constraints.
    DifferentConstraints,
    /// The same header or field with different types.
    DifferentTypes,
    /// The same message under two codes.
    MessageUnderTwoCodes,
    /// Two messages for one code.
    TwoMessagesForCode,
    /// A code that stands twice on one page.
    CodeListedTwice,
    /// More named test results than codes.
    MoreResultsThanCodes,
    /// A list that goes on behind a button.
    TruncatedList,
    /// A path without its leading slash.
    PathWithoutSlash,
    /// A path with the version of another page.
    PathVersion,
}

impl Rule {
    /// The stable name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ValueOverMaximum => "value-over-maximum",
            Self::LengthAgainstForm => "length-against-form",
            Self::BoundIsNoLength => "bound-is-no-length",
            Self::TwoDefaults => "two-defaults",
            Self::DifferentConstraints => "different-constraints",
            Self::DifferentTypes => "different-types",
            Self::MessageUnderTwoCodes => "message-under-two-codes",
            Self::TwoMessagesForCode => "two-messages-for-code",
            Self::CodeListedTwice => "code-listed-twice",
            Self::MoreResultsThanCodes => "more-results-than-codes",
            Self::TruncatedList => "truncated-list",
            Self::PathWithoutSlash => "path-without-slash",
            Self::PathVersion => "path-version",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// Finds all contradictions in and between some pages, ordered by rule and then by page.
pub fn find(pages: &[Facts]) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for page in pages {
        fields::inside(page, &mut found);
        codes::inside(page, &mut found);
        path::inside(page, &mut found);
    }
    fields::between(pages, &mut found);
    codes::between(pages, &mut found);
    found.sort_by_key(|contradiction| contradiction.rule);
    found
}
