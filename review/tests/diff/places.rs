//! Where a change stands, and which operations it touches.

use konaplate_codegen::load::Memory;
use konaplate_review::diff::{Direction, Place, diff};

use crate::setup::{changes, load, named};

const SHARED: &str = "\
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    post:
      operationId: make_a
      requestBody:
        content:
          application/json:
            schema: {$ref: '#/components/schemas/S'}
      responses: {}
  /b:
    get:
      responses:
        '200':
          description: D
          content:
            application/json:
              schema:
                type: object
                properties:
                  deep: {type: array, items: {$ref: '#/components/schemas/S'}}
  /c:
    get:
      responses: {}
components:
  schemas:
    S:
      type: object
      properties:
        a~/b:
          type: string
          maxLength: 10
";

#[test]
fn both_places_are_told_with_line_column_and_pointer() {
    let new = SHARED.replace("maxLength: 10", "minLength: 1\n          maxLength: 5");
    let found = changes(SHARED, &new);
    let change = &found.all[0];
    assert_eq!(change.id, "request-property-max-length-decreased");
    let place = |line| Place {
        file: "openapi.yaml".to_owned(),
        line,
        column: 22,
        pointer: "/components/schemas/S/properties/a~0~1b/maxLength".to_owned(),
    };
    assert_eq!((&change.old, &change.new), (&place(33), &place(34)));
    // What is new has no place of its own in the older description: the schema that lacks it.
    let set = found
        .all
        .iter()
        .find(|change| change.id == "request-property-min-length-set")
        .unwrap();
    assert_eq!(
        (set.old.line, set.old.pointer.as_str()),
        (31, "/components/schemas/S/properties/a~0~1b")
    );
    assert_eq!(
        (set.new.line, set.new.pointer.as_str()),
        (33, "/components/schemas/S/properties/a~0~1b/minLength")
    );
}

#[test]
fn a_shared_type_is_told_once_for_each_direction_with_its_operations() {
    let new = SHARED.replace("maxLength: 10", "maxLength: 20");
    let found = changes(SHARED, &new);
    let told: Vec<_> = found
        .all
        .iter()
        .map(|change| {
            let operations: Vec<_> = change
                .operations
                .iter()
                .map(|touched| {
                    format!(
                        "{} {} {:?}",
                        touched.method, touched.path, touched.operation_id
                    )
                })
                .collect();
            (change.class.name(), change.direction, operations)
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "breaking",
                Some(Direction::Response),
                vec!["GET /b None".to_owned()]
            ),
            (
                "safe",
                Some(Direction::Request),
                vec!["POST /a Some(\"make_a\")".to_owned()]
            ),
        ]
    );
    assert!(
        found.all[0].message.contains("`deep[].a~/b`"),
        "{:?}",
        found.all[0]
    );
}

#[test]
fn a_text_of_a_shared_type_is_told_once() {
    let new = SHARED.replace(
        "          maxLength",
        "          description: A.\n          maxLength",
    );
    let found = changes(SHARED, &new);
    assert_eq!(named(&found), ["safe description-changed"]);
    assert_eq!(found.all[0].operations.len(), 2);
}

#[test]
fn security_of_the_whole_description_touches_every_operation_without_its_own() {
    let new = SHARED
        .replace("paths:", "security: [{K: []}]\npaths:")
        .replace("  /c:\n    get:\n", "  /c:\n    get:\n      security: []\n");
    let found = changes(SHARED, &new);
    let added = found
        .all
        .iter()
        .find(|change| change.id == "security-added")
        .unwrap();
    assert_eq!(added.operations.len(), 2);
    assert_eq!(added.new.pointer, "/security/0");
}

#[test]
fn what_is_in_a_callback_goes_the_other_way() {
    let text = |length: u32| {
        format!(
            "
openapi: 3.0.3
info: {{title: T, version: '1'}}
paths:
  /a:
    post:
      responses: {{}}
      callbacks:
        done:
          '{{$request.body#/url}}':
            post:
              requestBody: {{content: {{application/json: {{schema: {{type: string, maxLength: {length}}}}}}}}}
              responses: {{'200': {{description: D, content: {{application/json: {{schema: {{type: string, maxLength: {length}}}}}}}}}}}
"
        )
    };
    // The server sends the callback's request, and the caller its response.
    assert_eq!(
        named(&changes(&text(5), &text(6))),
        [
            "breaking response-body-max-length-increased",
            "safe request-body-max-length-increased"
        ]
    );
}

#[test]
fn a_change_in_another_file_is_told_there() {
    let files = |length: u32| {
        let root =
            "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a: {$ref: paths/a.yaml}\n";
        let path = format!(
            "post:\n  requestBody:\n    content:\n      text/plain:\n        schema:\n          type: string\n          maxLength: {length}\n  responses: {{}}\n"
        );
        load(
            &Memory::new()
                .with("openapi.yaml", root)
                .with("paths/a.yaml", path),
            "openapi.yaml",
        )
    };
    let found = diff(&files(5), &files(4));
    assert_eq!(
        named(&found),
        ["breaking request-body-max-length-decreased"]
    );
    assert_eq!(found.all[0].new.file, "paths/a.yaml");
    assert_eq!((found.all[0].new.line, found.all[0].new.column), (7, 22));
}

#[test]
fn reference_that_leads_nowhere_is_an_error_of_the_description() {
    let old = crate::setup::description(SHARED);
    let new =
        crate::setup::description(&SHARED.replace("schemas/S'}}\n  /c", "schemas/T'}}\n  /c"));
    let _incomplete = diff(&old, &new);
    assert!(!old.has_errors());
    assert!(new.has_errors());
}
