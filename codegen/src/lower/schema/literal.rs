//! Literals of the description: values of `enum` and `default`.

use super::super::{Lowering, pattern};
use super::keywords::{JsonType, Keywords};
use super::same_value;
use crate::load::{Decimal, Node, Value as Json};
use crate::model::{Literal, Type, Value};

/// The type that all values share, apart from null.
pub(super) fn common_type(values: &[&Node]) -> Option<JsonType> {
    let mut types = values.iter().filter_map(|node| type_of(&node.value));
    let first = types.next()?;
    types.try_fold(first, |one, two| match (one, two) {
        (one, two) if one == two => Some(one),
        (JsonType::Integer | JsonType::Number, JsonType::Integer | JsonType::Number) => {
            Some(JsonType::Number)
        }
        _ => None,
    })
}

fn type_of(value: &Json) -> Option<JsonType> {
    Some(match value {
        Json::Null => return None,
        Json::Boolean(_) => JsonType::Boolean,
        Json::Number(number) if number.decimal().is_integer() => JsonType::Integer,
        Json::Number(_) => JsonType::Number,
        Json::String(_) => JsonType::String,
        Json::Sequence(_) => JsonType::Array,
        Json::Mapping(_) => JsonType::Object,
    })
}

/// Whether a literal is of a type.
pub(super) fn has_type(value: &Json, ty: JsonType) -> bool {
    match type_of(value) {
        Some(JsonType::Integer) => matches!(ty, JsonType::Integer | JsonType::Number),
        found => found == Some(ty),
    }
}

/// Whether doubles tell these numbers apart from all others.
pub(super) fn are_doubles(values: &[&Node]) -> bool {
    const EXACT: i64 = 1 << 53;
    let exact = |number: &Decimal| {
        number.is_integer() && *number <= Decimal::from(EXACT) && *number >= Decimal::from(-EXACT)
    };
    values.iter().all(|node| match &node.value {
        Json::Number(number) => !number.decimal().is_integer() || exact(number.decimal()),
        _ => true,
    })
}

/// Whether a listed value is of the type, and no other keyword forbids it.
pub(super) fn may_be(node: &Node, ty: JsonType, keywords: &Keywords<'_>) -> bool {
    has_type(&node.value, ty) && violated(&node.value, keywords).is_none()
}

/// The literal of the model.
pub(super) fn literal(node: &Node) -> Literal {
    match &node.value {
        Json::String(text) => Literal::String(text.clone()),
        Json::Boolean(value) => Literal::Boolean(*value),
        Json::Number(number) => Literal::Number(number.decimal().clone()),
        Json::Null | Json::Sequence(_) | Json::Mapping(_) => Literal::Other(compact(node)),
    }
}

/// Compact JSON, for reading.
fn compact(node: &Node) -> String {
    match &node.value {
        Json::Null => "null".to_owned(),
        Json::Boolean(value) => value.to_string(),
        Json::Number(number) => number.decimal().to_string(),
        Json::String(text) => format!("{text:?}"),
        Json::Sequence(items) => format!(
            "[{}]",
            items.iter().map(compact).collect::<Vec<_>>().join(",")
        ),
        Json::Mapping(mapping) => {
            let parts: Vec<String> = mapping
                .iter()
                .map(|(key, entry)| format!("{key:?}:{}", compact(&entry.node)))
                .collect();
            format!("{{{}}}", parts.join(","))
        }
    }
}

/// Which keyword a literal violates, as far as literals of scalar types can.
pub(super) fn violated(value: &Json, keywords: &Keywords<'_>) -> Option<&'static str> {
    match value {
        Json::String(text) => violated_by_string(text, keywords),
        Json::Number(number) => violated_by_number(number.decimal(), keywords),
        _ => None,
    }
}

fn violated_by_string(text: &str, keywords: &Keywords<'_>) -> Option<&'static str> {
    let length = text.chars().count() as u64;
    let matches = |written: &str| {
        pattern::translated(written).map_or(true, |found| pattern::is_match(&found.pattern, text))
    };
    if keywords
        .min_length
        .is_some_and(|limit| length < limit.value)
    {
        Some("minLength")
    } else if keywords
        .max_length
        .is_some_and(|limit| length > limit.value)
    {
        Some("maxLength")
    } else {
        keywords
            .patterns
            .iter()
            .any(|pattern| !matches(pattern.value))
            .then_some("pattern")
    }
}

fn violated_by_number(value: &Decimal, keywords: &Keywords<'_>) -> Option<&'static str> {
    let below = |bound: &super::keywords::Bound| {
        *value < bound.limit || (bound.exclusive && *value == bound.limit)
    };
    let above = |bound: &super::keywords::Bound| {
        *value > bound.limit || (bound.exclusive && *value == bound.limit)
    };
    if keywords.minimum.as_ref().is_some_and(below) {
        Some("minimum")
    } else if keywords.maximum.as_ref().is_some_and(above) {
        Some("maximum")
    } else {
        None
    }
}

impl<'d> Lowering<'d, '_> {
    /// `default`, which has to be a value of the type.
    pub(super) fn default_of(&mut self, keywords: &Keywords<'d>, value: &Value) -> Option<Literal> {
        let node = keywords.default?;
        let fits = match (&value.ty, &node.value) {
            (_, Json::Null) => value.nullable,
            (Type::String | Type::Binary, Json::String(_))
            | (Type::Boolean, Json::Boolean(_))
            | (Type::FreeForm, _) => true,
            (Type::Integer(_), Json::Number(number)) => number.decimal().is_integer(),
            (Type::Number, Json::Number(_)) => true,
            (Type::Array(_), Json::Sequence(_)) => true,
            (Type::Map(_), Json::Mapping(_)) => true,
            (Type::Named(_) | Type::Boxed(_), Json::String(_) | Json::Mapping(_)) => true,
            _ => false,
        };
        let listed = keywords.enumeration.as_ref().is_none_or(|values| {
            values
                .value
                .iter()
                .any(|value| same_value(&value.value, &node.value))
        });
        let violated = if listed {
            violated(&node.value, keywords)
        } else {
            Some("enum")
        };
        if !fits {
            self.diagnostics.warning(
                "invalid-default",
                node.span,
                "the default is not of the schema's type",
            );
            return None;
        }
        if let Some(keyword) = violated {
            self.diagnostics.warning(
                "invalid-default",
                node.span,
                format!("the default violates `{keyword}`"),
            );
            return None;
        }
        Some(literal(node))
    }
}
