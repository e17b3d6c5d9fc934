//! `type: integer`.

use super::super::Lowering;
use super::keywords::Bound;
use super::{JsonType, Keywords};
use crate::diagnostic::Span;
use crate::load::{Decimal, Located, Node, Value};
use crate::model::{Check, IntegerKind, Literal, Type};

impl<'d> Lowering<'d, '_> {
    /// An integer of the width that `format`, or else the bounds, ask for.
    pub(super) fn integer(&mut self, keywords: &Keywords<'d>) -> Option<(Type, Vec<Check>)> {
        let kind = self.integer_kind(keywords);
        self.check_bounds(keywords);
        if let Some(values) = &keywords.enumeration {
            let span = values.span;
            let values = self.listed_numbers(values, JsonType::Integer, keywords)?;
            self.check_values_fit(&values, kind, span)?;
            return Some((Type::Integer(kind), vec![Check::OneOfValues(values)]));
        }
        let mut checks = Vec::new();
        checks.extend(self.lower_bound(keywords.minimum.as_ref(), kind));
        checks.extend(self.upper_bound(keywords.maximum.as_ref(), kind));
        for divisor in &keywords.multiple_of {
            checks.extend(self.integer_divisor(divisor));
        }
        Some((Type::Integer(kind), checks))
    }

    fn integer_kind(&mut self, keywords: &Keywords<'d>) -> IntegerKind {
        match keywords.format.map(|format| (format.value, format.span)) {
            Some(("int32", _)) => return IntegerKind::I32,
            Some(("int64", _)) => return IntegerKind::I64,
            Some(("uint64", _)) => return IntegerKind::U64,
            Some((other, span)) => {
                let message = format!(
                    "format `{other}` of an integer is not known: the bounds alone tell the width"
                );
                self.diagnostics.warning("unknown-format", span, message);
            }
            None => {}
        }
        let zero = Decimal::from(0_i64);
        let large = keywords
            .maximum
            .as_ref()
            .is_some_and(|bound| bound.limit > Decimal::from(i64::MAX));
        let natural = keywords
            .minimum
            .as_ref()
            .is_some_and(|bound| bound.limit >= zero);
        if large && natural {
            IntegerKind::U64
        } else {
            IntegerKind::I64
        }
    }

    /// The check for a lower bound; none if the type has no smaller value.
    fn lower_bound(&mut self, bound: Option<&Bound>, kind: IntegerKind) -> Option<Check> {
        let bound = bound?;
        let (limit, exclusive) = match bound.limit.to_i128() {
            Some(limit) => (limit, bound.exclusive),
            None => (self.rounded(ceil(&bound.limit), bound)?, false),
        };
        let smallest = if exclusive {
            limit.saturating_add(1)
        } else {
            limit
        };
        if smallest <= kind.minimum() {
            self.warn_of_width(smallest < kind.minimum(), kind, bound);
            return None;
        }
        if smallest > kind.maximum() {
            return self.out_of_width(kind, bound);
        }
        let limit = Decimal::from(limit);
        Some(match exclusive {
            true => Check::ExclusiveMinimum(limit),
            false => Check::Minimum(limit),
        })
    }

    /// The check for an upper bound; none if the type has no larger value.
    fn upper_bound(&mut self, bound: Option<&Bound>, kind: IntegerKind) -> Option<Check> {
        let bound = bound?;
        let (limit, exclusive) = match bound.limit.to_i128() {
            Some(limit) => (limit, bound.exclusive),
            None => (self.rounded(floor(&bound.limit), bound)?, false),
        };
        let largest = if exclusive {
            limit.saturating_sub(1)
        } else {
            limit
        };
        if largest >= kind.maximum() {
            self.warn_of_width(largest > kind.maximum(), kind, bound);
            return None;
        }
        if largest < kind.minimum() {
            return self.out_of_width(kind, bound);
        }
        let limit = Decimal::from(limit);
        Some(match exclusive {
            true => Check::ExclusiveMaximum(limit),
            false => Check::Maximum(limit),
        })
    }

    /// The `format` is narrower than a bound.
    fn warn_of_width(&mut self, is_narrower: bool, kind: IntegerKind, bound: &Bound) {
        if is_narrower {
            let message = format!(
                "{} is beyond the range of {}, which `format` asks for",
                bound.limit,
                kind.name()
            );
            self.diagnostics
                .warning("integer-range", bound.span, message);
        }
    }

    fn out_of_width(&mut self, kind: IntegerKind, bound: &Bound) -> Option<Check> {
        let message = format!(
            "no value passes: {} is beyond the range of {}",
            bound.limit,
            kind.name()
        );
        self.diagnostics.error("integer-range", bound.span, message);
        None
    }

    /// Where the schema allows what no integer type holds. A `format` that names one keeps to it.
    pub(super) fn beyond_integers(&mut self, keywords: &Keywords<'d>) -> Option<Span> {
        let width = |format: Located<&str>| matches!(format.value, "int32" | "int64" | "uint64");
        if keywords.format.is_some_and(width) {
            return None;
        }
        let kind = self.integer_kind(keywords);
        // The first integers that the type does not hold.
        let below = Decimal::from(kind.minimum() - 1);
        let above = Decimal::from(kind.maximum() + 1);
        if let Some(values) = &keywords.enumeration {
            let beyond = |node: &&&Node| match &node.value {
                Value::Number(number) => *number.decimal() <= below || *number.decimal() >= above,
                _ => false,
            };
            return values.value.iter().find(beyond).map(|node| node.span);
        }
        let low =
            |bound: &&Bound| bound.limit < below || (!bound.exclusive && bound.limit == below);
        let high =
            |bound: &&Bound| bound.limit > above || (!bound.exclusive && bound.limit == above);
        let low = keywords.minimum.as_ref().filter(low);
        let bound = low.or(keywords.maximum.as_ref().filter(high));
        bound.map(|bound| bound.span)
    }

    fn rounded(&mut self, rounded: Option<i128>, bound: &Bound) -> Option<i128> {
        if rounded.is_none() {
            let message = format!("{} is beyond the range of every integer type", bound.limit);
            self.diagnostics.error("integer-range", bound.span, message);
        }
        rounded
    }

    fn integer_divisor(&mut self, divisor: &Located<Decimal>) -> Option<Check> {
        if !self.is_positive(divisor) {
            return None;
        }
        let Some((numerator, denominator)) = fraction(&divisor.value) else {
            let message = format!("multipleOf {} has too many digits", divisor.value);
            self.diagnostics
                .error("unsupported-multiple-of", divisor.span, message);
            return None;
        };
        // An integer is a multiple of p/q in lowest terms if it is one of p.
        let step = numerator / greatest_common_divisor(numerator, denominator);
        (step != 1).then(|| Check::MultipleOf(Decimal::from(step)))
    }

    fn check_values_fit(
        &mut self,
        values: &[Literal],
        kind: IntegerKind,
        span: Span,
    ) -> Option<()> {
        let fits = |value: &Literal| match value {
            Literal::Number(value) => value
                .to_i128()
                .is_some_and(|value| (kind.minimum()..=kind.maximum()).contains(&value)),
            _ => true,
        };
        if values.iter().all(fits) {
            return Some(());
        }
        let message = "a value of `enum` is beyond the range of the type";
        self.diagnostics.error("integer-range", span, message);
        None
    }
}

/// The largest integer that is not above a fraction.
fn floor(value: &Decimal) -> Option<i128> {
    let truncated = truncated(value)?;
    Some(if value.is_negative() {
        truncated - 1
    } else {
        truncated
    })
}

/// The smallest integer that is not below a fraction.
fn ceil(value: &Decimal) -> Option<i128> {
    let truncated = truncated(value)?;
    Some(if value.is_negative() {
        truncated
    } else {
        truncated + 1
    })
}

/// The integer part of a number that has a fraction.
fn truncated(value: &Decimal) -> Option<i128> {
    if value.is_integer() {
        return None;
    }
    let text = value.to_string();
    if text.contains("e-") {
        return Some(0);
    }
    let whole = text.split('.').next()?;
    if whole == "-0" {
        Some(0)
    } else {
        whole.parse().ok()
    }
}

/// Numerator and denominator of a positive number.
fn fraction(value: &Decimal) -> Option<(i128, i128)> {
    if let Some(whole) = value.to_i128() {
        return Some((whole, 1));
    }
    let text = value.to_string();
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = i64::try_from(decimals.len()).ok()? - exponent.parse::<i64>().ok()?;
    let denominator = 10_i128.checked_pow(u32::try_from(exponent).ok()?)?;
    Some((format!("{whole}{decimals}").parse().ok()?, denominator))
}

fn greatest_common_divisor(one: i128, two: i128) -> i128 {
    if two == 0 {
        one
    } else {
        greatest_common_divisor(two, one % two)
    }
}
