//! Fingerprints of text that is not kept.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The first 64 bits of the SHA-256 of a text, as `sha256:` and 16 hex digits.
///
/// Blanks are normalised first, so that a page which is merely laid out differently keeps its fingerprints.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of some lines; `None` if there is nothing but blanks.
    pub fn of_lines<'a>(lines: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let mut hash = Sha256::new();
        let mut empty = true;
        for line in lines {
            for (position, word) in line.split_whitespace().enumerate() {
                let separator: &[u8] = if empty {
                    b""
                } else if position == 0 {
                    b"\n"
                } else {
                    b" "
                };
                hash.update(separator);
                hash.update(word.as_bytes());
                empty = false;
            }
        }
        (!empty).then(|| Self::from_digest(&hash.finalize()))
    }

    /// The fingerprint of one line; a line of blanks has one too.
    pub fn of_line(line: &str) -> Self {
        Self::of_lines([line]).unwrap_or_else(|| Self::from_digest(&Sha256::digest(b"")))
    }

    fn from_digest(digest: &[u8]) -> Self {
        use fmt::Write as _;
        let mut text = String::from("sha256:");
        for byte in digest.iter().take(8) {
            // Writing into a String does not fail.
            let _ = write!(text, "{byte:02x}");
        }
        Self(text)
    }

    /// The printed form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_head_of_the_standard_digest() {
        // SHA-256("abc") begins ba7816bf 8f01cfea (FIPS 180-4 examples).
        assert_eq!(
            Fingerprint::of_line("abc").as_str(),
            "sha256:ba7816bf8f01cfea"
        );
        // SHA-256("") begins e3b0c442 98fc1c14.
        assert_eq!(
            Fingerprint::of_line("  ").as_str(),
            "sha256:e3b0c44298fc1c14"
        );
    }

    #[test]
    fn layout_does_not_count_but_words_and_line_breaks_do() {
        let of = |lines: &[&str]| Fingerprint::of_lines(lines.iter().copied());
        assert_eq!(
            of(&["one  two", " three"]),
            of(&["one\u{a0}two", "three", ""])
        );
        assert_ne!(of(&["one two", "three"]), of(&["one", "two three"]));
        assert_ne!(of(&["one two"]), of(&["onetwo"]));
        assert_eq!(of(&[" ", ""]), None);
    }
}
