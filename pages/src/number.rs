//! Numbers as a page prints them.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A decimal number exactly as printed: `9999999999999999999` and `0.5` alike, never a float.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Number(String);

impl Number {
    /// Reads `12`, `-3` or `0.5`; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        (all_digits(whole) && all_digits(fraction)).then(|| Self(text.to_owned()))
    }

    /// The printed form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value as a whole number of 0 or more, if it is one and fits: `20` and `20.0` are 20.
    pub fn whole(&self) -> Option<u128> {
        let (whole, fraction) = self.magnitude();
        (!self.is_negative() && fraction.is_empty()).then(|| {
            if whole.is_empty() {
                Some(0)
            } else {
                whole.parse().ok()
            }
        })?
    }

    /// Whether the value is 0, however it is written.
    pub fn is_zero(&self) -> bool {
        self.magnitude() == ("", "")
    }

    /// Orders by value, exactly at any size.
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self.is_negative(), other.is_negative()) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.compare_magnitude(other),
            (true, true) => other.compare_magnitude(self),
        }
    }

    fn is_negative(&self) -> bool {
        self.0.starts_with('-') && !self.is_zero()
    }

    /// The digits before and after the point, without the zeros that carry nothing.
    fn magnitude(&self) -> (&str, &str) {
        let digits = self.0.trim_start_matches('-');
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        (
            whole.trim_start_matches('0'),
            fraction.trim_end_matches('0'),
        )
    }

    fn compare_magnitude(&self, other: &Self) -> Ordering {
        let ((whole, fraction), (other_whole, other_fraction)) =
            (self.magnitude(), other.magnitude());
        whole
            .len()
            .cmp(&other_whole.len())
            .then_with(|| whole.cmp(other_whole))
            .then_with(|| fraction.cmp(other_fraction))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Number> for String {
    fn from(number: Number) -> Self {
        number.0
    }
}

impl TryFrom<String> for Number {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is not a decimal number"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[allow(clippy::panic)]
    fn number(text: &str) -> Number {
        Number::parse(text).unwrap_or_else(|| panic!("{text} should be a number"))
    }

    #[test]
    fn values_compare_exactly_beyond_floating_point() {
        assert_eq!(
            number("9999999999999999999").compare(&number("10000000000000000000")),
            Ordering::Less
        );
        assert_eq!(number("0.5").compare(&number("0.45")), Ordering::Greater);
        assert_eq!(number("-2").compare(&number("-10")), Ordering::Greater);
        assert_eq!(number("-0").compare(&number("0.0")), Ordering::Equal);
        assert_eq!(number("007").compare(&number("7.0")), Ordering::Equal);
    }

    #[test]
    fn whole_numbers_may_carry_a_decimal_place() {
        assert_eq!(number("20.0").whole(), Some(20));
        assert_eq!(number("0.0").whole(), Some(0));
        assert_eq!(number("0.5").whole(), None);
        assert_eq!(number("-1").whole(), None);
    }

    #[test]
    fn other_texts_are_not_numbers() {
        for text in ["", "-", "1,000", "1e3", ".5", "5.", "+1", "１"] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }
}
