//! Characters that nobody sees, or that turn a line around: wherever a text of a description is shown, they are written out.

/// Writes out what could not be seen or would turn the text around.
pub(crate) fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' | '\u{a0}' => visible.push(' '),
            c if is_hidden(c) => visible.extend(c.escape_default()),
            c => visible.push(c),
        }
    }
    visible
}

/// The same number of bytes without them, so that places in the text stay where they are; but for those of ASCII, of which the
/// printer of snippets makes pictures.
pub(crate) fn masked(text: &str) -> String {
    let mask = |c: char| match c.len_utf8() {
        1 => c,
        _ if !is_hidden(c) => c,
        2 => '\u{b7}',
        _ => '\u{fffd}',
    };
    text.chars().map(mask).collect()
}

/// Whether a character is one of them.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{61c}')
}
