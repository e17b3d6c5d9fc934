//! Length, minimum and maximum.

use konaplate_codegen::load::Decimal;

use super::Sides;
use crate::check::described::{Limits, Row, Shape};
use crate::check::difference::NONE;
use crate::field::{Constraint, Field};
use crate::number::Number;

/// Both sides, if they limit a field differently.
pub fn differ(field: &Field, row: &Row) -> Option<Sides> {
    let same = match field
        .constraint
        .as_ref()
        .filter(|constraint| constraint.is_given())
    {
        None => row.limits.value.is_none(),
        Some(constraint) => is_same(constraint, row),
    };
    (!same).then(|| Sides {
        page: of_page(field),
        chosen: of_row(row),
    })
}

/// Whether no printed bound has a fraction that is not zero, and there is one.
pub fn are_whole(field: &Field) -> bool {
    let Some(constraint) = &field.constraint else {
        return false;
    };
    let numbers = [&constraint.min, &constraint.max, &constraint.value];
    let whole = |number: &Number| decimal(number).is_some_and(|number| number.is_integer());
    constraint.is_given() && numbers.into_iter().flatten().all(whole)
}

fn is_same(constraint: &Constraint, row: &Row) -> bool {
    let limits = &row.limits.value;
    let is_text = matches!(row.shape.value, Shape::String | Shape::Strings);
    let given =
        |number: &Option<Number>| number.as_ref().filter(|number| !number.is_zero()).cloned();
    // A length of a number would be its digits, which the description has no word for.
    if let Some(length) = given(&constraint.length) {
        let length = decimal(&length);
        return is_text && limits.are(length.as_ref(), length.as_ref());
    }
    if let Some(value) = given(&constraint.value) {
        let value = decimal(&value);
        return !is_text && limits.are(value.as_ref(), value.as_ref());
    }
    let (min, max) = (
        constraint.min.as_ref().and_then(decimal),
        constraint.max.as_ref().and_then(decimal),
    );
    // The least length of a text is 0 where nothing is said.
    let default = |min: Option<Decimal>| min.filter(|min| !(is_text && min.is_zero()));
    default(min) == default(limits.min.clone()) && max == limits.max && !limits.exclusive
}

fn decimal(number: &Number) -> Option<Decimal> {
    Decimal::parse(number.as_str())
}

/// The page's words.
pub fn of_page(field: &Field) -> String {
    match &field.constraint {
        Some(constraint) if constraint.is_given() => constraint.to_string(),
        _ => NONE.to_owned(),
    }
}

/// The description's limits in the words of a page.
pub fn of_row(row: &Row) -> String {
    let limits = &row.limits.value;
    if limits.is_none() && !row.values.value.is_empty() {
        return of_values(&row.values.value);
    }
    let is_text = !matches!(row.shape.value, Shape::Number | Shape::Integer);
    let Limits {
        min,
        max,
        exclusive,
    } = limits;
    match (min, max) {
        (None, None) => NONE.to_owned(),
        (Some(min), Some(max)) if min == max && is_text => format!("length {min}"),
        (min, max) => {
            let bound = |word: &str, bound: &Option<Decimal>| {
                bound.as_ref().map(|bound| format!("{word} {bound}"))
            };
            let bounds: Vec<String> = [bound("min", min), bound("max", max)]
                .into_iter()
                .flatten()
                .chain(exclusive.then(|| "exclusive".to_owned()))
                .collect();
            bounds.join(", ")
        }
    }
}

fn of_values(values: &[String]) -> String {
    let lengths = || values.iter().map(|value| value.chars().count());
    match (lengths().min(), lengths().max()) {
        (Some(min), Some(max)) if min == max => format!("values of {min} characters"),
        (Some(min), Some(max)) => format!("values of {min} to {max} characters"),
        _ => NONE.to_owned(),
    }
}
