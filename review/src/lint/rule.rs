//! What a rule is.

use super::finding::Findings;
use super::survey::Survey;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Somebody has to look: it may be meant.
    Warning,
    /// The description contradicts itself, or does harm.
    Error,
}

/// What descriptions are looked at for.
#[derive(Debug)]
pub struct Rule {
    /// In kebab case. It never changes.
    pub id: &'static str,
    /// How bad its findings are.
    pub severity: Severity,
    /// What it finds, in a sentence.
    pub title: &'static str,
    /// Why it matters and what to do, with an example.
    pub explanation: &'static str,
    pub(super) check: for<'d> fn(&Survey<'d>, &mut Findings<'d>),
}

impl Severity {
    /// `warning` or `error`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
