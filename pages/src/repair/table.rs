//! The mixed table through which the text was damaged.

/// The bytes that the table has no character for: they were dropped.
pub const LOST: [u8; 5] = [0x81, 0x8D, 0x8F, 0x90, 0x9D];

/// windows-1252, 0x80 to 0x9F; NUL where it is undefined.
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The character that a byte of 0x80 or more was read as; `None` if it was dropped.
pub fn character(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => WINDOWS_1252
            .get(usize::from(byte - 0x80))
            .copied()
            .filter(|c| *c != '\0'),
        0xA0 => Some('\u{a0}'),
        // windows-874: Thai, in the order of Unicode.
        0xA1..=0xDA | 0xDF..=0xFB => char::from_u32(0x0E01 + u32::from(byte - 0xA1)),
        _ => None,
    }
}

/// The byte that was read as this character.
pub fn byte(c: char) -> Option<u8> {
    match c {
        '\0' => None,
        '\u{a0}' => Some(0xA0),
        '\u{e01}'..='\u{e3a}' | '\u{e3f}'..='\u{e5b}' => {
            u8::try_from(u32::from(c) - 0x0E01 + 0xA1).ok()
        }
        _ => WINDOWS_1252
            .iter()
            .position(|other| *other == c)
            .and_then(|index| u8::try_from(0x80 + index).ok()),
    }
}

/// Damages a text as the page's text was damaged.
pub fn damage(text: &str) -> String {
    text.bytes()
        .filter_map(|byte| {
            if byte.is_ascii() {
                Some(char::from(byte))
            } else {
                character(byte)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_lost_or_comes_back() {
        for value in 0x80..=0xFB_u8 {
            match character(value) {
                Some(c) => assert_eq!(byte(c), Some(value)),
                None => assert!(
                    LOST.contains(&value) || (0xDB..=0xDE).contains(&value),
                    "{value:#x}"
                ),
            }
        }
    }

    #[test]
    fn a_zero_width_space_damages_as_seen_on_a_page() {
        assert_eq!(damage("\u{200b}"), "โ€‹");
        assert_eq!(damage("a\u{2019}s"), "aโ€™s");
    }
}
