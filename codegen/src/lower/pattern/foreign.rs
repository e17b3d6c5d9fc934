//! What other dialects write and ECMA 262 does not know.
//!
//! It is taken only where a pattern is no ECMA 262, and only if every dialect that knows it means the same by it: `\A` is the
//! beginning of a text everywhere. `\Z` is not taken: in Python it is the very end, in Java, PCRE and Ruby the place before a
//! last line break, too. Named classes such as `\p{Alnum}` are taken for those of Java, whose spelling it is, and which are ASCII.
//! The rest of the pattern keeps the meaning that ECMA 262 gives it.
//!
//! Sources: the documentation of `java.util.regex.Pattern` (and its source for `all`, `LD` and `L1`, which are not documented),
//! `pcre2pattern(3)`, Python's `re`, Ruby's `Regexp`.

use super::Refusal;

/// How much is understood, and what of it was met.
#[derive(Debug)]
pub(super) struct Dialect {
    is_strict: bool,
    is_java: bool,
    taken: Vec<String>,
}

impl Dialect {
    /// ECMA 262 and nothing else.
    pub(super) fn ecma() -> Self {
        Self {
            is_strict: true,
            is_java: false,
            taken: Vec::new(),
        }
    }

    /// What others write, too. A class that only Java spells like this makes the other classes of the pattern Java's.
    pub(super) fn foreign(written: &str) -> Self {
        let is_class = |part: &str| {
            let name = part.split('}').next().unwrap_or_default();
            java(name).is_some() && !super::property::is_known(name)
        };
        let mut classes = written.split(r"\p{").skip(1);
        let mut negated = written.split(r"\P{").skip(1);
        Self {
            is_strict: false,
            is_java: classes.any(is_class) || negated.any(is_class),
            taken: Vec::new(),
        }
    }

    /// Whether classes are those of Java.
    pub(super) fn is_java(&self) -> bool {
        self.is_java
    }

    /// What was met, each with what it is taken for.
    pub(super) fn taken(self) -> Vec<String> {
        self.taken
    }

    /// Takes what is written for a meaning, unless ECMA 262 is all that is understood.
    pub(super) fn take(&mut self, written: &str, meaning: &str) -> Result<(), Refusal> {
        if self.is_strict {
            return Err(Refusal::Invalid(format!("`{written}` is no ECMA 262")));
        }
        let taken = format!("`{written}` for {meaning}");
        if !self.taken.contains(&taken) {
            self.taken.push(taken);
        }
        Ok(())
    }

    /// `\A`, `\z` or `\Z` in Rust.
    pub(super) fn anchor(&mut self, letter: char) -> Result<&'static str, Refusal> {
        match letter {
            'A' => {
                self.take(r"\A", "the beginning of the text")?;
                Ok(r"\A")
            }
            'z' => {
                self.take(r"\z", "the very end of the text")?;
                Ok(r"\z")
            }
            letter => Err(Refusal::Invalid(format!(
                r"`\{letter}` is no ECMA 262, and elsewhere the very end of the text or the place before a last line break, too"
            ))),
        }
    }

    /// The inside of a class of Java with a name.
    pub(super) fn java_class(&mut self, name: &str) -> Result<Option<&'static str>, Refusal> {
        let class = java(name).filter(|_| self.is_java);
        if let Some(class) = class {
            self.take(
                &format!(r"\p{{{name}}}"),
                &format!("`[{class}]`, as in Java"),
            )?;
        }
        Ok(class)
    }
}

/// The inside of a class of Java with a name.
fn java(name: &str) -> Option<&'static str> {
    Some(match name {
        "Lower" => "a-z",
        "Upper" => "A-Z",
        "ASCII" => r"\x00-\x7F",
        "Alpha" => "A-Za-z",
        "Digit" => "0-9",
        "Alnum" => "0-9A-Za-z",
        "Punct" => r"!-/:-@\[-`{-~",
        "Graph" => "!-~",
        "Print" => " -~",
        "Blank" => r"\t ",
        "Cntrl" => r"\x00-\x1F\x7F",
        "XDigit" => "0-9A-Fa-f",
        "Space" => r"\t-\r ",
        "all" => r"\x{0}-\x{10FFFF}",
        "LD" => r"\p{L}\p{Nd}",
        "L1" => r"\x00-\xFF",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{is_match, translated};

    /// What is taken, and which of the texts match.
    #[track_caller]
    fn assert_taken(pattern: &str, taken: &[&str], verdicts: &[(&str, bool)]) {
        let translated = translated(pattern);
        assert!(translated.is_ok(), "{pattern}: {translated:?}");
        let Ok(translated) = translated else { return };
        assert_eq!(translated.foreign, taken, "{pattern}");
        for (text, verdict) in verdicts {
            let found = is_match(&translated.pattern, text);
            assert_eq!(found, *verdict, "{text:?} for {translated:?}");
        }
    }

    #[test]
    fn anchors() {
        assert_taken(
            r"\A[a-z]+\z",
            &[
                r"`\A` for the beginning of the text",
                r"`\z` for the very end of the text",
            ],
            &[("ab", true), ("ab\n", false), ("\nab", false), ("", false)],
        );
    }

    #[test]
    fn classes_of_java_are_ascii() {
        assert_taken(
            r"^\p{Alnum}\P{Alnum}$",
            &[r"`\p{Alnum}` for `[0-9A-Za-z]`, as in Java"],
            &[("a-", true), ("aé", true), ("é-", false), ("ab", false)],
        );
        assert_taken(
            r"^[^\p{Cntrl}\P{Print}]+$",
            &[
                r"`\p{Cntrl}` for `[\x00-\x1F\x7F]`, as in Java",
                r"`\p{Print}` for `[ -~]`, as in Java",
            ],
            &[(" ~", true), ("\u{7f}", false), ("é", false)],
        );
        assert_taken(
            r"^\p{Punct}$",
            &[r"`\p{Punct}` for `[!-/:-@\[-`{-~]`, as in Java"],
            &[
                ("$", true),
                ("[", true),
                ("\\", true),
                ("`", true),
                ("~", true),
                ("0", false),
                ("«", false),
            ],
        );
        assert_taken(
            r"^\p{Space}\p{Blank}\p{Graph}\p{XDigit}\p{Digit}$",
            &[
                r"`\p{Space}` for `[\t-\r ]`, as in Java",
                r"`\p{Blank}` for `[\t ]`, as in Java",
                r"`\p{Graph}` for `[!-~]`, as in Java",
                r"`\p{XDigit}` for `[0-9A-Fa-f]`, as in Java",
                r"`\p{Digit}` for `[0-9]`, as in Java",
            ],
            &[
                ("\u{b} !f0", true),
                ("\u{a0} !f0", false),
                ("\n\n!f0", false),
            ],
        );
        assert_taken(
            r"^[\p{all}]\p{LD}$",
            &[
                r"`\p{all}` for `[\x{0}-\x{10FFFF}]`, as in Java",
                r"`\p{LD}` for `[\p{L}\p{Nd}]`, as in Java",
            ],
            &[("\n가", true), ("\n٣", true), ("\nⅣ", false)],
        );
    }

    #[test]
    fn a_class_that_ecma_262_has_too_is_that_of_the_pattern_around_it() {
        assert_taken(r"^\p{Upper}$", &[], &[("É", true)]);
        assert_taken(
            r"^\p{Upper}\p{Digit}$",
            &[
                r"`\p{Upper}` for `[A-Z]`, as in Java",
                r"`\p{Digit}` for `[0-9]`, as in Java",
            ],
            &[("E1", true), ("É1", false)],
        );
    }

    #[test]
    fn classes_of_java_intersect() {
        assert_taken(
            r"^[\p{Print}&&[^|:/]]+$",
            &[
                r"`\p{Print}` for `[ -~]`, as in Java",
                "`&&` for an intersection of classes",
            ],
            &[("a &", true), ("a:b", false), ("é", false)],
        );
        for pattern in [
            r"[^\p{Print}&&[a]]",
            r"[\p{Print}&&a]",
            r"[&&[\p{Print}]]",
            r"[\p{Print}[a]]",
            r"[\p{Print}&&[a]b]",
        ] {
            assert!(translated(pattern).is_err(), "{pattern}");
        }
        // Without one of them it is ECMA 262.
        assert_taken(r"^[a&&[^b]]$", &[], &[("&]", true), ("a", false)]);
    }

    #[test]
    fn numbers_of_characters() {
        assert_taken(
            r"^[^/\000-\037]+\x{7E}$",
            &[
                r"`\000` for U+0000",
                r"`\037` for U+001F",
                r"`\x{7E}` for U+007E",
            ],
            &[("a~", true), ("\u{1f}~", false), (" ~", true)],
        );
        for pattern in [r"\0001", r"\08", r"\x{110000}", r"\x{}", r"\x{7"] {
            assert!(translated(pattern).is_err(), "{pattern}");
        }
    }

    #[test]
    fn groups_and_properties_with_names() {
        assert_taken(
            r"^(?P<script>\p{Han})$",
            &[
                "`(?P<script>…)` for a group with a name",
                r"`\p{Han}` for the Unicode property of that name",
            ],
            &[("漢", true), ("가", false)],
        );
    }

    #[test]
    fn what_differs_between_dialects_is_refused() {
        for pattern in [
            r"\A[a-z]+\Z",
            r"\Aa++",
            r"[\p\{C\}]\+",
            r"(?>a)",
            r"(?i)a",
            r"\A(a)\1",
            r"\p{Nothing}",
        ] {
            assert!(translated(pattern).is_err(), "{pattern}");
        }
    }
}
