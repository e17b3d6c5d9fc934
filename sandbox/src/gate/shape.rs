//! Presence and types, as the schema of the request says. The generated types read only what has the right shape, and
//! do not name the property that has not.

use serde_json::{Map, Value};

use super::{Defect, DefectKind};
use crate::catalogue::Catalogue;

/// The first property that is missing, null or of a wrong type.
pub(crate) fn first_defect(catalogue: &Catalogue, schema: &Value, value: &Value) -> Option<Defect> {
    of_object(catalogue, catalogue.resolve(schema), value.as_object()?)
}

/// Required properties in the order of the description, then the others.
fn of_object(catalogue: &Catalogue, schema: &Value, object: &Map<String, Value>) -> Option<Defect> {
    let none = Map::new();
    let properties = schema["properties"].as_object().unwrap_or(&none);
    let required = || {
        let names = schema["required"].as_array().into_iter().flatten();
        names.filter_map(Value::as_str)
    };
    for name in required() {
        match object.get(name) {
            None | Some(Value::Null) => return Some(defect(name, DefectKind::Missing)),
            Some(value) => {
                if let Some(defect) = of_value(catalogue, name, properties.get(name), value) {
                    return Some(defect);
                }
            }
        }
    }
    let optional = object
        .iter()
        .filter(|(name, _)| !required().any(|required| required == *name));
    optional
        .filter_map(|(name, value)| of_value(catalogue, name, properties.get(name), value))
        .next()
}

fn of_value(
    catalogue: &Catalogue,
    name: &str,
    schema: Option<&Value>,
    value: &Value,
) -> Option<Defect> {
    // A property that the description does not name may be anything.
    let schema = catalogue.resolve(schema?);
    let fits = match schema["type"].as_str() {
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") if schema["format"] == "uint64" => value.is_u64(),
        Some("integer") => value.is_i64(),
        Some("number") => value.is_number(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => true,
    };
    if !fits {
        return Some(defect(name, DefectKind::Invalid));
    }
    match value {
        Value::Object(object) => of_object(catalogue, schema, object),
        Value::Array(items) => items
            .iter()
            .find_map(|item| of_value(catalogue, name, schema.get("items"), item)),
        _ => None,
    }
}

fn defect(name: &str, kind: DefectKind) -> Defect {
    Defect {
        field: name.to_owned(),
        kind,
    }
}
