//! Input that is broken or means harm ends in an error or an answer, soon.

use konaplate_codegen::load::Memory;
use konaplate_review::diff::{Changes, Description, Limits, diff, diff_within};

use crate::setup::{changes, description, named};

fn refused(text: &str) -> String {
    let source = Memory::new().with("openapi.yaml", text.as_bytes());
    match Description::load(&source, "openapi.yaml") {
        Ok(_) => panic!("{text} is taken"),
        Err(diagnostics) => diagnostics.iter().next().unwrap().code().to_owned(),
    }
}

#[test]
fn what_is_no_openapi_3_0_is_refused() {
    assert_eq!(refused("a: [1"), "yaml-syntax");
    assert_eq!(refused("[]"), "missing-key");
    assert_eq!(refused("{}"), "missing-key");
    assert_eq!(refused("openapi: 3.0"), "wrong-type");
    assert_eq!(refused("openapi: 3.1.0"), "unsupported-version");
    assert_eq!(refused("openapi: 3.0.3\nopenapi: 3.0.3"), "duplicate-key");
}

/// Every value of a small description replaced by one of another type: an answer, and never nothing for a difference.
#[test]
fn values_of_the_wrong_type_are_told() {
    let whole = r##"{"openapi": "3.0.3", "info": {"title": "T"}, "servers": [{"url": "https://a"}], "tags": [{"name": "t"}],
        "security": [{"K": []}],
        "paths": {"/a": {"parameters": [{"name": "p", "in": "query", "schema": {"type": "string"}}],
            "post": {"operationId": "x", "tags": ["t"], "requestBody": {"required": true, "content": {"a/b": {"schema":
                {"type": "object", "required": ["p"], "properties": {"p": {"type": "string", "enum": ["a"], "x-enum-varnames": ["A"]},
                 "q": {"oneOf": [{"type": "string"}], "discriminator": {"propertyName": "t", "mapping": {"a": "b"}}},
                 "r": {"type": "array", "items": {"type": "integer", "maximum": 3, "exclusiveMaximum": true}},
                 "s": {"allOf": [{"maxLength": 3}]}}}, "examples": {"e": {"value": 1}}}}},
             "responses": {"200": {"description": "D", "headers": {"H": {"schema": {"type": "string"}}}}},
             "callbacks": {"c": {"u": {"post": {"responses": {}}}}}}}},
        "components": {"securitySchemes": {"K": {"type": "oauth2", "flows": {"password": {"scopes": {"s": "S"}}}}}, "schemas": {"U": {"type": "string"}}}}"##;
    let value: serde_json::Value = serde_json::from_str(whole).unwrap();
    let mut pointers = Vec::new();
    collect(&value, String::new(), &mut pointers);
    let others = [
        serde_json::json!(null),
        serde_json::json!(true),
        serde_json::json!(-1.5),
        serde_json::json!("text"),
        serde_json::json!([]),
        serde_json::json!([[]]),
        serde_json::json!({}),
        serde_json::json!({"$ref": 5}),
        serde_json::json!({"x": {"$ref": "#/nowhere"}}),
    ];
    let (mut compared, mut faults) = (0, Vec::new());
    for pointer in pointers {
        for other in &others {
            let mut edited = value.clone();
            *edited.pointer_mut(&pointer).unwrap() = other.clone();
            if edited == value {
                continue;
            }
            let load = |value: &serde_json::Value| {
                let source = Memory::new().with("openapi.yaml", value.to_string());
                Description::load(&source, "openapi.yaml")
            };
            let (Ok(old), Ok(new)) = (load(&value), load(&edited)) else {
                continue;
            };
            compared += 1;
            for (one, two) in [(&old, &new), (&new, &old)] {
                let found = diff(one, two);
                let told = !found.all.is_empty() || one.has_errors() || two.has_errors();
                if !told {
                    faults.push(format!("{pointer} -> {other}"));
                }
            }
            assert_eq!(
                diff(&new, &new).all,
                Changes::default().all,
                "{pointer} -> {other}"
            );
        }
    }
    assert!(
        faults.is_empty(),
        "nothing is told of\n{}",
        faults.join("\n")
    );
    assert!(compared > 500, "{compared}");
}

fn collect(value: &serde_json::Value, pointer: String, found: &mut Vec<String>) {
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        serde_json::Value::Object(entries) => {
            for (key, value) in entries {
                collect(value, format!("{pointer}/{}", escaped(key)), found);
            }
        }
        serde_json::Value::Array(items) => {
            for (at, value) in items.iter().enumerate() {
                collect(value, format!("{pointer}/{at}"), found);
            }
        }
        _ => {}
    }
    found.push(pointer);
}

fn operation(schema: &str, schemas: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    post:\n      requestBody: {{content: {{a/b: {{schema: {schema}}}}}}}\n      responses: {{}}\ncomponents:\n  schemas:\n{schemas}"
    )
}

#[test]
fn a_chain_of_ten_thousand_schemas_ends() {
    let chain = |length: u32| {
        let mut schemas = String::new();
        for at in 0..10_000 {
            schemas.push_str(&format!(
                "    S{at}: {{properties: {{next: {{$ref: '#/components/schemas/S{}'}}}}}}\n",
                at + 1
            ));
        }
        schemas.push_str(&format!(
            "    S10000: {{type: string, maxLength: {length}}}\n"
        ));
        operation("{$ref: '#/components/schemas/S0'}", &schemas)
    };
    let found = changes(&chain(5), &chain(4));
    assert_eq!(
        named(&found),
        ["breaking request-property-max-length-decreased"]
    );
    assert_eq!(found.all[0].operations.len(), 1);
    assert!(found.all[0].message.len() < 500, "{}", found.all[0].message);
}

/// Each schema of one description meets each of the other: bounded, and said so.
#[test]
fn circles_of_coprime_lengths_end() {
    let circle = |length: u32, text: u32| {
        let mut schemas = String::new();
        for at in 0..length {
            let next = (at + 1) % length;
            schemas.push_str(&format!(
                "    S{at}: {{maxLength: {text}, properties: {{next: {{$ref: '#/components/schemas/S{next}'}}}}}}\n"
            ));
        }
        operation("{$ref: '#/components/schemas/S0'}", &schemas)
    };
    let found = changes(&circle(61, 5), &circle(60, 5));
    assert!(
        found.all.iter().all(|change| change.id == "schema-renamed"),
        "{:?}",
        found.all.first()
    );
}

#[test]
fn all_of_without_end_ends() {
    let schemas = |text: u32| {
        format!(
            "    N:
      type: object
      properties:
        name: {{type: string, maxLength: {text}}}
        one: {{allOf: [{{$ref: '#/components/schemas/N'}}, {{properties: {{a: {{$ref: '#/components/schemas/N'}}}}}}]}}
        two: {{allOf: [{{$ref: '#/components/schemas/N'}}, {{properties: {{b: {{$ref: '#/components/schemas/M'}}}}}}]}}
    M: {{allOf: [{{$ref: '#/components/schemas/M'}}, {{$ref: '#/components/schemas/N'}}]}}\n"
        )
    };
    let text = |length| operation("{$ref: '#/components/schemas/M'}", &schemas(length));
    let found = changes(&text(5), &text(6));
    assert_eq!(
        named(&found),
        ["safe request-property-max-length-increased"]
    );
}

#[test]
fn thousands_of_alternatives_end() {
    let text = |from: u32| {
        let members: Vec<String> = (from..from + 4_000)
            .map(|at| format!("{{properties: {{p{at}: {{}}}}}}"))
            .collect();
        operation(
            &format!("{{oneOf: [{}]}}", members.join(", ")),
            "    U: {}\n",
        )
    };
    let found = changes(&text(0), &text(2_000));
    let count = |id: &str| found.all.iter().filter(|change| change.id == id).count();
    assert_eq!(count("request-body-one-of-removed"), 2_000);
    assert_eq!(count("request-body-one-of-added"), 2_000);
}

#[test]
fn long_values_are_cut() {
    let long = "x".repeat(1 << 20);
    let text = |value: &str| operation(&format!("{{description: {value}}}"), "    U: {}\n");
    let found = changes(&text("a"), &text(&long));
    assert!(found.all[0].message.len() < 1_000);
    let name = |name: &str| operation(&format!("{{properties: {{{name}: {{}}}}}}"), "    U: {}\n");
    let found = changes(&name("a"), &name(&long));
    assert!(found.all.iter().all(|change| change.message.len() < 1_000));
}

/// More pairs than are compared: what is missing is said, and counts as breaking.
#[test]
fn what_is_too_much_is_cut_off_and_said() {
    let circle = |length: usize| {
        let mut schemas = String::new();
        for at in 0..length {
            let next = (at + 1) % length;
            schemas.push_str(&format!(
                "    S{at}: {{items: {{$ref: '#/components/schemas/S{next}'}}}}\n"
            ));
        }
        operation("{$ref: '#/components/schemas/S0'}", &schemas)
    };
    let (old, new) = (description(&circle(31)), description(&circle(29)));
    // The lengths have no common divisor: each of one meets each of the other, 899 pairs.
    let limits = |pairs| Limits {
        pairs,
        ..Limits::default()
    };
    let found = diff_within(&old, &new, limits(800));
    assert_eq!(found.all[0].id, "comparison-cut-off");
    assert_eq!(found.all[0].class.name(), "breaking");
    let found = diff_within(&old, &new, limits(1_000));
    assert!(
        found
            .all
            .iter()
            .all(|change| change.id != "comparison-cut-off")
    );
    let limits = Limits {
        changes: 10,
        ..Limits::default()
    };
    let found = diff_within(&old, &new, limits);
    assert_eq!(
        (found.all.len(), found.all[0].id.as_str()),
        (11, "comparison-cut-off")
    );
}
