//! Constraints in words.

use super::code;
use crate::model::{Check, Literal, Type, Value};

/// What a value has to fulfil, as parts of a sentence: `1 to 20 characters`.
pub(in super::super) fn constraints(value: &Value) -> Vec<String> {
    let mut parts = ranges(&value.checks);
    parts.extend(
        value
            .format
            .as_ref()
            .map(|format| format!("format {}", code(format))),
    );
    for check in &value.checks {
        match check {
            Check::Pattern(pattern) => parts.push(format!("matches {}", code(&pattern.written))),
            Check::MultipleOf(divisor) => parts.push(format!("a multiple of {divisor}")),
            Check::OneOfValues(values) => {
                let values: Vec<String> = values.iter().map(literal).collect();
                parts.push(format!("one of {}", values.join(", ")));
            }
            Check::UniqueItems => parts.push("no two items alike".to_owned()),
            Check::Schema(_) => parts.push("checked against its schema".to_owned()),
            _ => {}
        }
    }
    let (each, inner) = match &value.ty {
        Type::Array(item) => ("each item", constraints(item)),
        Type::Map(item) => ("each value", constraints(item)),
        _ => ("", Vec::new()),
    };
    if !inner.is_empty() {
        parts.push(format!("{each} {}", inner.join(", ")));
    }
    parts
}

/// A literal of the description as code.
pub(in super::super) fn literal(literal: &Literal) -> String {
    match literal {
        Literal::String(text) | Literal::Other(text) => code(text),
        Literal::Boolean(value) => code(&value.to_string()),
        Literal::Number(value) => code(&value.to_string()),
    }
}

/// Lower and upper bounds, joined.
fn ranges(checks: &[Check]) -> Vec<String> {
    let mut found = Vec::new();
    let (mut characters, mut items, mut properties) =
        (Range::default(), Range::default(), Range::default());
    let (mut low, mut high) = (None, None);
    for check in checks {
        match check {
            Check::MinLength(limit) => characters.low = Some(*limit),
            Check::MaxLength(limit) => characters.high = Some(*limit),
            Check::MinItems(limit) => items.low = Some(*limit),
            Check::MaxItems(limit) => items.high = Some(*limit),
            Check::MinProperties(limit) => properties.low = Some(*limit),
            Check::MaxProperties(limit) => properties.high = Some(*limit),
            Check::Minimum(limit) => low = Some(("at least", limit)),
            Check::ExclusiveMinimum(limit) => low = Some(("more than", limit)),
            Check::Maximum(limit) => high = Some(("at most", limit)),
            Check::ExclusiveMaximum(limit) => high = Some(("less than", limit)),
            _ => {}
        }
    }
    found.extend(characters.phrase("character", "characters"));
    match (low, high) {
        (Some(("at least", low)), Some(("at most", high))) => {
            found.push(format!("{low} to {high}"))
        }
        (low, high) => found.extend(
            [low, high]
                .into_iter()
                .flatten()
                .map(|(words, limit)| format!("{words} {limit}")),
        ),
    }
    found.extend(items.phrase("item", "items"));
    found.extend(properties.phrase("property", "properties"));
    found
}

#[derive(Default)]
struct Range {
    low: Option<u64>,
    high: Option<u64>,
}

impl Range {
    fn phrase(&self, one: &str, many: &str) -> Option<String> {
        let noun = |count: u64| if count == 1 { one } else { many };
        Some(match (self.low, self.high) {
            (None, None) => return None,
            (Some(low), Some(high)) if low == high => format!("exactly {low} {}", noun(low)),
            (Some(low), Some(high)) => format!("{low} to {high} {}", noun(high)),
            (Some(low), None) => format!("at least {low} {}", noun(low)),
            (None, Some(high)) => format!("at most {high} {}", noun(high)),
        })
    }
}
