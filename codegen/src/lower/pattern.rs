//! Regular expressions: from the dialect of JSON Schema (ECMA 262) to that of the `regex` crate, or an error.

mod class;
mod escape;
mod lookaround;
mod surplus;

use std::iter::Peekable;
use std::str::Chars;

pub(super) use self::lookaround::translated;

use self::escape::{Escaped, character_escape, class_escape};

/// Why a pattern cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is not a regular expression.
    Invalid(String),
    /// It is one that the `regex` crate, with its linear time, has no equal of.
    Unsupported(&'static str),
}

impl Refusal {
    /// The code of the diagnostic.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid-pattern",
            Self::Unsupported(_) => "unsupported-pattern",
        }
    }

    /// The message of the diagnostic.
    pub(super) fn message(&self) -> String {
        match self {
            Self::Invalid(reason) => format!("this is not a regular expression: {reason}"),
            Self::Unsupported(what) => {
                format!("{what} cannot be matched in linear time, or not by Rust's `regex`")
            }
        }
    }
}

type Input<'p> = Peekable<Chars<'p>>;

/// What matches no text.
const NOTHING: &str = r"[^\x{0}-\x{10FFFF}]";

/// Translates a pattern and makes sure that the result compiles.
fn checked(written: &str) -> Result<String, Refusal> {
    let translated = translate(written)?;
    match regex::Regex::new(&translated) {
        Ok(_) => Ok(translated),
        Err(regex::Error::CompiledTooBig(_)) => match surplus::without(written) {
            Some(shorter) => checked(&shorter),
            None => Err(Refusal::Unsupported("a pattern of this size")),
        },
        Err(error) => {
            let text = error.to_string();
            let reason = text
                .lines()
                .last()
                .unwrap_or_default()
                .trim_start_matches("error: ");
            Err(Refusal::Invalid(reason.to_owned()))
        }
    }
}

/// Translates a pattern.
fn translate(written: &str) -> Result<String, Refusal> {
    let mut input = written.chars().peekable();
    let mut output = String::with_capacity(written.len() + 16);
    // Whether something that can be repeated came last.
    let mut repeatable = false;
    while let Some(c) = input.next() {
        repeatable = match c {
            '\\' => escape(&mut input, &mut output)?,
            '[' => {
                output.push_str(&class::translate(&mut input)?);
                true
            }
            '(' => {
                output.push_str(group(&mut input)?);
                false
            }
            '*' | '+' | '?' => {
                quantifier(c, repeatable, &mut input, &mut output)?;
                false
            }
            '{' => brace(&mut input, &mut output, repeatable)?,
            '.' => {
                output.push_str(r"[^\n\r\x{2028}\x{2029}]");
                true
            }
            '^' | '$' | '|' => {
                output.push(c);
                false
            }
            ')' => {
                output.push(c);
                true
            }
            c => {
                push_literal(c, &mut output);
                true
            }
        };
    }
    Ok(output)
}

/// `*`, `+` or `?`, perhaps lazy.
fn quantifier(
    c: char,
    repeatable: bool,
    input: &mut Input<'_>,
    output: &mut String,
) -> Result<(), Refusal> {
    if !repeatable {
        return Err(Refusal::Invalid(format!(
            "there is nothing to repeat before `{c}`"
        )));
    }
    output.push(c);
    if input.next_if_eq(&'?').is_some() {
        output.push('?');
    }
    Ok(())
}

/// `{n}`, `{n,}` or `{n,m}`; any other brace is a character like others. Returns whether it can be repeated.
fn brace(input: &mut Input<'_>, output: &mut String, repeatable: bool) -> Result<bool, Refusal> {
    let body: String = input.clone().take_while(|c| *c != '}').collect();
    let closed = input.clone().nth(body.chars().count()) == Some('}');
    let (low, high) = body.split_once(',').unwrap_or((&body, ""));
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !closed || low.is_empty() || !number(low) || !number(high) {
        output.push_str(r"\{");
        return Ok(true);
    }
    if !repeatable {
        return Err(Refusal::Invalid(
            "there is nothing to repeat before `{`".to_owned(),
        ));
    }
    output.push('{');
    output.push_str(&body);
    output.push('}');
    for _ in 0..=body.chars().count() {
        input.next();
    }
    if input.next_if_eq(&'?').is_some() {
        output.push('?');
    }
    Ok(false)
}

/// The beginning of a group.
fn group(input: &mut Input<'_>) -> Result<&'static str, Refusal> {
    if input.next_if_eq(&'?').is_none() {
        return Ok("(?:");
    }
    match (input.next(), input.peek()) {
        (Some(':'), _) => Ok("(?:"),
        (Some('='), _) => Err(Refusal::Unsupported("lookahead `(?=…)`")),
        (Some('!'), _) => Err(Refusal::Unsupported("negative lookahead `(?!…)`")),
        (Some('<'), Some('=' | '!')) => Err(Refusal::Unsupported("lookbehind")),
        (Some('<'), _) => {
            let name: String = input.by_ref().take_while(|c| *c != '>').collect();
            if name.is_empty() {
                Err(Refusal::Invalid("a group has an empty name".to_owned()))
            } else {
                Ok("(?:")
            }
        }
        _ => Err(Refusal::Unsupported("this kind of group")),
    }
}

/// What follows a backslash outside of a class. Returns whether it can be repeated.
fn escape(input: &mut Input<'_>, output: &mut String) -> Result<bool, Refusal> {
    match input.peek() {
        Some('b') => {
            input.next();
            output.push_str(r"(?-u:\b)");
            return Ok(false);
        }
        Some('B') => return Err(Refusal::Unsupported(r"`\B`")),
        Some('1'..='9') => return Err(Refusal::Unsupported("a backreference")),
        Some('k') => return Err(Refusal::Unsupported("a backreference")),
        _ => {}
    }
    match class_escape(input)? {
        Some(class) => output.push_str(&format!("[{class}]")),
        None => match character_escape(input)? {
            Escaped::Character(c) => push_literal(c, output),
            Escaped::Half(_) => output.push_str(NOTHING),
        },
    }
    Ok(true)
}

/// A character that stands for itself, inside of a class too.
fn push_literal(c: char, output: &mut String) {
    // What cannot be seen, or turns the text around, is written out.
    if c.is_control() || (!c.is_ascii() && c.escape_debug().count() > 1) {
        output.push_str(&format!(r"\x{{{:X}}}", u32::from(c)));
        return;
    }
    if matches!(
        c,
        '\\' | '.'
            | '+'
            | '*'
            | '?'
            | '('
            | ')'
            | '|'
            | '['
            | ']'
            | '{'
            | '}'
            | '^'
            | '$'
            | '#'
            | '&'
            | '-'
            | '~'
    ) {
        output.push('\\');
    }
    output.push(c);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, text: &str) -> bool {
        let translated = checked(pattern);
        assert!(translated.is_ok(), "{pattern}: {translated:?}");
        translated.is_ok_and(|translated| {
            regex::Regex::new(&translated).is_ok_and(|regex| regex.is_match(text))
        })
    }

    #[test]
    fn shorthand_classes_are_those_of_ecma_262() {
        assert!(matches(r"^\d$", "7") && !matches(r"^\d$", "٧"));
        assert!(matches(r"^\w$", "_") && !matches(r"^\w$", "é"));
        assert!(matches(r"^\s$", "\u{feff}") && !matches(r"^\s$", "\u{85}"));
        assert!(matches(r"^[\D]$", "a") && !matches(r"^[\D]$", "7"));
        assert!(matches(r"^[^\d\s]$", "a") && !matches(r"^[^\d\s]$", "7"));
        assert!(!matches("^.$", "\u{2028}") && matches("^.$", "\u{85}"));
    }

    #[test]
    fn halves_of_surrogate_pairs_stand_in_no_text() {
        assert!(matches(
            r"^[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF]+$",
            "a\u{D7FF}\u{10FFFF}"
        ));
        assert!(!matches(r"^[\uD800-\uDFFF]$", "a") && matches(r"^[^\uD800-\uDFFF]$", "a"));
        assert!(!matches(r"\uD800", "a"));
    }

    #[test]
    fn dollar_is_the_very_end() {
        assert!(!matches("^a$", "a\n"));
    }

    #[test]
    fn escapes_are_translated() {
        assert!(matches(r"^\/\-\u0041\x42\cJ$", "/-AB\n"));
        assert!(matches(r"^\uD83D\uDE00$", "😀"));
        assert!(matches(r"^[\b]$", "\u{8}"));
        assert!(matches(r"^\p{Script=Hangul}+$", "한글") && !matches(r"^\p{Script=Hangul}$", "a"));
    }

    #[test]
    fn what_is_special_to_rust_alone_is_literal() {
        assert!(matches("^a{,3}$", "a{,3}") && !matches("^a{,3}$", "aa"));
        assert!(matches("^[a&&b]+$", "a&b") && matches("^[[a]$", "[") && matches("^[a~~b]+$", "~"));
        assert!(matches("^{}]$", "{}]"));
        assert!(matches("^[^]$", "\n") && !matches("^[]$", "a"));
        assert!(matches("^# x$", "# x"));
    }

    #[test]
    fn braces_repeat() {
        assert!(
            matches("^a{2}$", "aa") && matches("^a{2,}$", "aaa") && !matches("^a{2,3}$", "aaaa")
        );
    }

    #[test]
    fn a_long_repetition_at_the_end_is_as_good_as_a_short_one() {
        assert!(matches(r"^.{2,2097152}", "ab") && !matches(r"^.{2,2097152}", "a"));
    }

    #[test]
    fn what_rust_has_no_equal_of_is_refused() {
        for pattern in [
            "(?=a)",
            "(?!a)",
            "(?<=a)",
            "(?<!a)",
            r"(a)\1",
            r"\B",
            r"(?<n>a)\k<n>",
            "(?i:a)",
        ] {
            assert_eq!(
                checked(pattern).map_err(|refusal| refusal.code()),
                Err("unsupported-pattern"),
                "{pattern}"
            );
        }
        assert_eq!(
            checked("(?:a{1000}){1000}").map_err(|refusal| refusal.code()),
            Err("unsupported-pattern")
        );
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        for pattern in [
            "(", "a)", "*", "a**", "a++", "{1}", "[b-a]", r"\", r"\u12", r"\q", "[a",
        ] {
            assert_eq!(
                checked(pattern).map_err(|refusal| refusal.code()),
                Err("invalid-pattern"),
                "{pattern}"
            );
        }
    }
}
