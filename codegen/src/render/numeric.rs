//! Checks of numbers.
//!
//! A bound of a double is compared with the number that is written for it, its shortest decimal form: `0.1` is not above
//! an exclusive minimum of 0.1, although the double is.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::literal::{double, integer};
use crate::model::{Check, Decimal, Type};

/// Function of the runtime and its first arguments. Only for numeric checks.
pub(super) fn call(check: &Check, ty: &Type, value: &TokenStream) -> (TokenStream, TokenStream) {
    let (name, limit) = match check {
        Check::Minimum(limit) => ("minimum", limit),
        Check::ExclusiveMinimum(limit) => ("exclusive_minimum", limit),
        Check::Maximum(limit) => ("maximum", limit),
        Check::ExclusiveMaximum(limit) => ("exclusive_maximum", limit),
        Check::MultipleOf(limit) => ("multiple_of", limit),
        _ => return (TokenStream::new(), TokenStream::new()),
    };
    if let (Type::Integer(_), Some(limit)) = (ty, limit.to_i128()) {
        let (function, limit): (Ident, _) = (format_ident!("{name}"), integer(limit));
        return (quote!(#function), quote!(#value, #limit));
    }
    let function = format_ident!("{name}_number");
    let text = limit.to_string();
    let arguments = match threshold(check) {
        Some(threshold) => {
            let threshold = double(threshold);
            quote!(#value, #threshold, #text)
        }
        None => quote!(#value, #text),
    };
    (quote!(#function), arguments)
}

/// What numbers of both kinds are compared with: the last integer on the allowed side, a double, and the limit as text.
pub(super) fn bound(check: &Check) -> Option<(i128, f64, String)> {
    let (limit, whole) = match check {
        Check::Minimum(limit) => (limit, ceiling(limit)),
        Check::ExclusiveMinimum(limit) => (limit, floor(limit).saturating_add(1)),
        Check::Maximum(limit) => (limit, floor(limit)),
        Check::ExclusiveMaximum(limit) => (limit, ceiling(limit).saturating_sub(1)),
        _ => return None,
    };
    Some((whole, threshold(check)?, limit.to_string()))
}

/// The largest integer that is not above a number, at most that of the type.
fn floor(limit: &Decimal) -> i128 {
    limit.floor().unwrap_or(if limit.is_negative() {
        i128::MIN
    } else {
        i128::MAX
    })
}

/// The smallest integer that is not below a number, at most that of the type.
fn ceiling(limit: &Decimal) -> i128 {
    match floor(limit) {
        whole if limit.is_integer() => whole,
        whole => whole.saturating_add(1),
    }
}

/// The double that the runtime compares with, in the way that the bound says.
fn threshold(check: &Check) -> Option<f64> {
    Some(match check {
        Check::Minimum(limit) => {
            let nearest = limit.nearest_f64();
            if written(nearest) >= *limit {
                nearest
            } else {
                nearest.next_up()
            }
        }
        Check::ExclusiveMinimum(limit) => {
            let nearest = limit.nearest_f64();
            if written(nearest) > *limit {
                nearest.next_down()
            } else {
                nearest
            }
        }
        Check::Maximum(limit) => {
            let nearest = limit.nearest_f64();
            if written(nearest) <= *limit {
                nearest
            } else {
                nearest.next_down()
            }
        }
        Check::ExclusiveMaximum(limit) => {
            let nearest = limit.nearest_f64();
            if written(nearest) < *limit {
                nearest.next_up()
            } else {
                nearest
            }
        }
        _ => return None,
    })
}

/// The shortest decimal number that reads as the double: what is written for it.
fn written(value: f64) -> Decimal {
    Decimal::parse(&format!("{value:e}")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_default()
    }

    #[test]
    fn a_number_as_written_is_the_limit_itself() {
        for text in ["0.1", "0.3", "1.5", "1e22", "-0.7"] {
            let same: Option<f64> = text.parse().ok();
            assert_eq!(threshold(&Check::Minimum(limit(text))), same, "{text}");
            assert_eq!(threshold(&Check::Maximum(limit(text))), same, "{text}");
            assert_eq!(
                threshold(&Check::ExclusiveMinimum(limit(text))),
                same,
                "{text}"
            );
            assert_eq!(
                threshold(&Check::ExclusiveMaximum(limit(text))),
                same,
                "{text}"
            );
        }
    }

    #[test]
    fn a_limit_between_two_numbers_divides_them() {
        // 2^53 + 1 has no double: 2^53 is below it, 2^53 + 2 above.
        let (low, high) = (9_007_199_254_740_992.0, 9_007_199_254_740_994.0);
        assert_eq!(
            threshold(&Check::Minimum(limit("9007199254740993"))),
            Some(high)
        );
        assert_eq!(
            threshold(&Check::ExclusiveMinimum(limit("9007199254740993"))),
            Some(low)
        );
        assert_eq!(
            threshold(&Check::Maximum(limit("9007199254740993"))),
            Some(low)
        );
        assert_eq!(
            threshold(&Check::ExclusiveMaximum(limit("9007199254740993"))),
            Some(high)
        );
    }
}
