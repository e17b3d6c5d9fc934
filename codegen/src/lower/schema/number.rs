//! `type: number`, and what it has in common with integers.

use super::super::Lowering;
use super::keywords::Bound;
use super::{JsonType, Keywords, literal};
use crate::load::{Decimal, Located, Node, Value as Json};
use crate::model::{Check, Literal, Type};

impl<'d> Lowering<'d, '_> {
    /// A number: a double, whose bounds are compared exactly.
    pub(super) fn number(&mut self, keywords: &Keywords<'d>) -> Option<(Type, Vec<Check>)> {
        if let Some(format) = keywords
            .format
            .filter(|format| !matches!(format.value, "float" | "double"))
        {
            let message = format!(
                "format `{}` of a number is not known: it is read as a double",
                format.value
            );
            self.diagnostics
                .warning("unknown-format", format.span, message);
        }
        self.check_bounds(keywords);
        if let Some(values) = &keywords.enumeration {
            let span = values.span;
            let values = self.listed_numbers(values, JsonType::Number, keywords)?;
            let finite = |value: &Literal| matches!(value, Literal::Number(value) if value.nearest_f64().is_finite());
            if !values.iter().all(finite) {
                self.diagnostics.error(
                    "number-range",
                    span,
                    "a value of `enum` is beyond the range of a double",
                );
                return None;
            }
            return Some((Type::Number, vec![Check::OneOfValues(values)]));
        }
        let mut checks = Vec::new();
        checks.extend(self.lower_number(keywords.minimum.as_ref()));
        checks.extend(self.upper_number(keywords.maximum.as_ref()));
        for divisor in &keywords.multiple_of {
            checks.extend(self.number_divisor(divisor));
        }
        Some((Type::Number, checks))
    }

    /// The check for a lower bound of a double; none if no double is smaller.
    fn lower_number(&mut self, bound: Option<&Bound>) -> Option<Check> {
        let bound = bound?;
        let nearest = bound.limit.nearest_f64();
        if nearest == f64::INFINITY {
            self.out_of_range(bound, "minimum");
        }
        nearest.is_finite().then(|| match bound.exclusive {
            true => Check::ExclusiveMinimum(bound.limit.clone()),
            false => Check::Minimum(bound.limit.clone()),
        })
    }

    /// The check for an upper bound of a double; none if no double is larger.
    fn upper_number(&mut self, bound: Option<&Bound>) -> Option<Check> {
        let bound = bound?;
        let nearest = bound.limit.nearest_f64();
        if nearest == f64::NEG_INFINITY {
            self.out_of_range(bound, "maximum");
        }
        nearest.is_finite().then(|| match bound.exclusive {
            true => Check::ExclusiveMaximum(bound.limit.clone()),
            false => Check::Maximum(bound.limit.clone()),
        })
    }

    fn out_of_range(&mut self, bound: &Bound, keyword: &str) {
        let message = format!(
            "no value passes: {keyword} {} is beyond the range of a double",
            bound.limit
        );
        self.diagnostics.error("number-range", bound.span, message);
    }

    pub(super) fn check_bounds(&mut self, keywords: &Keywords<'d>) {
        let (Some(low), Some(high)) = (&keywords.minimum, &keywords.maximum) else {
            return;
        };
        if low.limit > high.limit || (low.limit == high.limit && (low.exclusive || high.exclusive))
        {
            let message = format!(
                "no value passes: minimum {} and maximum {}",
                low.limit, high.limit
            );
            self.diagnostics.error("contradiction", low.span, message);
        }
    }

    pub(super) fn number_divisor(&mut self, divisor: &Located<Decimal>) -> Option<Check> {
        if !self.is_positive(divisor) {
            return None;
        }
        if divisor
            .value
            .to_string()
            .bytes()
            .filter(u8::is_ascii_digit)
            .count()
            > MAX_DIVISOR_DIGITS
        {
            let message = format!("multipleOf {} has too many digits", divisor.value);
            self.diagnostics
                .error("unsupported-multiple-of", divisor.span, message);
            return None;
        }
        Some(Check::MultipleOf(divisor.value.clone()))
    }

    pub(super) fn is_positive(&mut self, divisor: &Located<Decimal>) -> bool {
        let positive = divisor.value > Decimal::from(0_i64);
        if !positive {
            let message = format!("multipleOf has to be above 0, found {}", divisor.value);
            self.diagnostics
                .error("contradiction", divisor.span, message);
        }
        positive
    }

    pub(super) fn listed_numbers(
        &mut self,
        values: &Located<Vec<&'d Node>>,
        ty: JsonType,
        keywords: &Keywords<'d>,
    ) -> Option<Vec<Literal>> {
        let mut listed = Vec::new();
        for node in &values.value {
            match &node.value {
                Json::Null => {}
                value if literal::has_type(value, ty) => {
                    if !self.is_excluded(node, keywords) {
                        listed.push(literal::literal(node));
                    }
                }
                _ => self.wrong_enum_type(node, ty),
            }
        }
        if listed.is_empty() {
            self.diagnostics.error(
                "contradiction",
                values.span,
                "no value passes: `enum` lists none",
            );
            return None;
        }
        Some(listed)
    }
}

/// The runtime divides numbers of so many digits.
const MAX_DIVISOR_DIGITS: usize = 19;
