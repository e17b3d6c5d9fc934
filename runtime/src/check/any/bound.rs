//! Bounds of numbers of either kind: whole ones are compared as integers, others as doubles, both without rounding.

use serde_json::Number;

use crate::Limit;

/// A limit in the forms that values are compared with.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    /// The last integer on the allowed side.
    pub integer: i128,
    /// The double to compare with in the way of the keyword, see [`check::minimum_number`](crate::check::minimum_number).
    pub number: f64,
    /// The limit as the description spells it.
    pub text: &'static str,
}

impl Bound {
    /// `value >= limit`, or `value > limit`.
    pub(super) fn allows_from_below(&self, value: &Number, exclusive: bool) -> bool {
        match (value.as_i128(), value.as_f64()) {
            (Some(value), _) => value >= self.integer,
            (None, Some(value)) if exclusive => value > self.number,
            (None, Some(value)) => value >= self.number,
            (None, None) => false,
        }
    }

    /// `value <= limit`, or `value < limit`.
    pub(super) fn allows_from_above(&self, value: &Number, exclusive: bool) -> bool {
        match (value.as_i128(), value.as_f64()) {
            (Some(value), _) => value <= self.integer,
            (None, Some(value)) if exclusive => value < self.number,
            (None, Some(value)) => value <= self.number,
            (None, None) => false,
        }
    }

    /// For a violation.
    pub(super) const fn limit(&self) -> Limit {
        Limit::Decimal(self.text)
    }
}
