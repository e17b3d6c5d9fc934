//! Lookahead at the beginning of an anchored pattern, and lookbehind before its end: further expressions about the same text.
//!
//! `^(?!aws:)[a-z:]+$` says of a text that `^[a-z:]+$` matches it and `^(?:aws:)` does not. Each of the two takes linear time.

use super::{Refusal, checked};
use crate::model::{Assertion, Pattern, Wanted};

/// Translates a pattern and makes sure that the result compiles.
pub(in super::super) fn translated(written: &str) -> Result<Pattern, Refusal> {
    let pattern = |translated: String, assertions: Vec<Assertion>| Pattern {
        written: written.to_owned(),
        translated,
        assertions,
    };
    let refusal = match checked(written) {
        Ok(translated) => return Ok(pattern(translated, Vec::new())),
        Err(refusal) => refusal,
    };
    let Some(split) = Split::of(written) else {
        return Err(refusal);
    };
    let assertions: Result<Vec<Assertion>, Refusal> = split
        .assertions
        .into_iter()
        .map(|(wanted, text)| {
            let translated = checked(&text)?;
            Ok(Assertion { wanted, translated })
        })
        .collect();
    Ok(pattern(checked(&split.rest)?, assertions?))
}

/// A pattern without the lookaround at its ends.
#[derive(Debug, PartialEq, Eq)]
struct Split {
    rest: String,
    assertions: Vec<(Wanted, String)>,
}

impl Split {
    /// None if there is nothing to split off, or if it could hold elsewhere than at the ends of the text.
    fn of(written: &str) -> Option<Self> {
        if has_choice(written) {
            return None;
        }
        let mut start = Start::default();
        let rest = start.read(written)?;
        let (rest, behind) = before_end(rest);
        let mut assertions = start.assertions;
        if !assertions.is_empty() && !start.is_anchored && !begins_anchored(rest) {
            return None;
        }
        let behind_found = behind.is_some();
        assertions.extend(behind);
        if assertions.is_empty() {
            return None;
        }
        let anchor = if start.is_anchored { "^" } else { "" };
        let end = if behind_found { "$" } else { "" };
        Some(Self {
            rest: format!("{anchor}{rest}{end}"),
            assertions,
        })
    }
}

/// What stands at the beginning.
#[derive(Default)]
struct Start {
    is_anchored: bool,
    assertions: Vec<(Wanted, String)>,
}

impl Start {
    /// Reads anchors and lookahead; returns what follows them.
    fn read<'p>(&mut self, text: &'p str) -> Option<&'p str> {
        let mut rest = text;
        loop {
            if let Some(after) = rest.strip_prefix('^') {
                self.is_anchored = true;
                rest = after;
                continue;
            }
            let Some((inside, after)) = group(rest) else {
                return Some(rest);
            };
            if after.starts_with(['*', '+', '?', '{']) {
                return Some(rest);
            }
            if let Some(wanted) = inside.strip_prefix("?=") {
                self.assertions
                    .push((Wanted::Match, format!("^(?:{wanted})")));
            } else if let Some(unwanted) = inside.strip_prefix("?!") {
                self.assertions
                    .push((Wanted::NoMatch, format!("^(?:{unwanted})")));
            } else if !self.read_group(inside) {
                return Some(rest);
            }
            rest = after;
        }
    }

    /// A group of nothing but anchors and lookahead, as in `(^(?!_))`.
    fn read_group(&mut self, inside: &str) -> bool {
        if inside.starts_with('?') || has_choice(inside) {
            return false;
        }
        let mut inner = Self::default();
        if inner.read(inside) != Some("") || inside.is_empty() {
            return false;
        }
        self.is_anchored |= inner.is_anchored;
        self.assertions.extend(inner.assertions);
        true
    }
}

/// Splits off a lookbehind that stands before the final `$`.
fn before_end(text: &str) -> (&str, Option<(Wanted, String)>) {
    let at_end = |start: &str| {
        let at = text.rfind(start)?;
        let (inside, after) = group(&text[at..])?;
        (after == "$").then_some((at, inside))
    };
    for (start, mark, wanted) in [
        ("(?<!", "?<!", Wanted::NoMatch),
        ("(?<=", "?<=", Wanted::Match),
    ] {
        let Some((at, inside)) = at_end(start) else {
            continue;
        };
        // An escaped parenthesis, or one in a class, begins no group.
        if is_escaped(text, at) {
            continue;
        }
        let Some(inside) = inside.strip_prefix(mark) else {
            continue;
        };
        return (&text[..at], Some((wanted, format!("(?:{inside})$"))));
    }
    (text, None)
}

/// Whether the character at this place stands for itself.
pub(super) fn is_escaped(text: &str, at: usize) -> bool {
    let backslashes = text[..at].bytes().rev().take_while(|byte| *byte == b'\\');
    backslashes.count() % 2 == 1 || Scan::new(&text[..at]).ends_in_class()
}

/// Whether `^` stands at the beginning, perhaps in groups.
fn begins_anchored(text: &str) -> bool {
    if text.starts_with('^') {
        return true;
    }
    match group(text) {
        Some((inside, after)) if !after.starts_with(['*', '?', '{']) => {
            let inside = inside.strip_prefix("?:").unwrap_or(inside);
            !has_choice(inside) && begins_anchored(inside)
        }
        _ => false,
    }
}

/// The inside of the group that a text begins with, and what follows it.
fn group(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('(')?;
    let end = Scan::new(inside).find(|depth, c| depth == 0 && c == ')')?;
    Some((&inside[..end], &inside[end + 1..]))
}

/// Whether `|` stands outside of every group.
fn has_choice(text: &str) -> bool {
    Scan::new(text)
        .find(|depth, c| depth == 0 && c == '|')
        .is_some()
}

/// Goes through a pattern, past escapes and classes.
struct Scan<'p> {
    text: &'p str,
}

impl<'p> Scan<'p> {
    fn new(text: &'p str) -> Self {
        Self { text }
    }

    /// The place of the first character that is wanted, given how many groups it lies in.
    fn find(&self, is_wanted: impl Fn(usize, char) -> bool) -> Option<usize> {
        let (mut depth, mut in_class) = (0_usize, false);
        let mut characters = self.text.char_indices();
        while let Some((at, c)) = characters.next() {
            if c == '\\' {
                characters.next();
                continue;
            }
            if in_class {
                in_class = c != ']';
                continue;
            }
            if is_wanted(depth, c) {
                return Some(at);
            }
            match c {
                '[' => in_class = true,
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        None
    }

    fn ends_in_class(&self) -> bool {
        let mut in_class = false;
        let mut characters = self.text.chars();
        while let Some(c) = characters.next() {
            match c {
                '\\' => {
                    characters.next();
                }
                '[' => in_class = true,
                ']' => in_class = false,
                _ => {}
            }
        }
        in_class
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The verdicts beside the patterns are those of a backtracking engine of ECMA 262.
    #[track_caller]
    fn assert_verdicts(pattern: &str, verdicts: &[(&str, bool)]) {
        let translated = translated(pattern);
        assert!(translated.is_ok(), "{pattern}: {translated:?}");
        let Ok(pattern) = translated else { return };
        let matches = |translated: &str, text: &str| {
            regex::Regex::new(translated).is_ok_and(|regex| regex.is_match(text))
        };
        for (text, verdict) in verdicts {
            let holds = |assertion: &Assertion| {
                matches(&assertion.translated, text) == (assertion.wanted == Wanted::Match)
            };
            let found = matches(&pattern.translated, text) && pattern.assertions.iter().all(holds);
            assert_eq!(found, *verdict, "{text:?} for {pattern:?}");
        }
    }

    #[test]
    fn lookahead_at_the_beginning() {
        assert_verdicts(
            r"^(?!\s*$).+",
            &[("a", true), ("  ", false), ("", false), (" a", true)],
        );
        assert_verdicts(
            "^(?!aws:)[a-zA-Z+-=._:/]+$",
            &[("aws:a", false), ("awsa", true), ("a aws:", false)],
        );
        assert_verdicts(
            "(?!^.*--)(?!^[0-9]+$)(?!^-)(?!.*-$)^[A-Za-z0-9-]+$",
            &[
                ("a-b", true),
                ("a--b", false),
                ("12", false),
                ("-a", false),
                ("a-", false),
            ],
        );
        assert_verdicts(
            "(^(?!_{2}))(^[a-zA-Z0-9_]+$)",
            &[("_a", true), ("__a", false), ("a b", false)],
        );
        assert_verdicts(
            r"^(?=.*[a-z])(?=.*[A-Z])(?=.*[!@#$])[a-zA-Z\d!@#$]{4,9}$",
            &[
                ("aB#1", true),
                ("ab#1", false),
                ("aB11", false),
                ("aB#", false),
            ],
        );
        assert_verdicts(
            r"^(?![-.])((?:[a-z(?!]|\()+)$",
            &[("a(?!", true), ("-a", false), ("a-", false)],
        );
    }

    #[test]
    fn lookbehind_before_the_end() {
        assert_verdicts(
            r"^[0-9A-Za-z.\-_]*(?<!\.)$",
            &[("a", true), ("a.", false), ("", true), ("a.b", true)],
        );
        assert_verdicts("a(?<=a)$", &[("ba", true), ("ab", false)]);
    }

    #[test]
    fn what_could_hold_elsewhere_is_refused() {
        for pattern in [
            r"(?!\s*$).+",
            "(^a$)|((?!^b)c)",
            "^((?!-)[a-z]+)+$",
            "^a(?!b)",
            "^(?!a(?!b))c",
            r"^(?!a)?b",
            r"[(?<!a)$",
        ] {
            assert!(translated(pattern).is_err(), "{pattern}");
        }
    }
}
