//! Rules for people.

use super::super::rule::Rule;
use super::super::rules::RULES;

/// What a rule finds, why it matters, and what to do.
#[must_use]
pub fn explain(rule: &Rule) -> String {
    let (id, severity) = (rule.id, rule.severity.name());
    format!(
        "{id} ({severity})\n\n{}.\n\n{}\n",
        rule.title, rule.explanation
    )
}

/// Every rule, a line each.
#[must_use]
pub fn list() -> String {
    let width = RULES
        .iter()
        .map(|rule| rule.id.len())
        .max()
        .unwrap_or_default();
    RULES
        .iter()
        .map(|rule| format!("{:width$}  {}\n", rule.id, rule.title))
        .collect()
}
