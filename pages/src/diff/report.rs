//! Changes as text.

use std::fmt::Write as _;

use konaplate_codegen::model::Api;

use super::{Change, Impact, symbols};
use crate::facts::Facts;

/// Says what changed, the worst first, and which names of the client and which files follow. `api` is the present description, as far
/// as there is one.
pub fn report(new: &Facts, changes: &[Change], api: Option<&Api>) -> String {
    let page = &new.page;
    if changes.is_empty() {
        return format!("{page}: nothing changed\n");
    }
    let count = |impact| {
        changes
            .iter()
            .filter(|change| change.impact == impact)
            .count()
    };
    let counts = [
        Impact::Breaking,
        Impact::Unclear,
        Impact::Compatible,
        Impact::Wording,
    ]
    .map(|impact| format!("{} {impact}", count(impact)));
    let mut text = format!("{page}: {} changes: {}\n", changes.len(), counts.join(", "));
    let mut sorted: Vec<&Change> = changes.iter().collect();
    sorted.sort_by_key(|change| change.impact);
    for change in sorted {
        let line = change
            .line
            .map(|line| format!(" (line {line})"))
            .unwrap_or_default();
        // Writing into a String does not fail.
        let _ = writeln!(
            text,
            "{:<10}  {:<21}  {}{line}: {}",
            change.impact.to_string(),
            change.kind.id(),
            change.place,
            change.detail
        );
        let names = api
            .map(|api| symbols::touched(api, page, change))
            .unwrap_or_default();
        for name in names {
            let _ = writeln!(text, "{:12}in Rust: {name}", "");
        }
    }
    let _ = writeln!(text, "\nfiles:\n  spec/pages/{page}.yaml");
    if count(Impact::Wording) < changes.len() {
        let _ = writeln!(
            text,
            "  spec/paths/{page}.yaml\n  generated/src/operations/{page}.rs\n  generated/openapi.yaml, generated/openapi.json"
        );
    }
    text
}
