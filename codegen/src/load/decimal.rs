//! Exact decimal numbers of any size.
//!
//! The crates for big decimals align exponents before they compare, which takes gigabytes for `1e999999999`;
//! all that bounds need is comparing, and that needs no arithmetic.

use std::cmp::Ordering;
use std::fmt;

/// A decimal number, exact. Equal values are equal however they were written: `100`, `1e2` and `100.0`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    negative: bool,
    /// Without zeros at either end; empty for zero.
    digits: Box<str>,
    /// The value is `digits` x 10^`exponent`; 0 for zero.
    exponent: i64,
}

/// Exponents beyond this are refused: sums of them must stay in 64 bits.
const LARGEST_EXPONENT: i64 = 1 << 40;

/// Up to so many digits a number is printed without an exponent.
const PLAIN_DIGITS: i64 = 40;

impl Decimal {
    /// Reads a number of JSON, or of YAML 1.2's core schema (`+1`, `.5`, `0x1F`, `0o17`); none for anything else,
    /// for hexadecimal and octal numbers above 128 bits and for exponents above 10^12.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        for (prefix, radix) in [("0x", 16), ("0o", 8)] {
            if let Some(digits) = text.strip_prefix(prefix) {
                return Self::parse_radix(digits, radix);
            }
        }
        let (negative, unsigned) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
            Some(at) => (&unsigned[..at], parse_exponent(&unsigned[at + 1..])?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(whole) || !all_digits(fraction) || (whole.is_empty() && fraction.is_empty())
        {
            return None;
        }
        let exponent = exponent - i64::try_from(fraction.len()).ok()?;
        Some(Self::canonical(
            negative,
            &[whole, fraction].concat(),
            exponent,
        ))
    }

    fn parse_radix(digits: &str, radix: u32) -> Option<Self> {
        if digits.starts_with(['+', '-']) {
            return None;
        }
        let value = u128::from_str_radix(digits, radix).ok()?;
        Some(Self::canonical(false, &value.to_string(), 0))
    }

    fn canonical(negative: bool, digits: &str, exponent: i64) -> Self {
        let digits = digits.trim_start_matches('0');
        let trimmed = digits.trim_end_matches('0');
        if trimmed.is_empty() {
            return Self::default();
        }
        Self {
            negative,
            digits: trimmed.into(),
            exponent: exponent + count(digits) - count(trimmed),
        }
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Whether it has no fraction.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    /// The value, if it is an integer in range.
    #[must_use]
    pub fn to_i128(&self) -> Option<i128> {
        if !(0..=38).contains(&self.exponent) {
            return None;
        }
        let sign = if self.negative { "-" } else { "" };
        let zeros = "0".repeat(usize::try_from(self.exponent).ok()?);
        format!("{sign}0{}{zeros}", self.digits).parse().ok()
    }

    /// The largest integer that is not above this number, if it is in range.
    #[must_use]
    pub fn floor(&self) -> Option<i128> {
        if self.is_integer() {
            return self.to_i128();
        }
        let point = self
            .digits
            .len()
            .checked_add_signed(isize::try_from(self.exponent).ok()?);
        let whole: i128 = match point {
            Some(point) => format!("0{}", &self.digits[..point]).parse().ok()?,
            None => 0,
        };
        Some(if self.negative { -whole - 1 } else { whole })
    }

    /// The value, if it is an integer in range.
    #[must_use]
    pub fn to_u64(&self) -> Option<u64> {
        self.to_i128().and_then(|value| value.try_into().ok())
    }

    /// The value, if it is an integer in range.
    #[must_use]
    pub fn to_i64(&self) -> Option<i64> {
        self.to_i128().and_then(|value| value.try_into().ok())
    }

    /// The `f64` nearest to this number, infinite where it is out of range.
    #[must_use]
    pub fn nearest_f64(&self) -> f64 {
        let sign = if self.negative { "-" } else { "" };
        // Every text of this form is a number.
        format!("{sign}0{}e{}", self.digits, self.exponent)
            .parse()
            .unwrap_or(f64::NAN)
    }

    /// The exponent of the first digit: `d.ddd` x 10^this.
    fn magnitude(&self) -> i64 {
        self.exponent + count(&self.digits) - 1
    }

    fn cmp_magnitude(&self, other: &Self) -> Ordering {
        match (self.is_zero(), other.is_zero()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            // With the first digits in line, numbers compare like texts.
            (false, false) => self
                .magnitude()
                .cmp(&other.magnitude())
                .then_with(|| self.digits.cmp(&other.digits)),
        }
    }
}

fn count(digits: &str) -> i64 {
    i64::try_from(digits.len()).unwrap_or(i64::MAX)
}

fn parse_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let exponent: i64 = text.parse().ok()?;
    (exponent.abs() <= LARGEST_EXPONENT).then_some(exponent)
}

impl From<i128> for Decimal {
    fn from(value: i128) -> Self {
        Self::canonical(value < 0, &value.unsigned_abs().to_string(), 0)
    }
}

impl From<u64> for Decimal {
    fn from(value: u64) -> Self {
        Self::from(i128::from(value))
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self::from(i128::from(value))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.cmp_magnitude(other),
            (true, true) => other.cmp_magnitude(self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A number of JSON, which YAML 1.1 and 1.2 read as the same number.
impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_zero() {
            return formatter.write_str("0");
        }
        if self.negative {
            formatter.write_str("-")?;
        }
        let magnitude = self.magnitude();
        let point = usize::try_from(magnitude + 1).unwrap_or(0);
        let digits = &*self.digits;
        if (0..PLAIN_DIGITS).contains(&magnitude) && point >= digits.len() {
            write!(formatter, "{digits}{}", "0".repeat(point - digits.len()))
        } else if (0..PLAIN_DIGITS).contains(&magnitude) {
            write!(formatter, "{}.{}", &digits[..point], &digits[point..])
        } else if (-6..0).contains(&magnitude) {
            let zeros = usize::try_from(-magnitude - 1).unwrap_or(0);
            write!(formatter, "0.{}{digits}", "0".repeat(zeros))
        } else {
            let fraction = if digits.len() > 1 { &digits[1..] } else { "0" };
            write!(formatter, "{}.{fraction}e{magnitude:+}", &digits[..1])
        }
    }
}
