//! `multipleOf`, exact.

use konaplate_runtime::check::{multiple_of, multiple_of_number};

use crate::accepts;

fn is_multiple(value: f64, divisor: &'static str) -> bool {
    accepts(|at, found| multiple_of_number(value, divisor, at, found))
}

#[test]
fn integers() {
    let accepted =
        |value: i64, divisor| accepts(|at, found| multiple_of(value, divisor, at, found));
    assert!(accepted(0, 7));
    assert!(accepted(-21, 7));
    assert!(!accepted(22, 7));
    assert!(!accepted(22, 0));
    assert!(accepts(|at, found| multiple_of(
        9_999_999_999_999_999_999_u64,
        3,
        at,
        found
    )));
    assert!(!accepts(|at, found| multiple_of(
        10_000_000_000_000_000_000_u64,
        3,
        at,
        found
    )));
}

#[test]
fn a_decimal_number_is_taken_as_it_is_written() {
    for (value, divisor) in [
        (19.99, "0.01"),
        (0.3, "0.1"),
        (0.7, "0.1"),
        (1.1, "0.1"),
        (-4.35, "0.05"),
        (0.0, "0.01"),
        (-0.0, "3"),
        (1e300, "0.01"),
        (1e22, "8e-3"),
        (1e21, "1e21"),
        (123_456_789.125, "0.125"),
        (1e-7, "1E-7"),
        (5e-324, "1e-324"),
        (7.5, "2.5e0"),
        (7.5, "2.50"),
        (120.0, "12e1"),
        (300.0, "100"),
    ] {
        assert!(
            is_multiple(value, divisor),
            "{value} is a multiple of {divisor}"
        );
    }
}

#[test]
fn what_is_no_multiple_is_refused() {
    for (value, divisor) in [
        (19.995, "0.01"),
        // In floats this is 0.30000000000000004, and that is what would stand in JSON.
        (0.1 + 0.2, "0.1"),
        (1e22, "7"),
        (1e20, "1e21"),
        (0.001, "0.01"),
        (5e-324, "1e-323"),
        (3.0, "1e40"),
        (150.0, "100"),
        (1.25, "2.50"),
        (f64::NAN, "1"),
        (f64::INFINITY, "1"),
        (1.0, "0"),
        (1.0, "not a number"),
    ] {
        assert!(
            !is_multiple(value, divisor),
            "{value} is no multiple of {divisor}"
        );
    }
}
