//! What is translated, and what is refused.

mod definition;
mod differential;

use super::{is_match, translated};

fn matches(pattern: &str, text: &str) -> bool {
    let translated = translated(pattern);
    assert!(translated.is_ok(), "{pattern}: {translated:?}");
    translated.is_ok_and(|translated| is_match(&translated.pattern, text))
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
    assert!(matches("^a{2}$", "aa") && matches("^a{2,}$", "aaa") && !matches("^a{2,3}$", "aaaa"));
}

#[test]
fn a_long_repetition_at_the_end_is_as_good_as_a_short_one() {
    assert!(matches(r"^.{2,2097152}", "ab") && !matches(r"^.{2,2097152}", "a"));
    assert!(matches(r"^(?!b).{2,2097152}", "ab") && !matches(r"^(?!b).{2,2097152}", "ba"));
}

#[test]
fn what_rust_has_no_equal_of_is_refused() {
    for pattern in [r"(a)\1", r"(?=(a))\1", r"(?<n>a)\k<n>", "(?i:a)"] {
        assert_eq!(
            translated(pattern).map_err(|refusal| refusal.code()),
            Err("unsupported-pattern"),
            "{pattern}"
        );
    }
    for pattern in ["(?:a{1000}){1000}", "(?!b)(?:a{1000}){1000}$"] {
        assert_eq!(
            translated(pattern).map_err(|refusal| refusal.code()),
            Err("unsupported-pattern"),
            "{pattern}"
        );
    }
}

#[test]
fn what_is_no_pattern_is_refused() {
    for pattern in [
        "(", "a)", "*", "a**", "a++", "{1}", "(?<=a)*", "[b-a]", r"\", r"\u12", r"\q", "[a",
    ] {
        assert_eq!(
            translated(pattern).map_err(|refusal| refusal.code()),
            Err("invalid-pattern"),
            "{pattern}"
        );
    }
}

/// The verdicts are those of V8; few other engines take these.
#[test]
fn a_lookahead_that_is_repeated_holds_once_or_need_not_hold() {
    assert!(
        matches(r"^(\/(?!\.)+[^\/]+){1,2}$", "/a/b")
            && !matches(r"^(\/(?!\.)+[^\/]+){1,2}$", "/a/.b")
    );
    assert!(matches("^(?!a)?b", "b") && matches("^(?=a)*b", "b") && !matches("^(?=a){2}b", "b"));
    assert!(matches("^((?=a)+|b)+$", "b") && !matches("^((?=a)+|b)+$", "a"));
}
