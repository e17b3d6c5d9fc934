//! Strings: plain where no reader can take them for anything else, otherwise quoted.

use crate::bundle::text::is_escaped;

/// A string behind a colon or a dash. `level` is the indentation of lines below it.
pub(super) fn string(out: &mut String, text: &str, level: usize) {
    if is_plain(text) {
        out.push_str(text);
    } else if fits_literal_block(text) {
        literal_block(out, text, level);
    } else {
        quoted(out, text);
    }
}

/// A key and what may stand between it and its colon. `level` is the indentation of the line.
pub(super) fn key(out: &mut String, text: &str, level: usize) {
    // Readers look for the colon within 1024 characters only.
    let long = text.chars().count() > 100;
    if long {
        out.push_str("? ");
    }
    if is_plain(text) {
        out.push_str(text);
    } else {
        quoted(out, text);
    }
    if long {
        out.push('\n');
        super::indent(out, level);
    }
}

/// Words that YAML 1.1 or 1.2, or a reader that takes liberties, takes for a boolean, null or a number, in any case.
const OTHER_TYPES: [&str; 14] = [
    "y",
    "n",
    "yes",
    "no",
    "on",
    "off",
    "true",
    "false",
    "null",
    "none",
    "nan",
    "inf",
    "infinity",
    "undefined",
];

/// Whether `text` without quotes is this very string for any reader.
fn is_plain(text: &str) -> bool {
    let mut chars = text.chars();
    // Numbers, times and dates of all kinds begin with a digit, a sign or a point; `=`, `~` and `<<` have a meaning.
    let begins_well = |c: char| c.is_alphabetic() || matches!(c, '/' | '_' | '$' | '(');
    let goes_on_well = |c: char| !is_escaped(c) && !c.is_whitespace() || c == ' ';
    chars.next().is_some_and(begins_well)
        && chars.all(goes_on_well)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !OTHER_TYPES
            .iter()
            .any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether `text` comes back unchanged from a literal block: several lines, no first line that would need an
/// indentation of its own, nothing at the end of a line that an editor would remove.
fn fits_literal_block(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let line_fits = |line: &str| {
        !line.ends_with(' ')
            && !line
                .chars()
                .any(|c| is_escaped(c) || (c.is_whitespace() && c != ' '))
    };
    body.contains('\n')
        && !body.ends_with('\n')
        && !body.starts_with([' ', '\n'])
        && body.split('\n').all(line_fits)
}

fn literal_block(out: &mut String, text: &str, level: usize) {
    let (header, body) = match text.strip_suffix('\n') {
        Some(body) => ("|", body),
        None => ("|-", text),
    };
    out.push_str(header);
    for line in body.split('\n') {
        out.push('\n');
        if !line.is_empty() {
            super::indent(out, level.max(1));
            out.push_str(line);
        }
    }
}

fn quoted(out: &mut String, text: &str) {
    if text
        .chars()
        .any(|c| is_escaped(c) || (c.is_whitespace() && c != ' '))
    {
        double_quoted(out, text);
    } else {
        out.push('\'');
        out.push_str(&text.replace('\'', "''"));
        out.push('\'');
    }
}

fn double_quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if u32::from(c) > 0xffff && is_escaped(c) => {
                out.push_str(&format!("\\U{:08X}", u32::from(c)))
            }
            c if is_escaped(c) || (c.is_whitespace() && c != ' ') => {
                out.push_str(&format!("\\u{:04X}", u32::from(c)))
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
