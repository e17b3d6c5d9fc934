//! The rules, one file for each.

mod default_invalid;
mod enum_invalid;
mod example_invalid;
mod format_inapplicable;
mod integer_beyond;
mod integer_without_format;
mod keyword_inapplicable;
mod missing_error_response;
mod missing_example;
mod missing_operation_id;
mod name_collision;
mod pattern_backtracks;
mod property_differs_in_case;
mod success_first;
mod text_breaks_out;
mod unclassified_field;
mod unsatisfiable_bounds;
mod unused_component;

use konaplate_codegen::load::{Decimal, Value};

use super::rule::Rule;
use crate::description::Site;

/// Every rule, by id.
pub static RULES: &[Rule] = &[
    default_invalid::RULE,
    enum_invalid::RULE,
    example_invalid::RULE,
    format_inapplicable::RULE,
    integer_beyond::BEYOND_DOUBLE,
    integer_beyond::BEYOND_INT64,
    integer_without_format::RULE,
    keyword_inapplicable::RULE,
    missing_error_response::RULE,
    missing_example::RULE,
    missing_operation_id::RULE,
    name_collision::RULE,
    pattern_backtracks::RULE,
    property_differs_in_case::RULE,
    success_first::RULE,
    text_breaks_out::RULE,
    unclassified_field::RULE,
    unsatisfiable_bounds::RULE,
    unused_component::RULE,
];

/// The number under a key.
fn number<'d>(site: &Site<'d>, key: &str) -> Option<(Site<'d>, &'d Decimal)> {
    let site = site.child(key)?;
    match &site.node.value {
        Value::Number(number) => Some((site, number.decimal())),
        _ => None,
    }
}

/// The items under a key.
fn items<'d>(site: &Site<'d>, key: &str) -> Vec<Site<'d>> {
    site.child(key).map(|list| list.items()).unwrap_or_default()
}

/// A value as a message quotes it: short, and on one line.
fn quoted(site: &Site<'_>) -> String {
    const MOST: usize = 60;
    let text = match &site.node.value {
        Value::Null => "null".to_owned(),
        Value::Boolean(value) => value.to_string(),
        Value::Number(number) => number.text().to_owned(),
        Value::String(text) => text.clone(),
        Value::Sequence(_) => "an array".to_owned(),
        Value::Mapping(_) => "an object".to_owned(),
    };
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("`{short}`")
}
