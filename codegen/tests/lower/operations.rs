//! Operations, security, servers and the root.

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::Memory;
use konaplate_codegen::{Choices, Options, Runtime, generate};

use crate::assert_marks;

const DESCRIPTION: &str = "openapi: 3.0.3
info: {title: Sample, version: 1.0.0}
security: [{Scheme: []}]
paths:
  /one:
    post:
      operationId: one
      x-effect: money
      parameters:
        - {name: X-Supplied, in: header, required: true, schema: {type: string}}
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/OneRequest'}
      responses:
        '200':
          description: Done.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/OneResponse'}
        '400':
          description: Refused.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/OneFailure'}
components:
  securitySchemes:
    Scheme: {type: apiKey, in: header, name: X, x-rust-scheme: kona-plate, x-supplies: [X-Supplied]}
  schemas:
    OneRequest: {type: object, properties: {id: {type: string}}}
    OneResponse: {type: object, properties: {id: {type: string}}}
    OneFailure: {type: object, properties: {code: {$ref: '#/components/schemas/OneErrorCode'}}}
    OneErrorCode: {type: string, enum: ['1'], x-error-codes: {'1': {status: 400, message: m, effect: none}}}
";

/// Checks the description with one line exchanged for others.
fn assert_exchanged(line: &str, others: &str) {
    assert!(DESCRIPTION.contains(line), "{line}");
    assert_marks(&DESCRIPTION.replacen(line, others, 1));
}

#[test]
fn the_description_itself_is_fine() {
    assert_marks(DESCRIPTION);
}

#[test]
fn other_versions_of_openapi() {
    assert_exchanged("openapi: 3.0.3", "openapi: 3.1.0 #~ unsupported-version");
}

#[test]
fn a_version_that_cargo_cannot_read() {
    assert_exchanged(
        "info: {title: Sample, version: 1.0.0}",
        "info: {title: Sample, version: v1} #~ version-not-semantic",
    );
}

#[test]
fn parameters_that_nothing_supplies() {
    let supplied =
        "        - {name: X-Supplied, in: header, required: true, schema: {type: string}}";
    for other in [
        "        - {name: X-Other, in: header, schema: {type: string}} #~ unsupported-parameter",
        "        - {name: page, in: query, schema: {type: string}} #~ unsupported-parameter",
        "        - {name: X-Supplied, in: header, content: {}} #~ unsupported-parameter",
        "        - {name: X-Supplied, in: header, schema: {type: string, pattern: '('}} #~ invalid-pattern",
        "        - {name: X-Supplied, in: header, schema: {type: string, maxLenght: 1}} #~ unknown-key",
    ] {
        assert_exchanged(supplied, other);
    }
    let twice = format!(
        "{supplied}\n        - {{name: x-supplied, in: header, schema: {{}}}} #~ duplicate-parameter"
    );
    assert_exchanged(supplied, &twice);
}

#[test]
fn paths_with_variables() {
    assert_exchanged("  /one:", "  /one/{id}: #~ unsupported-path");
}

#[test]
fn media_types_other_than_json() {
    assert_exchanged(
        "          application/json:\n            schema: {$ref: '#/components/schemas/OneRequest'}",
        "          application/xml: #~ unsupported-media-type\n            schema: {$ref: '#/components/schemas/OneRequest'}",
    );
}

#[test]
fn bodies_that_are_no_objects() {
    assert_exchanged(
        "            schema: {$ref: '#/components/schemas/OneRequest'}",
        "            schema: {type: string} #~ unsupported-body",
    );
}

#[test]
fn a_body_that_may_be_absent() {
    assert_exchanged(
        "        required: true\n        content:",
        "        required: false #~ unsupported-request\n        content:",
    );
}

#[test]
fn responses() {
    assert_exchanged("        '400':", "        4XX: #~ unsupported-response");
    assert_exchanged("        '400':", "        default: #~ unsupported-response");
    assert_exchanged("        '200':", "        '300': #~ unsupported-response");
    let second = DESCRIPTION.replacen("'400':", "'201':", 1);
    assert_marks(&second.replacen("'200':", "'200': #~ unsupported-response", 1));
}

#[test]
fn extensions_among_paths_and_responses() {
    assert_exchanged(
        "        '400':",
        "        x-other: 1 #~ unused-extension\n        '400':",
    );
    assert_exchanged("  /one:", "  x-more: 1 #~ unused-extension\n  /one:");
}

#[test]
fn security_that_nothing_fulfils() {
    assert_exchanged(
        "security: [{Scheme: []}]",
        "security: [{Other: []}] #~ missing-target",
    );
    assert_exchanged("security: [{Scheme: []}]", "security: [{Scheme: []}, {}]");
    assert_exchanged(
        "security: [{Scheme: []}]",
        "security: [] #~ unsupported-security",
    );
    assert_exchanged(
        "    Scheme: {type: apiKey, in: header, name: X, x-rust-scheme: kona-plate, x-supplies: [X-Supplied]}",
        "    Scheme: {type: apiKey, in: header, name: X, x-rust-scheme: other} #~ unknown-rust-scheme",
    );
}

#[test]
fn extensions_of_operations() {
    let effect = "      x-effect: money";
    assert_exchanged(effect, "      x-effect: maybe #~ invalid-effect");
    let extensions = [
        "x-encryption: {request: rot13} #~ invalid-encryption",
        "x-request-reference: other #~ invalid-request-reference",
        "x-code-list: partial #~ invalid-code-list",
        "x-test-data: [{status: 400, name: Refused, code: '2'}] #~ unknown-code",
        "x-efect: money #~ unused-extension",
        "callbacks: {} #~ unsupported-operation-key",
        "x-request-reference: id",
        "x-test-data: [{status: 400, name: Refused, code: '1'}, {status: 400, name: Other}]",
    ];
    for extension in extensions {
        assert_exchanged(effect, &format!("{effect}\n      {extension}"));
    }
}

#[test]
fn names_of_operations() {
    assert_exchanged(
        "      operationId: one\n",
        "      summary: One #~ missing-operation-id\n",
    );
    assert_exchanged(
        "      operationId: one",
        "      operationId: call_untyped #~ duplicate-operation",
    );
    assert_exchanged(
        "      operationId: one",
        "      operationId: error #~ name-collision",
    );
}

#[test]
fn what_a_call_can_do_has_to_be_said() {
    assert_exchanged(
        "      operationId: one\n      x-effect: money",
        "      operationId: one #~ missing-effect",
    );
}

/// Either could be the newer one, and the older one would be renamed.
#[test]
fn an_operation_and_a_schema_of_one_name() {
    let schemas = "    OneRequest:";
    let both = DESCRIPTION.replacen(
        schemas,
        "    One: {type: object, properties: {id: {type: string}}}\n    OneRequest:",
        1,
    );
    let id = "      operationId: one";
    assert_marks(&both.replacen(id, "      operationId: one #~ name-collision", 1));
    assert_marks(&both.replacen(id, "      operationId: one\n      x-rust-name: Other", 1));
}

#[test]
fn a_crate_without_a_title_says_something() {
    let description = "{openapi: 3.0.3, info: {title: '', version: 1.0.0}, paths: {}}";
    let source = Memory::new().with("openapi.yaml", description);
    let options = Options {
        crate_name: "sample".to_owned(),
        runtime: Runtime::Published,
        description: "openapi.yaml".to_owned(),
        choices: Choices::default(),
    };
    let output = generate(&source, "openapi.yaml", &options, &mut Diagnostics::new());
    let root = output.and_then(|files| files.get("src/lib.rs").cloned());
    assert!(root.is_some_and(|root| root.contains("\n//! A client of an API")));
}
