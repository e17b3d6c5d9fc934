//! Lengths count code points: neither bytes nor UTF-16 units nor what a reader takes for one character.

use konaplate_runtime::Rule;
use konaplate_runtime::check::{max_length, min_length};

use crate::{accepts, rules};

/// Text and its number of code points, by the Unicode standard.
const TEXTS: [(&str, u64); 7] = [
    ("", 0),
    ("abc", 3),
    // Composed Hangul: three bytes each.
    ("홍길동", 3),
    // The same syllable from three conjoining letters.
    ("\u{1112}\u{1161}\u{11ab}", 3),
    // Beyond the basic plane: two UTF-16 units each.
    ("𠮷𠮷", 2),
    ("😀", 1),
    // A family: four people and three joiners.
    ("👨\u{200d}👩\u{200d}👧\u{200d}👦", 7),
];

#[test]
fn a_text_has_exactly_its_code_points() {
    for (text, length) in TEXTS {
        assert!(
            accepts(|at, found| min_length(text, length, at, found)),
            "{text}"
        );
        assert!(
            accepts(|at, found| max_length(text, length, at, found)),
            "{text}"
        );
        assert_eq!(
            rules(|at, found| min_length(text, length + 1, at, found)),
            [Rule::MinLength(length + 1)],
            "{text}"
        );
        if length > 0 {
            let limit = length - 1;
            assert_eq!(
                rules(|at, found| max_length(text, limit, at, found)),
                [Rule::MaxLength(limit)],
                "{text}"
            );
        }
    }
}
