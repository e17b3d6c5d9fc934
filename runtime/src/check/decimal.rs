//! Decimal numbers without rounding, as far as `multipleOf` needs them. Signs are of no account there and are dropped.

use std::fmt::{self, Write as _};

/// `digits` × 10^`exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: u64,
    exponent: i32,
}

impl Decimal {
    /// The shortest decimal number that reads back as this float; none for what JSON has no number for.
    pub(super) fn of(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let mut text = StackText::default();
        write!(text, "{value:e}").ok()?;
        Self::parse(text.as_str()?)
    }

    /// Reads a number as JSON spells it; none when it is no number or has more than 19 significant digits.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut number = Self {
            digits: 0,
            exponent: 0,
        };
        let mut zeros = 0;
        for digit in whole.bytes().chain(fraction.bytes()) {
            match digit {
                b'0' => zeros += 1,
                b'1'..=b'9' => number.push(u64::from(digit - b'0'), std::mem::take(&mut zeros))?,
                _ => return None,
            }
        }
        if number.digits > 0 {
            let fraction_digits = i32::try_from(fraction.len()).ok()?;
            number.exponent = exponent
                .checked_sub(fraction_digits)?
                .checked_add_unsigned(zeros)?;
        }
        Some(number)
    }

    /// Appends the zeros that turned out not to be trailing, then a digit.
    fn push(&mut self, digit: u64, zeros: u32) -> Option<()> {
        let shift = if self.digits == 0 {
            1
        } else {
            10_u64.checked_pow(zeros.checked_add(1)?)?
        };
        self.digits = self.digits.checked_mul(shift)?.checked_add(digit)?;
        Some(())
    }
}

impl From<u64> for Decimal {
    fn from(digits: u64) -> Self {
        Self {
            digits,
            exponent: 0,
        }
    }
}

/// Whether the value is a whole multiple of the divisor; nothing is a multiple of 0.
pub(super) fn is_multiple(value: Decimal, divisor: Decimal) -> bool {
    if divisor.digits == 0 {
        return false;
    }
    if value.digits == 0 {
        return true;
    }
    let shift = i64::from(value.exponent) - i64::from(divisor.exponent);
    let size = shift.unsigned_abs();
    if shift >= 0 {
        let modulus = u128::from(divisor.digits);
        (u128::from(value.digits) % modulus * power_of_ten(size, modulus)).is_multiple_of(modulus)
    } else {
        // The divisor is the coarser one: it has to divide the value's digits once scaled up to them. A divisor that
        // grows beyond u64 is greater than any value's digits.
        let scaled = u32::try_from(size)
            .ok()
            .and_then(|size| 10_u64.checked_pow(size))
            .and_then(|power| divisor.digits.checked_mul(power));
        scaled.is_some_and(|scaled| value.digits.is_multiple_of(scaled))
    }
}

/// 10^`exponent` modulo `modulus`, which is at most 2^64, so that no product exceeds u128.
fn power_of_ten(mut exponent: u64, modulus: u128) -> u128 {
    let mut result = 1 % modulus;
    let mut base = 10 % modulus;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        exponent >>= 1;
    }
    result
}

/// Room for the text of a float: at most 17 digits, sign, point and exponent.
#[derive(Default)]
struct StackText {
    bytes: [u8; 32],
    length: usize,
}

impl StackText {
    fn as_str(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes[..self.length]).ok()
    }
}

impl fmt::Write for StackText {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        self.bytes
            .get_mut(self.length..end)
            .ok_or(fmt::Error)?
            .copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}
