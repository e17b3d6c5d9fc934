//! Bounds of integers. Exact: both sides are compared as integers.

use crate::{Limit, Pointer, Rule, Violations};

/// `value >= limit`.
pub fn minimum<T: Copy + PartialOrd + Into<i128>>(
    value: T,
    limit: T,
    at: &Pointer<'_>,
    violations: &mut Violations,
) {
    if value < limit {
        violations.add(at, Rule::Minimum(Limit::Integer(limit.into())));
    }
}

/// `value > limit`.
pub fn exclusive_minimum<T: Copy + PartialOrd + Into<i128>>(
    value: T,
    limit: T,
    at: &Pointer<'_>,
    violations: &mut Violations,
) {
    if value <= limit {
        violations.add(at, Rule::ExclusiveMinimum(Limit::Integer(limit.into())));
    }
}

/// `value <= limit`.
pub fn maximum<T: Copy + PartialOrd + Into<i128>>(
    value: T,
    limit: T,
    at: &Pointer<'_>,
    violations: &mut Violations,
) {
    if value > limit {
        violations.add(at, Rule::Maximum(Limit::Integer(limit.into())));
    }
}

/// `value < limit`.
pub fn exclusive_maximum<T: Copy + PartialOrd + Into<i128>>(
    value: T,
    limit: T,
    at: &Pointer<'_>,
    violations: &mut Violations,
) {
    if value >= limit {
        violations.add(at, Rule::ExclusiveMaximum(Limit::Integer(limit.into())));
    }
}

/// `value` is a whole multiple of `divisor`. A divisor of 0 (no valid schema has one) is violated by every value.
pub fn multiple_of<T: Into<i128>>(
    value: T,
    divisor: i128,
    at: &Pointer<'_>,
    violations: &mut Violations,
) {
    // `checked_rem` is also none for `i128::MIN` by -1, whose remainder is 0: the sign of the divisor is of no account.
    let divisor_size = divisor.checked_abs().unwrap_or(divisor);
    if value.into().checked_rem(divisor_size) != Some(0) {
        violations.add(at, Rule::MultipleOf(Limit::Integer(divisor)));
    }
}
