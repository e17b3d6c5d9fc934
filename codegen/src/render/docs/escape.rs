//! Texts of the description as Markdown that shows them as they were typed, and that rustdoc has no complaint about.
//!
//! Two things keep their meaning, since descriptions are CommonMark: code between single backticks, and list items.

use crate::visible::visible;

/// Where a line of documentation is broken, in characters.
const WIDTH: usize = 90;

/// A paragraph or an item of a list, as lines of Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) is_item: bool,
    pub(super) lines: Vec<String>,
}

impl Block {
    /// A paragraph of our own words, in Markdown. None if there are none.
    pub(super) fn markdown(text: &str) -> Option<Self> {
        let lines = wrap(text, WIDTH);
        (!lines.is_empty()).then_some(Self {
            is_item: false,
            lines,
        })
    }

    fn verbatim(text: &str, is_item: bool) -> Self {
        let width = if is_item { WIDTH - 2 } else { WIDTH };
        let mut lines = wrap(&words(text), width);
        if is_item {
            for (at, line) in lines.iter_mut().enumerate() {
                line.insert_str(0, if at == 0 { "- " } else { "  " });
            }
        }
        Self { is_item, lines }
    }
}

/// A text of the description. Empty lines part paragraphs, other line ends are spaces.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut joined: Vec<(bool, String)> = Vec::new();
    let mut open = false;
    for line in text.split(['\n', '\u{2028}', '\u{2029}']) {
        // Indentation would make a code block, and that a test.
        let line = visible(line.trim());
        let item = ["- ", "* ", "• "]
            .iter()
            .find_map(|bullet| line.strip_prefix(bullet));
        match (item, joined.last_mut()) {
            _ if line.is_empty() => open = false,
            (Some(item), _) => {
                joined.push((true, item.trim_start().to_owned()));
                open = true;
            }
            (None, Some((_, block))) if open => {
                block.push(' ');
                block.push_str(&line);
            }
            (None, _) => {
                joined.push((false, line));
                open = true;
            }
        }
    }
    joined
        .iter()
        .map(|(is_item, text)| Block::verbatim(text, *is_item))
        .collect()
}

/// A text between backticks, shown verbatim.
pub(in super::super) fn code(text: &str) -> String {
    let text = visible(&text.replace('\n', " "));
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(if longest == 0 { 1 } else { longest + 1 });
    let padded = text.starts_with('`') || text.ends_with('`') || text.trim().is_empty();
    if padded {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

/// Breaks Markdown between words, outside of code.
fn wrap(markdown: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in unbroken(markdown) {
        let size = word.chars().count();
        match lines.last_mut() {
            Some(line) if length + 1 + size <= width => {
                line.push(' ');
                line.push_str(word);
                length += 1 + size;
            }
            _ => {
                lines.push(line_start(word));
                length = size;
            }
        }
    }
    lines
}

/// The words of a text, code between backticks counting as one.
fn unbroken(markdown: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut inside = false;
    for (at, c) in markdown.char_indices() {
        match c {
            '`' if !markdown[..at].ends_with('\\') => inside = !inside,
            ' ' if !inside => {
                words.push(&markdown[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    words.push(&markdown[start..]);
    words.retain(|word| !word.is_empty());
    words
}

/// Escapes what would begin a list, a heading or a rule.
fn line_start(word: &str) -> String {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    match word.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &word[..digits], &word[digits..]),
        Some(b'-' | b'+' | b'=') if digits == 0 => format!("\\{word}"),
        _ => word.to_owned(),
    }
}

/// Escapes a line. Code between single backticks stays what it is, and addresses become links.
fn words(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    for (at, part) in code_spans(line).into_iter().enumerate() {
        if at % 2 == 1 {
            escaped.push_str(&format!("`{part}`"));
        } else {
            let parts: Vec<String> = part.split(' ').map(word).collect();
            escaped.push_str(&parts.join(" "));
        }
    }
    escaped
}

/// The parts of a line that are not code and those that are, in turn; all of it is not code if backticks do not pair.
fn code_spans(line: &str) -> Vec<&str> {
    let parts: Vec<&str> = line.split('`').collect();
    let paired = parts.len() % 2 == 1
        && parts
            .iter()
            .skip(1)
            .step_by(2)
            .all(|code| !code.trim().is_empty());
    let apart = parts
        .iter()
        .skip(2)
        .step_by(2)
        .rev()
        .skip(1)
        .all(|between| !between.is_empty());
    if paired && apart && !line.contains("\\`") {
        parts
    } else {
        vec![line]
    }
}

fn word(word: &str) -> String {
    let start = word.find("http://").or_else(|| word.find("https://"));
    let Some(start) = start else {
        return markdown(word);
    };
    let address = &word[start..];
    let end = address
        .find(|c: char| !(c.is_ascii_alphanumeric() || "/:.-_~?#&=%+@".contains(c)))
        .unwrap_or(address.len());
    let end = address[..end].trim_end_matches(['.', ':', '?']).len();
    format!(
        "{}<{}>{}",
        markdown(&word[..start]),
        &address[..end],
        markdown(&address[end..])
    )
}

fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '~' | '|' | '$' | '!'
        ) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        blocks(text)
            .into_iter()
            .flat_map(|block| block.lines)
            .collect()
    }

    #[test]
    fn text_is_shown_verbatim() {
        assert_eq!(
            lines("a [b] <c> *e* &amp; x_y"),
            ["a \\[b\\] \\<c\\> \\*e\\* \\&amp; x\\_y"]
        );
    }

    #[test]
    fn code_stays_code_if_its_backticks_pair() {
        assert_eq!(lines("the `a_b` and `[c]`"), ["the `a_b` and `[c]`"]);
        assert_eq!(lines("a ` b_c"), ["a \\` b\\_c"]);
        assert_eq!(lines("```rust"), ["\\`\\`\\`rust"]);
        assert_eq!(lines("``a``"), ["\\`\\`a\\`\\`"]);
    }

    #[test]
    fn items_stay_items() {
        assert_eq!(
            lines("Two:\n- one\n  more\n- two"),
            ["Two:", "- one more", "- two"]
        );
    }

    #[test]
    fn headings_rules_and_code_blocks_do_not_arise() {
        assert_eq!(
            lines("1. two\n\n# three\n\n    four\n\n===\n\n> five\n\n~~~"),
            [
                "1\\. two",
                "\\# three",
                "four",
                "\\===",
                "\\> five",
                "\\~\\~\\~"
            ]
        );
    }

    #[test]
    fn line_ends_and_bidirectional_controls_are_written_out() {
        assert_eq!(lines("a\rb\u{202e}c"), ["a\\\\rb\\\\u{202e}c"]);
        assert_eq!(lines("a\u{2028}b"), ["a b"]);
    }

    #[test]
    fn addresses_become_links() {
        assert_eq!(
            lines("see https://a.example/x_y."),
            ["see <https://a.example/x_y>."]
        );
    }

    #[test]
    fn quoted_code_survives_backticks() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
    }

    #[test]
    fn long_lines_are_broken_between_words() {
        let text = "word ".repeat(50);
        assert!(
            lines(&text)
                .iter()
                .all(|line| line.chars().count() <= WIDTH)
        );
        assert_eq!(lines(&text).join(" "), text.trim());
    }
}
