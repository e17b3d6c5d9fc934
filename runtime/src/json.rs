//! Equality of JSON values as JSON Schema means it: `1` and `1.0` are the same number.

use serde_json::{Number, Value};

/// Whether two JSON values are the same value.
pub(crate) fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => equal_numbers(left, right),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| equal(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .all(|(key, value)| right.get(key).is_some_and(|other| equal(value, other)))
        }
        _ => left == right,
    }
}

/// Whether two numbers are the same number.
pub(crate) fn equal_numbers(left: &Number, right: &Number) -> bool {
    match (left.as_i128(), right.as_i128()) {
        (Some(left), Some(right)) => left == right,
        (Some(integer), None) => right
            .as_f64()
            .is_some_and(|float| is_integer(float, integer)),
        (None, Some(integer)) => left
            .as_f64()
            .is_some_and(|float| is_integer(float, integer)),
        (None, None) => left.as_f64() == right.as_f64(),
    }
}

/// Whether a float is exactly this integer. The integers come from JSON and lie within ±2^64, where the conversion from
/// a whole float to `i128` is exact; beyond that range it saturates to something no such integer equals.
fn is_integer(float: f64, integer: i128) -> bool {
    float.fract() == 0.0 && float as i128 == integer
}
