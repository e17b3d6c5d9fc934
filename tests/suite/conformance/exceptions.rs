//! Where the generated code differs from the schema on purpose. Each entry is needed, or a test fails.

use jsonschema::Validator;
use konaplate_tests::instance::{ANYTHING, Flat, Schema};
use serde_json::{Map, Value};

/// A difference that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exception {
    /// JSON null in an optional property that may not be null reads as absent: the API sends such nulls.
    NullIsAbsent,
    /// The oracle takes a large number with an exponent, such as 9.9e18, for an integer. Draft 4 does not: an integer is
    /// "a JSON number without a fraction or exponent part".
    LargeFloat,
    /// An integer without format and upper bound has 64 bits with a sign in Rust; larger ones are not decoded.
    Width,
}

/// All of them.
pub const EXCEPTIONS: &[Exception] = &[
    Exception::NullIsAbsent,
    Exception::LargeFloat,
    Exception::Width,
];

/// Why the generated code may say `found` although the oracle says otherwise: with what the exception is about taken out of
/// the value, the oracle agrees.
pub fn exception(
    schema: &Schema<'_>,
    oracle: &Validator,
    value: &Value,
    found: bool,
) -> Option<Exception> {
    EXCEPTIONS.iter().copied().find(|exception| {
        let other = exception.rewrite(schema, schema.root(), value);
        other != *value && oracle.is_valid(&other) == found
    })
}

impl Exception {
    fn rewrite(self, schema: &Schema<'_>, here: &Value, value: &Value) -> Value {
        let flats = schema.alternatives(here);
        let flat = flats
            .iter()
            .find(|flat| fits(flat, value))
            .unwrap_or(&flats[0]);
        match value {
            Value::Array(items) => {
                let inner = flat.get("items").unwrap_or(&ANYTHING);
                items
                    .iter()
                    .map(|item| self.rewrite(schema, inner, item))
                    .collect()
            }
            Value::Object(properties) => Value::Object(self.object(schema, flat, properties)),
            // A fraction is what no integer is.
            other if self.refuses(flat, other) => Value::from(0.5),
            other => other.clone(),
        }
    }

    fn refuses(self, flat: &Flat, value: &Value) -> bool {
        match self {
            Self::LargeFloat => {
                value.is_f64() && value.as_f64().is_some_and(|float| float.abs() >= 1e15)
            }
            Self::Width => value.is_u64() && !value.is_i64() && !flat.contains_key("maximum"),
            Self::NullIsAbsent => false,
        }
    }

    fn object(
        self,
        schema: &Schema<'_>,
        flat: &Flat,
        properties: &Map<String, Value>,
    ) -> Map<String, Value> {
        let mut out = Map::new();
        for (name, value) in properties {
            let known = flat.get("properties").and_then(|known| known.get(name));
            let additional = flat.get("additionalProperties");
            let dropped = match self {
                Self::NullIsAbsent => {
                    value.is_null()
                        && !is_required(flat, name)
                        && known.is_some_and(|known| !admits_null(schema, known))
                }
                Self::LargeFloat | Self::Width => false,
            };
            if !dropped {
                let inner = known.or(additional).unwrap_or(&ANYTHING);
                out.insert(name.clone(), self.rewrite(schema, inner, value));
            }
        }
        out
    }
}

fn admits_null(schema: &Schema<'_>, here: &Value) -> bool {
    let admits = |flat: &Flat| match flat.get("type") {
        None => true,
        Some(Value::Array(types)) => types.iter().any(|name| name == "null"),
        Some(name) => name == "null",
    };
    schema.alternatives(here).iter().any(|flat| admits(flat))
}

fn is_required(flat: &Flat, name: &str) -> bool {
    flat.get("required")
        .and_then(Value::as_array)
        .is_some_and(|names| names.iter().any(|known| known == name))
}

/// Whether an alternative is of the kind of the value.
fn fits(flat: &Flat, value: &Value) -> bool {
    let required = flat
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    let kind = match flat.get("type") {
        Some(Value::String(kind)) if kind == "array" => value.is_array(),
        Some(Value::String(kind)) if kind == "object" => value.is_object(),
        _ => true,
    };
    let there = |name| value.get(name).is_some_and(|value| !value.is_null());
    kind && required.into_iter().all(there)
}
