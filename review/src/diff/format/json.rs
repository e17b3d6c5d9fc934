//! Changes as JSON.

use serde::Serialize;

use super::super::change::{Change, Changes, Class};

/// The version of the form. A key that is added leaves it as it is; anything else that changes raises it.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'c> {
    version: u32,
    summary: Summary,
    changes: &'c [Change],
}

#[derive(Serialize)]
struct Summary {
    breaking: usize,
    risky: usize,
    safe: usize,
}

/// One object: `version`, `summary` with a number for each class, and `changes`, whose keys are the fields of [`Change`].
#[must_use]
pub fn json(changes: &Changes) -> String {
    let report = Report {
        version: VERSION,
        summary: Summary {
            breaking: changes.count(Class::Breaking),
            risky: changes.count(Class::Risky),
            safe: changes.count(Class::Safe),
        },
        changes: &changes.all,
    };
    // Strings and numbers only: nothing in it can fail to be written.
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}
