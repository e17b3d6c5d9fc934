//! Values that keep to what a page says, with nothing real in them.

use serde_yaml::{Mapping, Value};

use super::nesting::{Nested, nest};
use super::property::{Kind, kind};
use super::schemas::split;
use super::writer::Writer;
use crate::field::{Field, Type};
use crate::number::Number;
use crate::yaml;

/// Longer texts are no examples.
const LONGEST: usize = 400;

/// A body with all fields; `response` is what an answer says about itself. None if a text would have to be very long.
pub fn of_body(fields: &[Field], response: Option<Value>) -> Option<Value> {
    let nested = nest(fields);
    let mut body = object(nested, response.is_some())?;
    if let Some(response) = response {
        body.insert(Value::from("response"), response);
    }
    Some(Value::Mapping(body))
}

/// A body with nothing but `response`.
pub fn envelope(response: Value) -> Value {
    Value::Mapping([(Value::from("response"), response)].into_iter().collect())
}

/// Writes a named example.
pub fn write(name: &str, value: &Value, out: &mut Writer) {
    // The value consists of texts, numbers and lists: there is nothing that could not be written.
    let text = yaml::to_string(value).unwrap_or_default();
    out.block(name, |out| {
        if matches!(value, Value::Mapping(entries) if entries.is_empty()) {
            out.raw("value", "{}");
        } else {
            out.block("value", |out| out.lines(&text));
        }
    });
}

fn object(nested: Vec<Nested<'_>>, envelope: bool) -> Option<Mapping> {
    let (named, _) = split(nested, envelope);
    named
        .into_iter()
        .map(|(name, nested)| Some((Value::from(name), value(nested)?)))
        .collect()
}

fn value(nested: Nested<'_>) -> Option<Value> {
    let field = nested.field;
    Some(match kind(field) {
        Kind::Object => Value::Mapping(object(nested.inside, false)?),
        Kind::Objects => Value::Sequence(vec![Value::Mapping(object(nested.inside, false)?)]),
        Kind::Enumeration => Value::from(field.values.first()?.as_str()),
        Kind::Plain => match field.type_ {
            Type::Boolean => Value::from(field.default.as_deref() == Some("true")),
            Type::Number => number(field)?,
            Type::Strings => Value::Sequence(vec![text(field)?]),
            _ => text(field)?,
        },
    })
}

/// As many zeros as a text needs.
fn text(field: &Field) -> Option<Value> {
    let lower = field
        .constraint
        .as_ref()
        .and_then(|constraint| constraint.lower());
    let length = match lower {
        Some(lower) => usize::try_from(lower.whole()?).ok()?,
        None => 1,
    };
    (length <= LONGEST).then(|| Value::from("0".repeat(length)))
}

/// The least that a number may be.
fn number(field: &Field) -> Option<Value> {
    let bound = field
        .constraint
        .as_ref()
        .and_then(|constraint| constraint.min.as_ref().or(constraint.max.as_ref()));
    let text = bound.map_or("0", Number::as_str);
    serde_yaml::from_str(text).ok()
}
