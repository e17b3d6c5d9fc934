//! Why a description is not whole, in words that several descriptions can share.

use crate::outcome::{Kind, Outcome};

/// Longer ones are cut.
const LENGTH: usize = 100;

/// Our diagnostics by their stable ids; of other generators, what they said last.
pub fn all(outcome: &Outcome) -> Vec<String> {
    if !outcome.reasons.is_empty() {
        let id = |id: &String| format!("`{id}`");
        return outcome.reasons.keys().map(id).collect();
    }
    match (outcome.kind, &outcome.first) {
        (Kind::Whole | Kind::Skipped | Kind::Generated, _) | (_, None) => Vec::new(),
        (_, Some(words)) => vec![of(words)],
    }
}

/// A process's last words without what is particular to one description.
pub fn of(words: &str) -> String {
    let mut lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    let line = match words.contains("panicked at") {
        // The message stands below the place.
        true => lines
            .by_ref()
            .skip_while(|line| !line.contains("panicked at"))
            .nth(1),
        false => lines.rfind(|line| !line.starts_with("note:")),
    };
    general(line.unwrap_or("no word"))
}

/// Names, paths, numbers and whatever else is no plain word become dots.
fn general(line: &str) -> String {
    let mut words: Vec<&str> = line
        .split_whitespace()
        .map(|word| if is_plain(word) { word } else { "…" })
        .collect();
    words.dedup();
    words.join(" ").chars().take(LENGTH).collect()
}

fn is_plain(word: &str) -> bool {
    let inner = word.trim_matches(|c: char| "\"'(),.:;!".contains(c));
    let mut letters = inner.chars();
    letters.next().is_none_or(char::is_alphabetic) && letters.all(|c| c.is_lowercase() || c == '-')
        || inner == "ID"
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_panic_is_told_by_its_message() {
        let words = "\nthread 'main' (7) panicked at src/lib.rs:1:2:\nnot implemented: `a` /b of 3\nnote: run with `X=1`\n";
        assert_eq!(of(words), "not implemented: … of …");
    }

    #[test]
    fn an_error_is_told_by_its_last_line() {
        let words = "warning: x\nError: path /a/b is missing an ID (for getIt), 3\n\n";
        assert_eq!(of(words), "Error: path … is missing an ID (for …");
        assert_eq!(of(""), "no word");
    }
}
