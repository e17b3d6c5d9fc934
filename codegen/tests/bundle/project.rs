//! The project's own description, bundled.

use std::path::Path;

use konaplate_codegen::bundle::{bundle, to_json, to_yaml};
use konaplate_codegen::diagnostic::{Diagnostics, Style};
use konaplate_codegen::load::{Directory, Document, Node};
use openapiv3::{OpenAPI, ReferenceOr, Schema, SchemaKind};

use super::read;

fn project() -> Node {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let mut diagnostics = Diagnostics::new();
    let document = Document::load(&Directory::new(folder), "openapi.yaml", &mut diagnostics);
    let tree = document.and_then(|document| bundle(&document, &mut diagnostics));
    tree.unwrap_or_else(|| panic!("{}", diagnostics.render(Style::Plain)))
}

#[test]
fn it_is_written_the_same_every_time() {
    assert_eq!(to_yaml(&project()), to_yaml(&project()));
}

#[test]
fn readers_agree_on_it() {
    let tree = project();
    let (yaml, json) = (to_yaml(&tree), to_json(&tree));
    let from_json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let from_yaml: serde_json::Value = serde_yaml::from_str(&yaml).expect("YAML");
    assert_eq!(from_json, from_yaml);
    assert_eq!(to_json(&read("a.yaml", &yaml)), json);
    assert_eq!(to_yaml(&read("a.json", &json)), yaml);
}

#[test]
fn it_refers_to_nothing_outside_of_itself() {
    let tree = project();
    let json = to_json(&tree);
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let references: Vec<_> = json
        .lines()
        .filter_map(|line| line.trim().strip_prefix("\"$ref\": \"#"))
        .collect();
    assert!(references.len() > 50);
    assert_eq!(references.len(), json.matches("\"$ref\"").count());
    for reference in references {
        let pointer = reference.trim_end_matches(',').trim_end_matches('"');
        assert!(value.pointer(pointer).is_some(), "{pointer}");
    }
}

#[test]
fn the_largest_user_id_keeps_every_digit() {
    let (yaml, json) = (to_yaml(&project()), to_json(&project()));
    assert!(yaml.contains("maximum: 9999999999999999999\n"));
    assert!(json.contains("\"maximum\": 9999999999999999999"));
}

/// `openapiv3`'s bounds are `i64`: of a schema with a larger one it makes `Any`. These are the ones, by the reason.
const TOO_LARGE_FOR_OPENAPIV3: u64 = i64::MAX.unsigned_abs();

#[test]
fn openapiv3_understands_every_schema() {
    let json = to_json(&project());
    let api: OpenAPI = serde_json::from_str(&json).expect("an OpenAPI description");
    let components = api.components.expect("components");
    assert!(components.schemas.len() > 10);
    let mut not_understood = Vec::new();
    for (name, schema) in &components.schemas {
        find_any(name, schema, &mut not_understood);
    }
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    for pointer in not_understood {
        let schema = value
            .pointer(&format!("/components/schemas/{pointer}"))
            .expect("the schema");
        let bound = schema.get("maximum").and_then(serde_json::Value::as_u64);
        assert!(
            bound.is_some_and(|bound| bound > TOO_LARGE_FOR_OPENAPIV3),
            "{pointer} is not understood"
        );
    }
}

/// Notes every schema in `schema` of which `openapiv3` does not know the type.
fn find_any(pointer: &str, schema: &ReferenceOr<Schema>, found: &mut Vec<String>) {
    let ReferenceOr::Item(schema) = schema else {
        return;
    };
    let below = |key: &str| format!("{pointer}/{key}");
    match &schema.schema_kind {
        SchemaKind::Any(_) => found.push(pointer.to_owned()),
        SchemaKind::AllOf { all_of } => {
            for (index, part) in all_of.iter().enumerate() {
                find_any(&below(&format!("allOf/{index}")), part, found);
            }
        }
        SchemaKind::Type(openapiv3::Type::Object(object)) => {
            for (name, property) in &object.properties {
                find_any(
                    &below(&format!("properties/{name}")),
                    &property.clone().unbox(),
                    found,
                );
            }
        }
        SchemaKind::Type(openapiv3::Type::Array(array)) => {
            if let Some(items) = &array.items {
                find_any(&below("items"), &items.clone().unbox(), found);
            }
        }
        _ => {}
    }
}
