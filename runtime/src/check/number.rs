//! Bounds of decimal numbers.
//!
//! A limit such as 0.1 is no `f64`, and a value `0.1` that was read from JSON is the `f64` nearest to it. The generator
//! therefore hands over `nearest`, the same rounding of the limit, together with the limit as the description spells it.
//! Numbers that differ only beyond the 15 digits that every `f64` keeps count as equal; integers do not pass here.

use crate::{Limit, Pointer, Rule, Violations};

use super::decimal::{Decimal, is_multiple};

/// `value >= limit`. `nearest` is the `f64` nearest to the limit.
pub fn minimum_number(
    value: f64,
    nearest: f64,
    limit: &'static str,
    at: &Pointer<'_>,
    violations: &mut Violations,
) {
    if value.is_nan() || value < nearest {
        violations.add(at, Rule::Minimum(Limit::Decimal(limit)));
    }
}

/// `value > limit`. `nearest` is the `f64` nearest to the limit.
pub fn exclusive_minimum_number(
    value: f64,
    nearest: f64,
    limit: &'static str,
    at: &Pointer<'_>,
    violations: &mut Violations,
) {
    if value.is_nan() || value <= nearest {
        violations.add(at, Rule::ExclusiveMinimum(Limit::Decimal(limit)));
    }
}

/// `value <= limit`. `nearest` is the `f64` nearest to the limit.
pub fn maximum_number(
    value: f64,
    nearest: f64,
    limit: &'static str,
    at: &Pointer<'_>,
    violations: &mut Violations,
) {
    if value.is_nan() || value > nearest {
        violations.add(at, Rule::Maximum(Limit::Decimal(limit)));
    }
}

/// `value < limit`. `nearest` is the `f64` nearest to the limit.
pub fn exclusive_maximum_number(
    value: f64,
    nearest: f64,
    limit: &'static str,
    at: &Pointer<'_>,
    violations: &mut Violations,
) {
    if value.is_nan() || value >= nearest {
        violations.add(at, Rule::ExclusiveMaximum(Limit::Decimal(limit)));
    }
}

/// `value` is a whole multiple of `divisor`, a decimal number greater than 0 of at most 19 significant digits (any other
/// is violated by every value).
///
/// Exact, on the shortest decimal form of the value, which is what stands in JSON: 19.99 is a multiple of 0.01, although
/// the `f64` nearest to it is none.
pub fn multiple_of_number(
    value: f64,
    divisor: &'static str,
    at: &Pointer<'_>,
    violations: &mut Violations,
) {
    let multiple = match (Decimal::of(value), Decimal::parse(divisor)) {
        (Some(value), Some(divisor)) => is_multiple(value, divisor),
        _ => false,
    };
    if !multiple {
        violations.add(at, Rule::MultipleOf(Limit::Decimal(divisor)));
    }
}
