//! A second reading of the description's schemas: OpenAPI 3.0 to plain JSON Schema draft 4.
//!
//! It shares nothing with the generator, so that both cannot be wrong in the same way.

use serde_json::{Map, Value, json};

use crate::description::{Description, Place};

/// Keywords that mean the same in draft 4. `example` is kept for making instances; draft 4 ignores it.
const SAME: &[&str] = &[
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "required",
    "example",
];

/// The schema at `place` as one self-contained draft 4 schema.
#[must_use]
pub fn translate(description: &Description, place: &Place) -> Value {
    let mut translation = Translation {
        description,
        definitions: Map::new(),
    };
    let reference = translation.reference(place);
    json!({ "$ref": reference["$ref"], "definitions": translation.definitions })
}

struct Translation<'a> {
    description: &'a Description,
    definitions: Map<String, Value>,
}

impl Translation<'_> {
    /// A reference to the translation of what stands at `place`.
    fn reference(&mut self, place: &Place) -> Value {
        let name = format!("{}{}", place.file, place.pointer).replace(['/', '~'], ":");
        if !self.definitions.contains_key(&name) {
            self.definitions.insert(name.clone(), Value::Null); // a schema may refer to itself
            let description = self.description;
            let translated = self.schema(&place.file, description.get(place));
            self.definitions.insert(name.clone(), translated);
        }
        json!({ "$ref": format!("#/definitions/{name}") })
    }

    fn schema(&mut self, file: &str, schema: &Value) -> Value {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let place = self.description.follow(file, reference);
            return self.reference(&place);
        }
        let mut out = Map::new();
        for keyword in SAME {
            if let Some(value) = schema.get(*keyword) {
                out.insert((*keyword).to_owned(), value.clone());
            }
        }
        if let Some(Value::Array(names)) = out.get_mut("required") {
            names.retain(|name| !is_answered(schema, name));
        }
        // Draft 4 wants at least one.
        if out.get("required").is_some_and(|names| *names == json!([])) {
            out.remove("required");
        }
        self.applicators(file, schema, &mut out);
        kind(schema, &mut out);
        let mut all: Vec<Value> = Vec::new();
        all.extend(schema.get("format").and_then(Value::as_str).and_then(width));
        all.extend(conditions(schema));
        if let Some(parts) = schema.get("allOf").and_then(Value::as_array) {
            all.extend(parts.iter().map(|part| self.schema(file, part)));
        }
        if !all.is_empty() {
            out.insert("allOf".to_owned(), Value::Array(all));
        }
        Value::Object(out)
    }

    /// Keywords that hold further schemas.
    fn applicators(&mut self, file: &str, schema: &Value, out: &mut Map<String, Value>) {
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            let translated: Map<String, Value> = properties
                .iter()
                .map(|(name, property)| (name.clone(), self.schema(file, property)))
                .collect();
            out.insert("properties".to_owned(), Value::Object(translated));
        }
        if let Some(items) = schema.get("items") {
            out.insert("items".to_owned(), self.schema(file, items));
        }
        match schema.get("additionalProperties") {
            Some(Value::Bool(open)) => {
                out.insert("additionalProperties".to_owned(), json!(open));
            }
            Some(additional) => {
                out.insert(
                    "additionalProperties".to_owned(),
                    self.schema(file, additional),
                );
            }
            None => {}
        }
        if let Some(negated) = schema.get("not") {
            out.insert("not".to_owned(), self.schema(file, negated));
        }
        for keyword in ["oneOf", "anyOf"] {
            if let Some(parts) = schema.get(keyword).and_then(Value::as_array) {
                let translated = parts.iter().map(|part| self.schema(file, part)).collect();
                out.insert(keyword.to_owned(), Value::Array(translated));
            }
        }
    }
}

/// Whether a property is for answers alone. The schemas that are translated are those of requests.
fn is_answered(schema: &Value, name: &Value) -> bool {
    let property = schema
        .get("properties")
        .and_then(|of| of.get(name.as_str()?));
    property.and_then(|of| of.get("readOnly")) == Some(&Value::Bool(true))
}

/// `type`, `nullable` and `enum`.
fn kind(schema: &Value, out: &mut Map<String, Value>) {
    let nullable = schema.get("nullable") == Some(&Value::Bool(true));
    match schema.get("type") {
        Some(name) if nullable => {
            out.insert("type".to_owned(), json!([name, "null"]));
        }
        Some(name) => {
            out.insert("type".to_owned(), name.clone());
        }
        None => {}
    }
    // An enumeration admits null only by listing it (OpenAPI 3.0.3, clarification of `nullable`).
    if let Some(values) = schema.get("enum") {
        out.insert("enum".to_owned(), values.clone());
    }
}

/// The range of an integer format.
fn width(format: &str) -> Option<Value> {
    match format {
        "int32" => Some(json!({ "minimum": i32::MIN, "maximum": i32::MAX })),
        "int64" => Some(json!({ "minimum": i64::MIN, "maximum": i64::MAX })),
        "uint64" => Some(json!({ "minimum": 0, "maximum": u64::MAX })),
        _ => None,
    }
}

/// `x-required-when`: a property is there, or its sibling has another value. An absent sibling counts as its default.
fn conditions(schema: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    let conditions = schema
        .get("x-required-when")
        .and_then(Value::as_object)
        .into_iter()
        .flatten();
    for (property, siblings) in conditions {
        for (sibling, value) in siblings.as_object().into_iter().flatten() {
            let default = schema.pointer(&format!("/properties/{sibling}/default"));
            let mut otherwise =
                json!({ "properties": { sibling: { "not": { "enum": [value] } } } });
            if default == Some(value) {
                otherwise["required"] = json!([sibling]);
            }
            found.push(json!({ "anyOf": [{ "required": [property] }, otherwise] }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::conditions;

    /// Draft 4 counts the *default*: with `isDeliveryRequired` true by default, an absent one still requires the address.
    #[test]
    fn a_condition_on_the_default_holds_for_an_absent_sibling() {
        let schema = json!({
            "properties": { "isDeliveryRequired": { "type": "boolean", "default": true } },
            "x-required-when": { "addressInfo": { "isDeliveryRequired": true } },
        });
        let expected = json!({ "anyOf": [
            { "required": ["addressInfo"] },
            { "properties": { "isDeliveryRequired": { "not": { "enum": [true] } } }, "required": ["isDeliveryRequired"] },
        ] });
        assert_eq!(conditions(&schema), [expected]);
    }
}
