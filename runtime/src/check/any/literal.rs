//! Values that `enum` lists.

use serde_json::{Number, Value};

use crate::json;

/// A JSON value of the description.
#[derive(Clone, Copy, Debug)]
pub enum Literal {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A whole number within 64 bits.
    Integer(i128),
    /// The double nearest to any other number.
    Number(f64),
    /// A string.
    String(&'static str),
    /// An array.
    Array(&'static [Literal]),
    /// An object; no key occurs twice.
    Object(&'static [(&'static str, Literal)]),
}

impl Literal {
    /// Whether it is the same JSON value: `1` and `1.0` are, `1` and `true` are not.
    pub(super) fn equals(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Null, Value::Null) => true,
            (Self::Boolean(one), Value::Bool(two)) => one == two,
            (Self::Integer(one), Value::Number(two)) => {
                Number::from_i128(*one).is_some_and(|one| json::equal_numbers(&one, two))
            }
            (Self::Number(one), Value::Number(two)) => {
                Number::from_f64(*one).is_some_and(|one| json::equal_numbers(&one, two))
            }
            (Self::String(one), Value::String(two)) => one == two,
            (Self::Array(one), Value::Array(two)) => {
                one.len() == two.len() && one.iter().zip(two).all(|(one, two)| one.equals(two))
            }
            (Self::Object(one), Value::Object(two)) => {
                let is_in =
                    |(key, one): &(&str, Self)| two.get(*key).is_some_and(|two| one.equals(two));
                one.len() == two.len() && one.iter().all(is_in)
            }
            _ => false,
        }
    }
}
