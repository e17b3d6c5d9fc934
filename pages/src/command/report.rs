//! Findings as text.

use std::fmt::Write as _;
use std::path::Path;

use crate::finding::{Acceptance, Finding};

/// `error[kind]: message`, with the place and with what an acceptance has to name.
pub fn findings(path: &Path, findings: &[Finding], out: &mut String) {
    for finding in findings {
        // Writing into a String does not fail.
        let _ = writeln!(
            out,
            "error[{}]: {}",
            finding.kind,
            printable(&finding.message)
        );
        let _ = match finding.line {
            Some(line) => writeln!(out, "  --> {}:{line}:1", path.display()),
            None => writeln!(out, "  --> {}", path.display()),
        };
        let _ = writeln!(out, "  = text: {}", finding.text);
    }
}

/// Acceptances that match nothing.
pub fn unused(path: &Path, entries: &[&Acceptance], out: &mut String) {
    for entry in entries {
        let _ = writeln!(
            out,
            "error[unused-acceptance]: nothing on `{}` is `{}` with the text {}",
            entry.page, entry.finding, entry.text
        );
        let _ = writeln!(out, "  --> {}", path.display());
    }
}

/// A page's text must not command the terminal.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}
