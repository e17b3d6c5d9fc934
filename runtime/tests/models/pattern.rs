//! Regular expressions.

use konaplate_runtime::Rule;
use konaplate_runtime::check::{Pattern, pattern};

use crate::{accepts, rules};

#[test]
fn a_pattern_is_found_anywhere_unless_it_is_anchored() {
    static DIGITS: Pattern = Pattern::new("[0-9]+");
    static ONLY_DIGITS: Pattern = Pattern::new("^[0-9]+$");
    assert!(accepts(|at, found| pattern("a1b", &DIGITS, at, found)));
    assert!(accepts(|at, found| pattern("123", &ONLY_DIGITS, at, found)));
    assert_eq!(
        rules(|at, found| pattern("a1b", &ONLY_DIGITS, at, found)),
        [Rule::Pattern("^[0-9]+$")]
    );
}

#[test]
fn a_text_that_is_no_regular_expression_matches_nothing() {
    static BROKEN: Pattern = Pattern::new("(");
    assert_eq!(
        rules(|at, found| pattern("(", &BROKEN, at, found)),
        [Rule::Pattern("(")]
    );
}
