//! What would change, as a unified diff.

use konaplate_codegen::diagnostic::Style;
use similar::TextDiff;

use super::plan::{Change, Plan};

/// How many lines of a diff are worth reading on a terminal.
const LINES: usize = 400;

/// The differences of all files, from what is there to what would be written; cut off after [`LINES`] lines.
pub fn diff(plan: &Plan, style: Style) -> String {
    let whole: String = plan.changes().iter().map(file).collect();
    let mut text = String::new();
    for line in whole.lines().take(LINES) {
        coloured(&mut text, line, style);
    }
    let more = whole.lines().count().saturating_sub(LINES);
    if more > 0 {
        text.push_str(&format!("… and {more} more lines\n"));
    }
    text
}

fn file(change: &Change) -> String {
    let name = change.path.display().to_string();
    let side = |there: bool| if there { name.as_str() } else { "/dev/null" };
    let old = String::from_utf8_lossy(change.old.as_deref().unwrap_or_default());
    let new = change.new.as_deref().unwrap_or_default();
    TextDiff::from_lines(old.as_ref(), new)
        .unified_diff()
        .header(side(change.old.is_some()), side(change.new.is_some()))
        .to_string()
}

fn coloured(text: &mut String, line: &str, style: Style) {
    let colour = match (style, line.as_bytes().first()) {
        (Style::Coloured, Some(b'+')) => "\u{1b}[32m",
        (Style::Coloured, Some(b'-')) => "\u{1b}[31m",
        (Style::Coloured, Some(b'@')) => "\u{1b}[36m",
        _ => "",
    };
    let reset = if colour.is_empty() { "" } else { "\u{1b}[0m" };
    text.push_str(&format!("{colour}{line}{reset}\n"));
}
