//! Findings about one description: what breaks generators, callers or reviews, although it is valid.
//!
//! A description is surveyed once; each rule then looks at what it is about. Any OpenAPI 3.0 description can be read, whether a
//! client can be generated from it or not.

mod accept;
mod ambiguity;
mod finding;
pub mod format;
mod instance;
mod rule;
mod rules;
mod survey;
mod words;

pub use accept::{Acceptance, Acceptances};
pub use finding::{Finding, Report};
pub use rule::{Rule, Severity};
pub use rules::RULES;

use crate::description::Description;
use finding::Findings;
use survey::Survey;

/// Looks at a description by every rule. References that lead nowhere are noted in it: look at [`Description::has_errors`]
/// afterwards.
#[must_use]
pub fn lint(description: &Description) -> Report {
    let survey = Survey::of(description);
    let mut findings = Findings::default();
    for rule in RULES {
        findings.begin(rule);
        (rule.check)(&survey, &mut findings);
    }
    findings.report(description)
}

/// The rule with this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES
        .iter()
        .chain([&accept::STALE])
        .find(|rule| rule.id == id)
}

/// The id of the rule that `word` was probably meant to be.
#[must_use]
pub fn nearest(word: &str) -> Option<&'static str> {
    // Longer words than any id are not compared.
    let word: String = word.chars().take(64).collect();
    let distance = |id: &str| strsim::damerau_levenshtein(&word, id);
    let near = RULES
        .iter()
        .map(|rule| rule.id)
        .min_by_key(|id| distance(id))?;
    (distance(near) <= near.len() / 2).then_some(near)
}
