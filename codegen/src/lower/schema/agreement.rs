//! What is left where two parts of `allOf` say the same keyword.

use super::JsonType;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::{Located, Node, Value};

/// The type that both have, or both types.
pub(super) fn and_type(
    one: Option<Located<JsonType>>,
    two: Option<Located<JsonType>>,
) -> Result<Option<Located<JsonType>>, String> {
    let (Some(first), Some(second)) = (one, two) else {
        return Ok(one.or(two));
    };
    match (first.value, second.value) {
        (a, b) if a == b => Ok(Some(first)),
        (JsonType::Integer, JsonType::Number) => Ok(Some(first)),
        (JsonType::Number, JsonType::Integer) => Ok(Some(second)),
        (a, b) => Err(format!("{} and {}", a.as_str(), b.as_str())),
    }
}

/// The formats that say which values there are; any other is a hint.
const BINDING: [&str; 4] = ["int32", "int64", "uint64", "binary"];

/// One format: that which says which values there are, or else the first.
pub(super) fn and_format<'d>(
    one: Option<Located<&'d str>>,
    two: Option<Located<&'d str>>,
    diagnostics: &mut Diagnostics,
) -> Option<Located<&'d str>> {
    let (Some(first), Some(second)) = (one, two) else {
        return one.or(two);
    };
    if first.value == second.value {
        return one;
    }
    let binds = |format: Located<&str>| BINDING.contains(&format.value);
    let parts = format!(
        "the parts of `allOf` have the formats `{}` and `{}`",
        first.value, second.value
    );
    if binds(first) && binds(second) {
        diagnostics.error("contradiction", second.span, parts);
        return one;
    }
    let taken = if binds(second) { second } else { first };
    let warning = Diagnostic::warning("several-formats", parts).at(second.span);
    diagnostics.push(warning.help(format!("taken: `{}`", taken.value)));
    Some(taken)
}

/// The values that both list; an error if both list some and there is none in common.
pub(super) fn and_enumeration<'d>(
    one: Option<Located<Vec<&'d Node>>>,
    two: Option<Located<Vec<&'d Node>>>,
) -> Result<Option<Located<Vec<&'d Node>>>, String> {
    let (Some(mut first), Some(second)) = (one.clone(), two.clone()) else {
        return Ok(one.or(two));
    };
    let listed = !first.value.is_empty() && !second.value.is_empty();
    first.value.retain(|value| {
        second
            .value
            .iter()
            .any(|other| same_value(&value.value, &other.value))
    });
    match listed && first.value.is_empty() {
        true => Err("no value is in each `enum`".to_owned()),
        false => Ok(Some(first)),
    }
}

/// Whether two literals are the same JSON value.
pub(in super::super) fn same_value(one: &Value, two: &Value) -> bool {
    match (one, two) {
        (Value::Number(one), Value::Number(two)) => one.decimal() == two.decimal(),
        (Value::Sequence(one), Value::Sequence(two)) => {
            one.len() == two.len()
                && one
                    .iter()
                    .zip(two)
                    .all(|(one, two)| same_value(&one.value, &two.value))
        }
        (Value::Mapping(one), Value::Mapping(two)) => {
            one.len() == two.len()
                && one.iter().all(|(key, entry)| {
                    two.get(key)
                        .is_some_and(|two| same_value(&entry.node.value, &two.value))
                })
        }
        (Value::Null, Value::Null) => true,
        (Value::Boolean(one), Value::Boolean(two)) => one == two,
        (Value::String(one), Value::String(two)) => one == two,
        _ => false,
    }
}
