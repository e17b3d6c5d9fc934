//! Lengths of strings, in Unicode code points.
//!
//! A code point takes one to four bytes, so that the length in bytes mostly tells, and nothing has to be counted.

use crate::{Pointer, Rule, Violations};

/// At least `limit` code points.
#[inline]
pub fn min_length(value: &str, limit: u64, at: &Pointer<'_>, violations: &mut Violations) {
    let bytes = value.len() as u64;
    if bytes < limit || (bytes.div_ceil(4) < limit && code_points(value) < limit) {
        violations.add(at, Rule::MinLength(limit));
    }
}

/// At most `limit` code points.
#[inline]
pub fn max_length(value: &str, limit: u64, at: &Pointer<'_>, violations: &mut Violations) {
    let bytes = value.len() as u64;
    if bytes > limit && (bytes.div_ceil(4) > limit || code_points(value) > limit) {
        violations.add(at, Rule::MaxLength(limit));
    }
}

fn code_points(value: &str) -> u64 {
    value.chars().count() as u64
}
