//! Lengths of strings, in Unicode code points.

use crate::{Pointer, Rule, Violations};

/// At least `limit` code points.
pub fn min_length(value: &str, limit: u64, at: &Pointer<'_>, violations: &mut Violations) {
    if code_points(value) < limit {
        violations.add(at, Rule::MinLength(limit));
    }
}

/// At most `limit` code points.
pub fn max_length(value: &str, limit: u64, at: &Pointer<'_>, violations: &mut Violations) {
    if code_points(value) > limit {
        violations.add(at, Rule::MaxLength(limit));
    }
}

fn code_points(value: &str) -> u64 {
    value.chars().count() as u64
}
