//! Changes as annotations of a GitHub workflow.

use std::fmt::Write as _;

use super::super::change::{Changes, Class};
use crate::escape::{github_data, github_property};

/// One workflow command for each change, at its place in the newer description.
#[must_use]
pub fn github(changes: &Changes) -> String {
    let mut text = String::new();
    for change in &changes.all {
        let level = match change.class {
            Class::Breaking => "error",
            Class::Risky => "warning",
            Class::Safe => "notice",
        };
        let mut message = change.message.clone();
        if !change.symbols.is_empty() {
            let _ = write!(message, "\nin Rust: {}", change.symbols.join(", "));
        }
        // Writing into a String does not fail.
        let _ = writeln!(
            text,
            "::{level} file={},line={},col={},title={}::{}",
            github_property(path(&change.new.file)),
            change.new.line,
            change.new.column,
            github_property(&format!("{} ({})", change.id, change.class.name())),
            github_data(&message),
        );
    }
    text
}

/// The path of a file, without the revision in front: GitHub knows the files of a commit.
fn path(file: &str) -> &str {
    match file.split_once(':') {
        // A single letter is a drive.
        Some((revision, path)) if revision.len() > 1 => path,
        _ => file,
    }
}
