//! What can be read out of a field's free text: listed values, examples, default, condition, form.
//!
//! The text itself is kept as a fingerprint only.

use super::{Line, Notes, notes::excerpt};
use crate::field::{Condition, Field};
use crate::finding::Kind;
use crate::fingerprint::Fingerprint;

/// Reads the free text of a field.
pub fn read(lines: &[&Line<'_>], field: &mut Field, notes: &mut Notes) {
    field.prose = Fingerprint::of_lines(lines.iter().map(|line| line.text.as_ref()));
    let mut unmarked = Vec::new();
    for line in lines {
        let (marked, text) = strip_bullet(&line.text);
        if let Some((key, value)) = key_and_value(text)
            && read_key(line, key, value, field, notes)
        {
            continue;
        }
        read_examples(text, field);
        read_inline_formats(text, field);
        match listed_value(text) {
            Some(value) if marked => push(&mut field.values, value),
            // Without a bullet, one such line may be a heading; a list has two.
            Some(value) if text.contains(':') => unmarked.push(value),
            _ => {}
        }
        if is_yes_or_no(text) {
            push(&mut field.values, "Y");
            push(&mut field.values, "N");
        }
    }
    if unmarked.len() > 1 {
        unmarked
            .into_iter()
            .for_each(|value| push(&mut field.values, value));
    }
}

fn push(list: &mut Vec<String>, value: &str) {
    // Lists are short on real pages; the bound keeps a hostile one linear.
    const MAX: usize = 200;
    if list.len() < MAX && !list.iter().any(|other| other == value) {
        list.push(value.to_owned());
    }
}

fn strip_bullet(text: &str) -> (bool, &str) {
    match text.strip_prefix(['•', '-', '*', '·', 'ㆍ', '–', '▪', '○']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    }
}

fn key_and_value(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.split_once(':')?;
    Some((key.trim(), value.trim()))
}

/// Reads `Form : ...`, `Default: ...` and `Condition field : ...`. False if the key is none of these.
fn read_key(line: &Line<'_>, key: &str, value: &str, field: &mut Field, notes: &mut Notes) -> bool {
    match key {
        "Form" | "Format" | "Date format" | "형식" | "포맷" => {
            if is_form(value) {
                push(&mut field.formats, value);
            } else {
                notes.add(
                    Kind::MalformedFormat,
                    line,
                    format!("the form `{}` is not a pattern", excerpt(value)),
                );
            }
        }
        "Default" | "Default value" | "기본값" | "디폴트" => {
            if value.is_empty() || value.contains(' ') {
                notes.add(
                    Kind::MalformedDefault,
                    line,
                    format!("the default `{}` is not one word", excerpt(value)),
                );
            } else if field
                .stated_default
                .as_deref()
                .is_some_and(|other| other != value)
            {
                notes.add(Kind::MalformedDefault, line, "a second default");
            } else {
                field.stated_default = Some(value.to_owned());
            }
        }
        "Condition field" | "조건 필드" | "조건부 필드" => match condition(value) {
            Some(condition)
                if field
                    .condition
                    .as_ref()
                    .is_none_or(|other| *other == condition) =>
            {
                field.condition = Some(condition)
            }
            Some(_) => notes.add(Kind::MalformedCondition, line, "a second condition"),
            None => notes.add(
                Kind::MalformedCondition,
                line,
                "the condition does not name a field and a value in quotes",
            ),
        },
        _ => return false,
    }
    true
}

fn is_form(value: &str) -> bool {
    !value.is_empty()
        && value.len() <= 64
        && value
            .bytes()
            .all(|byte| byte.is_ascii_graphic() || byte == b' ')
}

/// A field and a value in quotes, and nothing else in quotes.
fn condition(text: &str) -> Option<Condition> {
    let mut parts = text.split(['"', '“', '”', '\'', '‘', '’']);
    let (_, field, _, value, _) = (
        parts.next()?,
        parts.next()?,
        parts.next()?,
        parts.next()?,
        parts.next()?,
    );
    let sound = |word: &str| !word.is_empty() && !word.contains(char::is_whitespace);
    (sound(field) && sound(value) && parts.next().is_none()).then(|| Condition {
        field: field.to_owned(),
        value: value.to_owned(),
    })
}

/// The value of a line such as `ACTIVE : usable` or `KO`.
fn listed_value(text: &str) -> Option<&str> {
    let word = text.split_once(':').map_or(text, |(word, _)| word).trim();
    let upper = word
        .chars()
        .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '_' | '-'));
    let truth = matches!(word, "true" | "false") && text.contains(':');
    let begins = word.starts_with(|c: char| c.is_ascii_alphanumeric());
    ((upper && begins && word.len() <= 64) || truth).then_some(word)
}

/// `(UTC, KST, ...)`: a list that says itself that it goes on.
fn read_examples(text: &str, field: &mut Field) {
    let Some((_, rest)) = text.split_once('(') else {
        return;
    };
    let Some((inside, _)) = rest.split_once(')') else {
        return;
    };
    let Some(list) = inside
        .trim_end()
        .strip_suffix("...")
        .or_else(|| inside.trim_end().strip_suffix('…'))
    else {
        return;
    };
    let words: Vec<&str> = list
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    if words.iter().all(|word| {
        word.chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/' | '+'))
    }) {
        words
            .into_iter()
            .for_each(|word| push(&mut field.examples, word));
    }
}

/// Date patterns that stand in a sentence, such as `yyyyMMdd`.
fn read_inline_formats(text: &str, field: &mut Field) {
    for word in text
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | '"' | '\''))
    {
        let word = word.trim_matches(['.', ':', '-', '/']);
        let letters = word.chars().all(|c| {
            matches!(
                c,
                'y' | 'Y'
                    | 'M'
                    | 'm'
                    | 'd'
                    | 'D'
                    | 'H'
                    | 'h'
                    | 's'
                    | 'S'
                    | 'i'
                    | 'I'
                    | '2'
                    | '4'
                    | '-'
                    | '/'
                    | ':'
                    | '.'
            )
        });
        let date = (word.contains("yy") || word.contains("YY"))
            && (word.contains("MM") || word.contains("mm"));
        if letters && date && word.len() <= 64 {
            push(&mut field.formats, word);
        }
    }
}

/// `Y/N`, alone or in brackets.
fn is_yes_or_no(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | '.'))
        .any(|word| matches!(word, "Y/N" | "`Y`/`N`"))
}
