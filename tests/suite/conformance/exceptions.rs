//! Where the generated code differs from the schema on purpose. Each entry is needed, or a test fails.

use jsonschema::Validator;
use konaplate_tests::instance::Schema;
use serde_json::{Map, Value};

/// A difference that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exception {
    /// JSON null in an optional property reads as absent: the API sends such nulls.
    NullIsAbsent,
}

/// Why the generated code may say `found` although the oracle says otherwise.
pub fn exception(schema: Schema<'_>, oracle: &Validator, value: &Value, found: bool) -> Option<Exception> {
    let without_nulls = absent_nulls(schema, schema.root(), value);
    (without_nulls != *value && oracle.is_valid(&without_nulls) == found).then_some(Exception::NullIsAbsent)
}

/// The value without the nulls of optional properties that may not be null.
fn absent_nulls(schema: Schema<'_>, here: &Value, value: &Value) -> Value {
    let flats = schema.alternatives(&schema.flat(here));
    let flat = flats.iter().find(|flat| fits(flat, value)).unwrap_or(&flats[0]);
    match value {
        Value::Array(items) => {
            let any = Value::Object(Map::new());
            let inner = flat.get("items").unwrap_or(&any);
            items.iter().map(|item| absent_nulls(schema, inner, item)).collect()
        }
        Value::Object(properties) => Value::Object(of_object(schema, flat, properties)),
        other => other.clone(),
    }
}

fn of_object(schema: Schema<'_>, flat: &Map<String, Value>, properties: &Map<String, Value>) -> Map<String, Value> {
    let required = |name: &String| {
        flat.get("required").and_then(Value::as_array).is_some_and(|names| names.iter().any(|known| known == name))
    };
    let mut out = Map::new();
    for (name, value) in properties {
        let known = flat.get("properties").and_then(|known| known.get(name));
        let additional = flat.get("additionalProperties").filter(|schema| schema.is_object());
        if value.is_null() && known.is_some() && !required(name) {
            continue;
        }
        let inner = known.or(additional).map_or_else(|| value.clone(), |inner| absent_nulls(schema, inner, value));
        out.insert(name.clone(), inner);
    }
    out
}

/// Whether an alternative is of the kind of the value.
fn fits(flat: &Map<String, Value>, value: &Value) -> bool {
    flat.get("required").and_then(Value::as_array).is_none_or(|names| {
        names.iter().filter_map(Value::as_str).all(|name| value.get(name).is_some())
    })
}
