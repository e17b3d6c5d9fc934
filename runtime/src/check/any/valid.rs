//! Whether a value fulfils a schema.

use serde_json::{Map, Number, Value};

use super::effort::Effort;
use super::{Additional, Keyword, Kind, Schema};
use crate::check::decimal::{Decimal, is_multiple};
use crate::json;

/// Whether all keywords hold.
pub(super) fn schema(schema: &Schema, value: &Value, effort: &mut Effort) -> bool {
    effort.within(|effort| {
        let mut keywords = schema.0.iter();
        keywords.all(|of| keyword(of, value, effort))
    })
}

/// Whether one keyword holds.
pub(super) fn keyword(keyword: &Keyword, value: &Value, effort: &mut Effort) -> bool {
    match keyword {
        Keyword::Type(kind) => is_of_kind(value, *kind),
        Keyword::TypeOrNull(kind) => value.is_null() || is_of_kind(value, *kind),
        Keyword::Enumeration(listed) => listed.iter().any(|literal| literal.equals(value)),
        Keyword::All(parts) => parts.iter().all(|part| schema(part, value, effort)),
        Keyword::Any(parts) => parts.iter().any(|part| schema(part, value, effort)),
        Keyword::One(parts) => {
            let mut matching = parts.iter().filter(|part| schema(part, value, effort));
            matching.next().is_some() && matching.next().is_none()
        }
        // A schema that was not looked at to its end did not fail.
        Keyword::Not(other) => !schema(other, value, effort) && !effort.is_spent(),
        Keyword::Reference(other) => schema(other, value, effort),
        _ => match value {
            Value::Number(value) => number(keyword, value),
            Value::String(value) => string(keyword, value),
            Value::Array(items) => array(keyword, items, effort),
            Value::Object(properties) => object(keyword, properties, effort),
            Value::Null | Value::Bool(_) => true,
        },
    }
}

fn is_of_kind(value: &Value, kind: Kind) -> bool {
    match kind {
        Kind::Null => value.is_null(),
        Kind::Boolean => value.is_boolean(),
        Kind::Integer => value.as_number().is_some_and(is_integer),
        Kind::Number => value.is_number(),
        Kind::String => value.is_string(),
        Kind::Array => value.is_array(),
        Kind::Object => value.is_object(),
    }
}

/// Without fraction or exponent. What is too large for 64 bits is read as a double, however it was written.
fn is_integer(number: &Number) -> bool {
    let large =
        |value: f64| !(-TWO_TO_64 / 2.0..TWO_TO_64).contains(&value) && value.fract() == 0.0;
    number.as_i128().is_some() || number.as_f64().is_some_and(large)
}

const TWO_TO_64: f64 = 18_446_744_073_709_551_616.0;

fn number(keyword: &Keyword, value: &Number) -> bool {
    match keyword {
        Keyword::Minimum(bound) => bound.allows_from_below(value, false),
        Keyword::ExclusiveMinimum(bound) => bound.allows_from_below(value, true),
        Keyword::Maximum(bound) => bound.allows_from_above(value, false),
        Keyword::ExclusiveMaximum(bound) => bound.allows_from_above(value, true),
        Keyword::MultipleOf(divisor) => {
            let value = value.as_i128().map_or_else(
                || value.as_f64().and_then(Decimal::of),
                |whole| u64::try_from(whole.unsigned_abs()).ok().map(Decimal::from),
            );
            let divisor = Decimal::parse(divisor);
            matches!((value, divisor), (Some(value), Some(divisor)) if is_multiple(value, divisor))
        }
        _ => true,
    }
}

fn string(keyword: &Keyword, value: &str) -> bool {
    let length = || value.chars().count() as u64;
    match keyword {
        Keyword::MinLength(limit) => length() >= *limit,
        Keyword::MaxLength(limit) => length() <= *limit,
        #[cfg(feature = "pattern")]
        Keyword::Pattern(pattern) => pattern.is_match(value),
        _ => true,
    }
}

fn array(keyword: &Keyword, items: &[Value], effort: &mut Effort) -> bool {
    match keyword {
        Keyword::MinItems(limit) => items.len() as u64 >= *limit,
        Keyword::MaxItems(limit) => items.len() as u64 <= *limit,
        Keyword::UniqueItems => !items
            .iter()
            .enumerate()
            .any(|(index, item)| items[..index].iter().any(|other| json::equal(item, other))),
        Keyword::Items(each) => items.iter().all(|item| schema(each, item, effort)),
        _ => true,
    }
}

fn object(keyword: &Keyword, properties: &Map<String, Value>, effort: &mut Effort) -> bool {
    match keyword {
        Keyword::MinProperties(limit) => properties.len() as u64 >= *limit,
        Keyword::MaxProperties(limit) => properties.len() as u64 <= *limit,
        Keyword::Required(names) => names.iter().all(|name| properties.contains_key(*name)),
        Keyword::Properties(named, additional) => {
            properties.iter().all(
                |(name, value)| match (of_property(named, name), additional) {
                    (Some((_, of)), _) | (None, Additional::Each(of)) => schema(of, value, effort),
                    (None, Additional::Open) => true,
                    (None, Additional::Closed) => false,
                },
            )
        }
        _ => true,
    }
}

/// What is said of the property `name` in particular.
pub(super) fn of_property<'s>(
    named: &'s [(&'static str, Schema)],
    name: &str,
) -> Option<&'s (&'static str, Schema)> {
    named.iter().find(|(known, _)| *known == name)
}
