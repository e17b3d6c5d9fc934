//! Regular expressions with lookaround. Against another engine they are tested with the generator, which writes them.

use konaplate_runtime::Rule;
use konaplate_runtime::check::{Lookaround, LookaroundError, Pattern, pattern};

use crate::{accepts, rules};

#[track_caller]
fn assert_verdicts(text: &str, verdicts: &[(&str, bool)]) {
    let compiled = Lookaround::new(text).unwrap();
    for (value, verdict) in verdicts {
        assert_eq!(compiled.is_match(value), *verdict, "{value:?} for {text}");
    }
}

#[test]
fn what_follows_is_wanted_or_not() {
    assert_verdicts("a(?<ahead1>b)", &[("cab", true), ("aa", false)]);
    assert_verdicts("a(?<not_ahead1>b)", &[("aba", true), ("ab", false)]);
    assert_verdicts(
        "^(?:(?<not_ahead1>--)[a-z-])+$",
        &[("a-b", true), ("a--b", false), ("가", false)],
    );
}

#[test]
fn what_comes_before_is_wanted_or_not() {
    assert_verdicts("(?<behind1>가)b", &[("a가b", true), ("ab", false)]);
    assert_verdicts("(?<not_behind1>가)b", &[("가bb", true), ("가b", false)]);
}

#[test]
fn lookaround_stands_within_lookaround() {
    assert_verdicts(
        "(?<ahead1>a(?<not_behind2>ba)c)a",
        &[("ac", true), ("bac", false), ("bacac", true)],
    );
}

#[test]
fn other_groups_are_groups() {
    assert_verdicts("^(a)(?<name>b)$", &[("ab", true), ("a", false)]);
}

#[test]
fn a_pattern_with_lookaround_is_a_rule_like_others() {
    static PATTERN: Pattern = Pattern::with_lookaround("^(?<not_ahead1>a)");
    static BROKEN: Pattern = Pattern::with_lookaround("(?<not_ahead1>a");
    assert!(accepts(|at, found| pattern("b", &PATTERN, at, found)));
    assert_eq!(
        rules(|at, found| pattern("a", &PATTERN, at, found)),
        [Rule::Pattern("^(?<not_ahead1>a)")]
    );
    assert!(!accepts(|at, found| pattern("b", &BROKEN, at, found)));
}

#[test]
fn the_time_is_linear_in_the_text() {
    // An engine that backtracks tries each way to split these into parts: there are 2^100000.
    let text = "a".repeat(100_000);
    assert_verdicts(
        "^(?:(?<ahead1>a*b?$)(?:a|aa)+)+(?<not_ahead2>$)$",
        &[(&text, false)],
    );
}

#[test]
fn what_is_too_large_or_no_expression_is_refused() {
    let refused = |text: &str| Lookaround::new(text).map(|_| ()).unwrap_err();
    assert_eq!(refused("(?:a{1000}){1000}"), LookaroundError::TooLarge);
    assert_eq!(refused(r"(?:\p{L}{1000}){1000}"), LookaroundError::TooLarge);
    let many: String = (0..1000).map(|n| format!("(?<ahead{n}>a)")).collect();
    assert_eq!(refused(&many), LookaroundError::TooLarge);
    assert_eq!(refused(r"\b"), LookaroundError::Unsupported);
    assert_eq!(refused("(?m:^)"), LookaroundError::Unsupported);
    assert!(matches!(refused("("), LookaroundError::Invalid(_)));
}
