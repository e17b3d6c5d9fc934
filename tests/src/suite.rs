//! The JSON Schema Test Suite as an OpenAPI description: each of its schemas is a component.

use std::fs;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::description::repository;

/// Schemas with their tests; the unit of a file of the suite.
#[derive(Clone, Debug, Deserialize)]
pub struct Group {
    /// The name of the file, and the place in it: `oneOf-2`.
    #[serde(skip)]
    pub name: String,
    /// What it is about, in the words of the suite.
    pub description: String,
    /// The schema.
    pub schema: Value,
    /// Values and verdicts.
    pub tests: Vec<Test>,
}

/// A value and its verdict.
#[derive(Clone, Debug, Deserialize)]
pub struct Test {
    /// What it is about, in the words of the suite.
    pub description: String,
    /// The value.
    pub data: Value,
    /// Whether it fulfils the schema.
    pub valid: bool,
}

/// Every group of the suite.
///
/// # Panics
/// If a file is not as the suite has them.
#[must_use]
pub fn groups() -> Vec<Group> {
    let mut groups = Vec::new();
    for folder in ["draft4", "draft4/optional"] {
        let folder = repository()
            .join("tests/json_schema_test_suite")
            .join(folder);
        let entries = fs::read_dir(&folder).expect("the suite");
        let mut files: Vec<_> = entries
            .map(|entry| entry.expect("an entry").path())
            .collect();
        files.retain(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        });
        files.sort();
        for path in files {
            let text = fs::read_to_string(&path).expect("a readable file");
            let of_file: Vec<Group> = serde_json::from_str(&text).expect("groups of tests");
            let stem = path.file_stem().expect("a name").to_string_lossy();
            let named = of_file.into_iter().enumerate().map(|(index, group)| Group {
                name: format!("{stem}-{index}"),
                ..group
            });
            groups.extend(named);
        }
    }
    groups
}

/// A description with the schemas of these groups, and one object with an array of values for each: so null is tested like
/// any other value.
#[must_use]
pub fn description<'g>(groups: impl Iterator<Item = &'g Group>) -> Value {
    let mut schemas = Map::new();
    let mut properties = Map::new();
    for group in groups {
        let reference = format!("#/components/schemas/{}", group.name);
        schemas.insert(group.name.clone(), schema(&group.schema, &reference));
        let values = json!({ "type": "array", "items": { "$ref": reference } });
        properties.insert(group.name.clone(), values);
    }
    schemas.insert(
        "Suite".to_owned(),
        json!({ "type": "object", "properties": properties }),
    );
    json!({
        "openapi": "3.0.3",
        "info": {
            "title": "JSON Schema Test Suite",
            "version": "4.26.0",
            "description": "The schemas of the JSON Schema Test Suite, draft 4, as components. No such API exists.",
            "license": { "name": "MIT" },
        },
        "paths": {},
        "components": { "schemas": schemas },
    })
}

/// A schema of the suite where it now stands. Nothing changes but what has no place in OpenAPI: `definitions` moves into an
/// extension, and references follow.
fn schema(written: &Value, root: &str) -> Value {
    let Value::Object(keywords) = written else {
        return written.clone();
    };
    let mut out = Map::new();
    for (keyword, value) in keywords {
        let inner = |value: &Value| schema(value, root);
        let (keyword, value) = match (keyword.as_str(), value) {
            ("$ref", Value::String(reference)) => ("$ref", json!(moved(reference, root))),
            ("definitions", Value::Object(named)) => ("x-definitions", each(named, root)),
            ("properties", Value::Object(named)) => ("properties", each(named, root)),
            ("items" | "additionalProperties" | "not", value) => (keyword.as_str(), inner(value)),
            ("allOf" | "anyOf" | "oneOf", Value::Array(parts)) => {
                (keyword.as_str(), parts.iter().map(inner).collect())
            }
            _ => (keyword.as_str(), value.clone()),
        };
        out.insert(keyword.to_owned(), value);
    }
    Value::Object(out)
}

fn each(named: &Map<String, Value>, root: &str) -> Value {
    let schemas = named.iter();
    Value::Object(
        schemas
            .map(|(name, of)| (name.clone(), schema(of, root)))
            .collect(),
    )
}

fn moved(reference: &str, root: &str) -> String {
    match reference.strip_prefix('#') {
        Some(pointer) if pointer.is_empty() || pointer.starts_with('/') => {
            format!(
                "{root}{}",
                pointer.replace("/definitions/", "/x-definitions/")
            )
        }
        _ => reference.to_owned(),
    }
}
