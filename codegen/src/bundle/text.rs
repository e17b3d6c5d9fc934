//! Characters that do not show, or show something else than they are.

/// Whether `c` is written as an escape: controls, line separators, bidirectional controls, what has no width, and
/// what is not allowed in YAML at all. The joiners U+200C and U+200D are part of words and of emoji.
pub(super) fn is_escaped(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{200e}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{fffe}'..='\u{ffff}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}
