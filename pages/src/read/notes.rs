//! Collecting findings.

use super::Line;
use crate::finding::{Finding, Kind, MAX_FINDINGS};
use crate::fingerprint::Fingerprint;

/// The findings so far.
#[derive(Debug, Default)]
pub struct Notes {
    findings: Vec<Finding>,
    overflow: bool,
}

impl Notes {
    /// Notes something about a line.
    pub fn add(&mut self, kind: Kind, line: &Line<'_>, message: impl Into<String>) {
        if self.findings.len() >= MAX_FINDINGS {
            self.overflow = true;
            return;
        }
        self.findings.push(Finding {
            kind,
            line: Some(line.number),
            text: Fingerprint::of_line(&line.text),
            message: message.into(),
        });
    }

    /// Notes that something is missing from the page as a whole.
    pub fn missing(&mut self, kind: Kind, message: &str) {
        self.findings.push(Finding {
            kind,
            line: None,
            text: Fingerprint::of_line(""),
            message: message.to_owned(),
        });
    }

    /// All findings in page order, with those of the repair.
    pub fn finish(mut self, mut repair: Vec<Finding>) -> Vec<Finding> {
        self.overflow |= repair.len() > MAX_FINDINGS;
        repair.truncate(MAX_FINDINGS);
        self.findings.append(&mut repair);
        self.findings.sort_by_key(|finding| finding.line);
        if self.overflow {
            self.missing(Kind::TooMany, "there are more findings than are listed");
        }
        self.findings
    }
}

/// The beginning of a text, for messages.
pub fn excerpt(text: &str) -> String {
    const LENGTH: usize = 60;
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}
