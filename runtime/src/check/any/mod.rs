//! What no Rust type says of a value: a schema as data, interpreted over JSON.
//!
//! Types carry most of a description; the rest, such as `not`, constraints without `type`, or alternatives that differ in
//! their constraints alone, is checked against a tree of [`Keyword`]s. A value that passes is checked without allocating.

mod bound;
mod effort;
mod keyword;
mod literal;
mod report;
mod valid;

pub use bound::Bound;
pub use keyword::{Additional, Keyword, Kind, Schema};
pub use literal::Literal;

use serde::Serialize;
use serde_json::Value;

use crate::{FreeForm, Pointer, Rule, Violations};
use effort::Effort;

impl Schema {
    /// Whether the value fulfils the schema.
    pub fn matches(&self, value: &Value) -> bool {
        valid::schema(self, value, &mut Effort::new())
    }
}

/// A value of any form fulfils the schema.
pub fn any(value: &FreeForm, schema: &Schema, at: &Pointer<'_>, violations: &mut Violations) {
    value_of_any(value.expose(), schema, at, violations);
}

/// A typed value fulfils the schema, as it stands in JSON.
pub fn written<T: Serialize + ?Sized>(
    value: &T,
    schema: &Schema,
    at: &Pointer<'_>,
    violations: &mut Violations,
) {
    match serde_json::to_value(value) {
        Ok(value) => value_of_any(&value, schema, at, violations),
        // What cannot be written as JSON cannot be sent either.
        Err(_) => violations.add(at, Rule::Unchecked),
    }
}

fn value_of_any(value: &Value, schema: &Schema, at: &Pointer<'_>, violations: &mut Violations) {
    let mut effort = Effort::new();
    if valid::schema(schema, value, &mut effort) {
        return;
    }
    if effort.is_spent() {
        violations.add(at, Rule::Unchecked);
    } else {
        report::schema(schema, value, at, &mut effort, violations);
    }
}

/// The one alternative of `oneOf` that the value fulfils; none if several do.
pub fn only(value: &Value, alternatives: &[Schema]) -> Option<usize> {
    let mut matching = matching(value, alternatives);
    matching.next().filter(|_| matching.next().is_none())
}

/// The first alternative of `anyOf` that the value fulfils.
pub fn first(value: &Value, alternatives: &[Schema]) -> Option<usize> {
    matching(value, alternatives).next()
}

fn matching(value: &Value, alternatives: &[Schema]) -> impl Iterator<Item = usize> {
    let all = alternatives.iter().enumerate();
    all.filter_map(|(index, schema)| schema.matches(value).then_some(index))
}
