//! Integers as the target languages have them.

use super::rebuild::{Object, put};
use crate::load::{Decimal, Node, Value};

/// The largest integer up to which a JavaScript number tells every integer from its neighbours.
const SAFE: i64 = (1 << 53) - 1;

/// What an integer becomes that `int64` does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Widest {
    /// `int64` all the same: most generators do not know `uint64` and take 32 bits.
    Int64,
    /// `uint64`, if it has no sign.
    Uint64,
}

/// Every integer with more than 32 bits, or without a bound that says so, is an `int64`: without a format most generators take
/// 32 bits.
pub(super) fn portable(object: Object, widest: Widest) -> Object {
    if !is_integer(&object) {
        return object;
    }
    let format = match object.text("format") {
        Some("int32") => return without_bounds_beyond(object),
        _ if within(&object, i64::from(i32::MIN), i64::from(i32::MAX)) => "int32",
        Some("uint64") if widest == Widest::Uint64 && !within(&object, i64::MIN, i64::MAX) => {
            "uint64"
        }
        _ => "int64",
    };
    without_bounds_beyond(with_format(object, format))
}

/// What a number holds exactly has no format; the rest is `int64`, for which generators of TypeScript have an option `bigint`.
pub(super) fn for_typescript(object: Object) -> Object {
    if !is_integer(&object) {
        return object;
    }
    if object.text("format") == Some("int32") || within(&object, -SAFE, SAFE) {
        return object.without(|key, _| key == "format");
    }
    without_bounds_beyond(with_format(object, "int64"))
}

fn is_integer(object: &Object) -> bool {
    object.is_schema() && object.text("type") == Some("integer")
}

/// Whether both bounds are there and in the range.
fn within(object: &Object, least: i64, most: i64) -> bool {
    let inside = |key| {
        let bound = number(object.mapping.get(key));
        bound.is_some_and(|bound| *bound >= Decimal::from(least) && *bound <= Decimal::from(most))
    };
    inside("minimum") && inside("maximum")
}

/// Leaves out bounds that a reader written in JavaScript rounds, or that are no literal of the target language: C# and Swift
/// output does not compile with them.
fn without_bounds_beyond(object: Object) -> Object {
    let beyond = |key: &&str| {
        let bound = number(object.mapping.get(key));
        bound.is_some_and(|bound| *bound > Decimal::from(SAFE) || *bound < Decimal::from(-SAFE))
    };
    let dropped: Vec<&str> = ["minimum", "maximum"].into_iter().filter(beyond).collect();
    // `exclusiveMaximum: true` means nothing without the bound that it is about.
    object.without(|key, _| {
        let about = match key {
            "exclusiveMinimum" => "minimum",
            "exclusiveMaximum" => "maximum",
            key => key,
        };
        dropped.contains(&about)
    })
}

fn number(node: Option<&Node>) -> Option<&Decimal> {
    match &node?.value {
        Value::Number(number) => Some(number.decimal()),
        _ => None,
    }
}

fn with_format(object: Object, format: &str) -> Object {
    let text = |node: &Node| Node {
        value: Value::String(format.to_owned()),
        span: node.span,
    };
    if object.mapping.get("format").is_some() {
        return object.map(|key, node| {
            Some(if key == "format" {
                text(node)
            } else {
                node.clone()
            })
        });
    }
    let mut object = object;
    let node = object.mapping.get("type").map(text);
    if let Some(node) = node {
        put(&mut object.mapping, "format", node);
    }
    object
}
