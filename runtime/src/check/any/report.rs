//! What is wrong with a value that does not fulfil its schema, and where.

use serde_json::{Map, Value};

use super::effort::Effort;
use super::{Additional, Keyword, Schema, valid};
use crate::{Pointer, Rule, Violations};

/// Adds a violation for each keyword that does not hold.
pub(super) fn schema(
    schema: &Schema,
    value: &Value,
    at: &Pointer<'_>,
    effort: &mut Effort,
    violations: &mut Violations,
) {
    effort.within(|effort| {
        for of in schema.0 {
            keyword(of, value, at, effort, violations);
        }
        true
    });
}

fn keyword(
    keyword: &Keyword,
    value: &Value,
    at: &Pointer<'_>,
    effort: &mut Effort,
    violations: &mut Violations,
) {
    match (keyword, value) {
        (Keyword::All(parts), _) => {
            for part in *parts {
                schema(part, value, at, effort, violations);
            }
        }
        (Keyword::Reference(other), _) => schema(other, value, at, effort, violations),
        (Keyword::Items(each), Value::Array(items)) => {
            for (index, item) in items.iter().enumerate() {
                schema(each, item, &at.index(index), effort, violations);
            }
        }
        (Keyword::Properties(named, additional), Value::Object(properties)) => {
            object(properties, named, additional, at, effort, violations);
        }
        (Keyword::Required(names), Value::Object(properties)) => {
            let missing = names.iter().filter(|name| !properties.contains_key(**name));
            missing.for_each(|name| violations.add(&at.property(name), Rule::Required));
        }
        _ if valid::keyword(keyword, value, effort) => {}
        _ => violations.add(at, rule(keyword)),
    }
}

fn object(
    properties: &Map<String, Value>,
    named: &[(&'static str, Schema)],
    additional: &Additional,
    at: &Pointer<'_>,
    effort: &mut Effort,
    violations: &mut Violations,
) {
    for (name, value) in properties {
        match (valid::of_property(named, name), additional) {
            (Some((name, of)), _) => schema(of, value, &at.property(name), effort, violations),
            (None, Additional::Each(of)) => schema(of, value, &at.key(name), effort, violations),
            (None, Additional::Closed) => violations.add(&at.key(name), Rule::AdditionalProperty),
            (None, Additional::Open) => {}
        }
    }
}

/// The rule that a keyword stands for where it is violated as a whole.
fn rule(keyword: &Keyword) -> Rule {
    match keyword {
        Keyword::Type(kind) | Keyword::TypeOrNull(kind) => Rule::Type(kind.name()),
        Keyword::Enumeration(_) => Rule::Enumeration,
        Keyword::MinLength(limit) => Rule::MinLength(*limit),
        Keyword::MaxLength(limit) => Rule::MaxLength(*limit),
        #[cfg(feature = "pattern")]
        Keyword::Pattern(pattern) => Rule::Pattern(pattern.text()),
        Keyword::Minimum(bound) => Rule::Minimum(bound.limit()),
        Keyword::ExclusiveMinimum(bound) => Rule::ExclusiveMinimum(bound.limit()),
        Keyword::Maximum(bound) => Rule::Maximum(bound.limit()),
        Keyword::ExclusiveMaximum(bound) => Rule::ExclusiveMaximum(bound.limit()),
        Keyword::MultipleOf(divisor) => Rule::MultipleOf(crate::Limit::Decimal(divisor)),
        Keyword::MinItems(limit) => Rule::MinItems(*limit),
        Keyword::MaxItems(limit) => Rule::MaxItems(*limit),
        Keyword::UniqueItems => Rule::UniqueItems,
        Keyword::MinProperties(limit) => Rule::MinProperties(*limit),
        Keyword::MaxProperties(limit) => Rule::MaxProperties(*limit),
        Keyword::Required(_) => Rule::Required,
        Keyword::One(_) => Rule::OneOf,
        Keyword::Any(_) => Rule::AnyOf,
        Keyword::Not(_) => Rule::Not,
        // These are reported by what they hold.
        Keyword::Items(_) | Keyword::Properties(..) | Keyword::All(_) | Keyword::Reference(_) => {
            Rule::Unchecked
        }
    }
}
