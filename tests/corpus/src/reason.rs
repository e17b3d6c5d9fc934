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

/// A process's last words without what is particular to one description: what is quoted, and numbers.
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

fn general(line: &str) -> String {
    let mut text = String::new();
    let mut quote = None;
    for c in line.chars() {
        match quote {
            Some(end) if c == end => quote = None,
            Some(_) => continue,
            None if matches!(c, '"' | '`') => {
                quote = Some(c);
                text.push('…');
                continue;
            }
            None => {}
        }
        if !matches!(c, '"' | '`') {
            text.push(if c.is_ascii_digit() { '#' } else { c });
        }
    }
    text.chars().take(LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_panic_is_told_by_its_message() {
        let words = "\nthread 'main' (7) panicked at src/lib.rs:1:2:\nnot implemented: `a b` of 3\nnote: run with `X=1`\n";
        assert_eq!(of(words), "not implemented: … of #");
    }

    #[test]
    fn an_error_is_told_by_its_last_line() {
        assert_eq!(
            of("warning: x\nError: no \"y\" at 1:20\n\n"),
            "Error: no … at #:##"
        );
        assert_eq!(of(""), "no word");
    }
}
