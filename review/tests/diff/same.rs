//! What is no change.

use konaplate_codegen::load::Memory;
use konaplate_review::diff::diff;
use serde_yaml::Value;

use crate::setup::{changes, files, load, memory, named, own};

const NOTHING: [&str; 0] = [];

#[test]
fn a_description_does_not_differ_from_itself() {
    for folder in ["spec", "tests/specs"] {
        let description = own(folder);
        assert_eq!(
            named(&diff(&description, &description)),
            NOTHING,
            "{folder}"
        );
        assert_eq!(
            named(&diff(&description, &own(folder))),
            NOTHING,
            "{folder}"
        );
        assert!(!description.has_errors());
    }
}

#[test]
fn neither_do_descriptions_that_cannot_be_generated() {
    for folder in ["tests/broken", "tests/doubtful"] {
        let mut compared = 0;
        for entry in std::fs::read_dir(crate::setup::repository().join(folder)).unwrap() {
            let source = konaplate_codegen::load::Directory::new(entry.unwrap().path());
            let load = || konaplate_review::diff::Description::load(&source, "openapi.yaml");
            let (Ok(old), Ok(new)) = (load(), load()) else {
                continue;
            };
            compared += 1;
            assert_eq!(named(&diff(&old, &new)), NOTHING, "{source:?}");
        }
        assert!(compared > 0);
    }
}

fn reversed(value: &Value) -> Value {
    match value {
        Value::Mapping(mapping) => {
            let entries: Vec<_> = mapping.iter().collect();
            let turned = entries.into_iter().rev();
            Value::Mapping(
                turned
                    .map(|(key, value)| (key.clone(), reversed(value)))
                    .collect(),
            )
        }
        Value::Sequence(items) => Value::Sequence(items.iter().map(reversed).collect()),
        other => other.clone(),
    }
}

#[test]
fn the_order_of_keys_is_no_change() {
    for folder in ["spec", "tests/specs"] {
        let files = files(folder);
        let turned = files
            .iter()
            .map(|(path, value)| (path.clone(), reversed(value)))
            .collect();
        let turned = load(&memory(&turned), "openapi.yaml");
        assert_eq!(named(&diff(&own(folder), &turned)), NOTHING, "{folder}");
    }
}

/// The bundle has everything in one file, under other pointers and in another notation.
#[test]
fn moving_everything_into_one_file_is_no_change() {
    for (folder, bundle) in [("spec", "generated"), ("tests/specs", "tests/constructs")] {
        for file in ["openapi.yaml", "openapi.json"] {
            let source =
                konaplate_codegen::load::Directory::new(crate::setup::repository().join(bundle));
            let bundled = load(&source, file);
            assert_eq!(
                named(&diff(&own(folder), &bundled)),
                NOTHING,
                "{folder}, {file}"
            );
            assert_eq!(
                named(&diff(&bundled, &own(folder))),
                NOTHING,
                "{folder}, {file}"
            );
        }
    }
}

const REFERRED: &str = "
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    parameters: [{$ref: '#/components/parameters/P'}]
    post:
      requestBody: {$ref: '#/components/requestBodies/B'}
      responses:
        '200': {$ref: '#/components/responses/R'}
components:
  parameters: {P: {name: p, in: query, schema: {$ref: '#/components/schemas/S'}}}
  requestBodies: {B: {content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}}}
  responses: {R: {description: D, headers: {X-H: {$ref: '#/components/headers/H'}}, content: {application/json: {schema: {$ref: '#/components/schemas/O'}}}}}
  headers: {H: {schema: {type: string}}}
  schemas:
    S: {type: string, maxLength: 5}
    O: {type: object, required: [a, b], properties: {a: {$ref: '#/components/schemas/S'}, b: {$ref: '#/components/schemas/S'}}}
";

#[test]
fn a_reference_is_what_it_refers_to() {
    let inline = "
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    post:
      parameters: [{name: p, in: query, schema: {type: string, maxLength: 5}}]
      requestBody: {content: {application/json: {schema: {maxLength: 5.0, type: string}}}}
      responses:
        '200':
          description: D
          headers: {x-h: {schema: {type: string}}}
          content:
            application/json:
              schema:
                allOf:
                  - {type: object, required: [a], properties: {a: {type: string, maxLength: 5}}}
                  - {type: object, required: [b], properties: {b: {allOf: [{type: string}, {maxLength: 5}]}}}
";
    assert_eq!(named(&changes(REFERRED, inline)), NOTHING);
    assert_eq!(named(&changes(inline, REFERRED)), NOTHING);
}

#[test]
fn sets_have_no_order() {
    let one = "
openapi: 3.0.3
info: {title: T, version: '1'}
security: [{A: []}, {B: [x, y]}]
paths:
  /a:
    post:
      tags: [t, u]
      parameters: [{name: p, in: query}, {name: q, in: query}]
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [a, b]
              properties: {a: {enum: [1, 2], x-enum-varnames: [One, Two]}, b: {oneOf: [{type: string}, {type: integer}]}}
      responses: {}
";
    let other = one
        .replace("{A: []}, {B: [x, y]}", "{B: [y, x]}, {A: []}")
        .replace("[t, u]", "[u, t]")
        .replace(
            "{name: p, in: query}, {name: q, in: query}",
            "{name: q, in: query}, {name: p, in: query}",
        )
        .replace("[a, b]", "[b, a]")
        .replace(
            "[1, 2], x-enum-varnames: [One, Two]",
            "[2.0, 1], x-enum-varnames: [Two, One]",
        )
        .replace(
            "[{type: string}, {type: integer}]",
            "[{type: integer}, {type: string}]",
        );
    assert_ne!(one, other);
    assert_eq!(named(&changes(one, &other)), NOTHING);
}

#[test]
fn a_schema_that_contains_itself_is_compared_once() {
    let text = |limit: u32| {
        format!(
            "
openapi: 3.0.3
info: {{title: T, version: '1'}}
paths:
  /a:
    post:
      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/N'}}}}}}}}
      responses: {{'200': {{description: D, content: {{application/json: {{schema: {{$ref: '#/components/schemas/N'}}}}}}}}}}
components:
  schemas:
    N:
      type: object
      properties:
        name: {{type: string, maxLength: {limit}}}
        left: {{$ref: '#/components/schemas/N'}}
        others: {{type: array, items: {{$ref: '#/components/schemas/N'}}}}
        both: {{allOf: [{{$ref: '#/components/schemas/N'}}, {{properties: {{more: {{$ref: '#/components/schemas/N'}}}}}}]}}
"
        )
    };
    assert_eq!(named(&changes(&text(5), &text(5))), NOTHING);
    // A type used in both directions: once for each.
    let found = changes(&text(5), &text(4));
    assert_eq!(
        named(&found),
        [
            "breaking request-property-max-length-decreased",
            "safe response-property-max-length-decreased"
        ]
    );
    // Unrolled by one level it is the same schema under another name.
    let unrolled = text(5).replace(
        "left: {$ref: '#/components/schemas/N'}",
        "left: {$ref: '#/components/schemas/M'}",
    ) + "
    M:
      type: object
      properties:
        name: {type: string, maxLength: 5}
        left: {$ref: '#/components/schemas/N'}
        others: {type: array, items: {$ref: '#/components/schemas/N'}}
        both: {allOf: [{$ref: '#/components/schemas/N'}, {properties: {more: {$ref: '#/components/schemas/N'}}}]}
";
    let found = named(&changes(&text(5), &unrolled));
    assert!(
        found.iter().all(|found| found == "breaking schema-renamed"),
        "{found:?}"
    );
}

#[test]
fn a_file_of_its_own_is_no_change() {
    let source = Memory::new()
        .with(
            "openapi.yaml",
            "
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a: {$ref: paths/a.yaml}
",
        )
        .with(
            "paths/a.yaml",
            "
post:
  parameters: [{$ref: '../shared.yaml#/P'}]
  requestBody: {content: {application/json: {schema: {$ref: '../shared.yaml#/x-schemas/S'}}}}
  responses:
    '200': {$ref: '#/R'}
R: {description: D, headers: {X-H: {schema: {type: string}}}, content: {application/json: {schema: {$ref: '../shared.yaml#/x-schemas/O'}}}}
",
        )
        .with(
            "shared.yaml",
            "
P: {name: p, in: query, schema: {$ref: '#/x-schemas/S'}}
x-schemas:
  S: {type: string, maxLength: 5}
  O: {type: object, required: [a, b], properties: {a: {$ref: '#/x-schemas/S'}, b: {$ref: '#/x-schemas/S'}}}
",
        );
    let moved = load(&source, "openapi.yaml");
    let found = diff(&crate::setup::description(REFERRED), &moved);
    // What stands in a path item under a key that nobody knows is told, for it may mean something.
    assert_eq!(named(&found), ["risky unclassified-change"]);
    assert_eq!(found.all[0].new.pointer, "/R");
}
