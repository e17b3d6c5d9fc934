//! Facts files: YAML that reads the same everywhere.
//!
//! YAML 1.1 readers take a bare `000_002` for the number 2 and `no` for false, so every text is quoted unless it is a plain word
//! or path that no version of YAML reads as anything else. The reader's own serializer quotes by YAML 1.2 only.

use serde::Serialize;
use serde_yaml::Value;

use crate::facts::Facts;

const PREAMBLE: &str =
    "# Written by `cargo xtask pages read --write` from the scraped page. Do not edit.\n";

impl Facts {
    /// The facts file.
    pub fn to_yaml(&self) -> Result<String, serde_yaml::Error> {
        Ok(format!("{PREAMBLE}{}", to_string(self)?))
    }

    /// Reads a facts file back.
    pub fn from_yaml(text: &str) -> Result<Self, serde_yaml::Error> {
        serde_yaml::from_str(text)
    }
}

/// One text as YAML, quoted where any version of YAML would read it as something else.
pub(crate) fn text(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

pub(crate) fn to_string(value: &impl Serialize) -> Result<String, serde_yaml::Error> {
    let mut text = String::new();
    write_block(&serde_yaml::to_value(value)?, 0, &mut text);
    Ok(text)
}

/// Writes a value that starts on a line of its own.
fn write_block(value: &Value, indent: usize, out: &mut String) {
    match value {
        value if is_short(value) => {
            write_flow(value, out);
            out.push('\n');
        }
        Value::Mapping(entries) => {
            for (position, (key, value)) in entries.iter().enumerate() {
                if position > 0 {
                    pad(indent, out);
                }
                out.push_str(&scalar(key));
                out.push(':');
                write_entry(value, indent, out);
            }
        }
        Value::Sequence(items) => {
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    pad(indent, out);
                }
                out.push_str("- ");
                write_block(item, indent + 2, out);
            }
        }
        other => out.push_str(&scalar(other)),
    }
}

/// Writes what follows a key and its colon.
fn write_entry(value: &Value, indent: usize, out: &mut String) {
    match value {
        value if is_short(value) => {
            out.push(' ');
            write_flow(value, out);
            out.push('\n');
        }
        other => {
            out.push('\n');
            pad(indent + 2, out);
            write_block(other, indent + 2, out);
        }
    }
}

/// What stays on one line: single values, lists of them (above all of line numbers), mappings of one or two of them.
fn is_short(value: &Value) -> bool {
    match value {
        Value::Mapping(entries) => entries.len() <= 2 && entries.values().all(is_scalar),
        Value::Sequence(items) => items.iter().all(is_scalar),
        _ => true,
    }
}

fn write_flow(value: &Value, out: &mut String) {
    match value {
        Value::Sequence(items) => {
            let items: Vec<String> = items.iter().map(scalar).collect();
            out.push_str(&format!("[{}]", items.join(", ")));
        }
        Value::Mapping(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", scalar(key), scalar(value)))
                .collect();
            out.push_str(&format!("{{{}}}", entries.join(", ")));
        }
        other => out.push_str(&scalar(other)),
    }
}

fn is_scalar(value: &Value) -> bool {
    !matches!(value, Value::Mapping(_) | Value::Sequence(_))
}

fn pad(indent: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
}

fn scalar(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(value) => text(value),
        Value::Sequence(_) => "[]".to_owned(),
        Value::Mapping(_) => "{}".to_owned(),
        Value::Tagged(tagged) => scalar(&tagged.value),
    }
}

/// Whether a text needs no quotes in YAML 1.1 and 1.2 alike.
fn is_plain(text: &str) -> bool {
    // The words that some YAML reader takes for a boolean or for nothing.
    const TYPED: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    let starts_well = text
        .strip_prefix('/')
        .unwrap_or(text)
        .starts_with(|c: char| c.is_ascii_alphabetic());
    let inner =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/' | '.' | ' ' | ':');
    starts_well
        && text.chars().all(inner)
        && !text.contains(": ")
        && !text.ends_with([' ', ':'])
        && !TYPED.contains(&text.to_ascii_lowercase().as_str())
}

/// A text for a comment: everything that does not show what it is becomes U+FFFD.
pub(crate) fn comment(text: &str) -> String {
    text.chars()
        .map(|c| {
            if is_visible(c) {
                c
            } else {
                char::REPLACEMENT_CHARACTER
            }
        })
        .collect()
}

/// Double quotes, in which anything can be written.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            _ if is_visible(c) => out.push(c),
            _ => out.push_str(&format!("\\U{:08X}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

/// Whether a character shows what it is: no control, no odd blank, nothing that turns the direction of text or that YAML forbids.
fn is_visible(c: char) -> bool {
    let hidden = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}');
    c == ' ' || !(c.is_control() || c.is_whitespace() || hidden)
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn what_yaml_would_type_is_quoted() {
        for text in [
            "000_002",
            "1",
            "1.5",
            "0x1F",
            "1:30",
            "no",
            "Y",
            "True",
            "NULL",
            "~",
            "",
            "2022-11-08",
            "<<",
            "=",
            "- a",
            "a: b",
            "a #b",
            ".inf",
        ] {
            assert!(!is_plain(text), "{text:?} needs quotes");
        }
        for text in [
            "string",
            "array of objects",
            "/api/v1/cards",
            "X-KM-Tran-Time",
            "sha256:00ff00ff00ff00ff",
            "ACTIVE",
        ] {
            assert!(is_plain(text), "{text:?} needs no quotes");
        }
    }

    #[test]
    fn any_text_comes_back() {
        for text in [
            "",
            "\u{0}",
            "\u{85}\u{2028}",
            "\"\\",
            "a\nb\r\t",
            "\u{feff}",
            "\u{ffff}",
            "카드",
            "\u{10ffff}",
            "😀",
            "a:",
            " a ",
        ] {
            let yaml = to_string(&vec![text]).unwrap_or_default();
            let back: Vec<String> =
                serde_yaml::from_str(&yaml).unwrap_or_else(|error| panic!("{yaml:?}: {error}"));
            assert_eq!(back, [text], "{yaml:?}");
        }
    }

    #[test]
    fn nested_lists_keep_their_shape() {
        let value: Value =
            serde_yaml::from_str("a: [{b: 1, c: []}, {b: [x, [y]], d: {}}]\ne: {f: [1, 2]}")
                .unwrap_or_default();
        let yaml = to_string(&value).unwrap_or_default();
        assert_eq!(
            serde_yaml::from_str::<Value>(&yaml).ok(),
            Some(value),
            "{yaml}"
        );
    }
}
