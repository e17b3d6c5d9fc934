//! Descriptions of any size: a shop of many resources, each with the five operations that one expects.

use std::error::Error;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

/// Operations of each resource.
const OPERATIONS: usize = 5;

/// Writes a description with so many operations; a multiple of five.
pub fn write(operations: usize, file: &Path) -> Result<(), Box<dyn Error>> {
    fs::write(
        file,
        serde_json::to_vec(&description(operations / OPERATIONS))?,
    )?;
    Ok(())
}

fn description(resources: usize) -> Value {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    schemas.insert("Problem".to_owned(), problem());
    for number in 0..resources {
        paths.insert(format!("/resource{number}"), collection(number));
        paths.insert(format!("/resource{number}/{{id}}"), item(number));
        schemas.insert(
            format!("Resource{number}"),
            resource(&["id", "name", "price", "state"]),
        );
        schemas.insert(format!("NewResource{number}"), resource(&["name", "price"]));
        schemas.insert(format!("Resource{number}Page"), page(number));
    }
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Shop", "version": "1.0.0", "description": "Made up.", "license": { "name": "MIT" } },
        "servers": [{ "url": "https://shop.example" }],
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

fn collection(number: usize) -> Value {
    let limit = json!({ "type": "integer", "format": "int32", "minimum": 1, "maximum": 100 });
    let state = json!({ "type": "string", "enum": ["open", "closed", "lost"] });
    json!({
        "get": {
            "operationId": format!("listResource{number}"),
            "summary": "Lists some of them, the newest first.",
            "parameters": [
                { "name": "limit", "in": "query", "description": "How many at most.", "schema": limit },
                { "name": "cursor", "in": "query", "schema": { "type": "string", "maxLength": 64 } },
                { "name": "state", "in": "query", "schema": state },
            ],
            "responses": answers("200", Some(format!("Resource{number}Page"))),
        },
        "post": {
            "operationId": format!("createResource{number}"),
            "summary": "Adds one.",
            "requestBody": body(format!("NewResource{number}")),
            "responses": answers("201", Some(format!("Resource{number}"))),
        },
    })
}

fn item(number: usize) -> Value {
    let id = json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string", "minLength": 1, "maxLength": 36 } });
    json!({
        "get": {
            "operationId": format!("getResource{number}"),
            "summary": "Reads one.",
            "parameters": [id],
            "responses": answers("200", Some(format!("Resource{number}"))),
        },
        "put": {
            "operationId": format!("replaceResource{number}"),
            "summary": "Replaces one.",
            "parameters": [id],
            "requestBody": body(format!("NewResource{number}")),
            "responses": answers("200", Some(format!("Resource{number}"))),
        },
        "delete": {
            "operationId": format!("deleteResource{number}"),
            "summary": "Removes one.",
            "parameters": [id],
            "responses": answers("204", None),
        },
    })
}

fn body(schema: String) -> Value {
    json!({ "required": true, "content": content(&schema) })
}

fn answers(status: &str, schema: Option<String>) -> Value {
    let mut done = json!({ "description": "Done." });
    if let Some(schema) = schema {
        done["content"] = content(&schema);
    }
    let refused = json!({ "description": "Refused.", "content": content("Problem") });
    json!({ status: done, "400": refused, "404": refused })
}

fn content(schema: &str) -> Value {
    json!({ "application/json": { "schema": { "$ref": format!("#/components/schemas/{schema}") } } })
}

fn resource(required: &[&str]) -> Value {
    json!({
        "type": "object",
        "description": "Something that the shop keeps.",
        "required": required,
        "properties": {
            "id": { "type": "string", "description": "Tells it from others.", "minLength": 1, "maxLength": 36 },
            "name": { "type": "string", "description": "What people call it.", "minLength": 1, "maxLength": 100 },
            "price": { "type": "integer", "format": "int64", "description": "In the smallest unit.", "minimum": 0 },
            "weight": { "type": "number", "format": "double" },
            "available": { "type": "boolean" },
            "state": { "type": "string", "enum": ["open", "closed", "lost"] },
            "tags": { "type": "array", "maxItems": 20, "items": { "type": "string", "maxLength": 20 } },
            "size": {
                "type": "object",
                "required": ["width", "height"],
                "properties": {
                    "width": { "type": "integer", "format": "int32", "minimum": 1 },
                    "height": { "type": "integer", "format": "int32", "minimum": 1 },
                },
            },
        },
    })
}

fn page(number: usize) -> Value {
    let item = json!({ "$ref": format!("#/components/schemas/Resource{number}") });
    json!({
        "type": "object",
        "required": ["items"],
        "properties": { "items": { "type": "array", "items": item }, "next": { "type": "string" } },
    })
}

fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["code"],
        "properties": { "code": { "type": "string" }, "message": { "type": "string" } },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_operations_as_wanted() {
        let description = description(100 / OPERATIONS);
        let paths = description["paths"].as_object().into_iter().flatten();
        let operations = paths.filter_map(|(_, item)| item.as_object()).map(Map::len);
        assert_eq!(operations.sum::<usize>(), 100);
    }
}
