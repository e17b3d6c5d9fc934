//! Schemas.

use crate::assert_marks;

/// Checks the schemas of a description without operations.
fn assert_schemas(schemas: &str) {
    let indented: String = schemas
        .lines()
        .map(|line| format!("    {line}\n"))
        .collect();
    assert_marks(&format!(
        "openapi: 3.0.3\ninfo: {{title: Sample, version: 1.0.0}}\npaths: {{}}\ncomponents:\n  schemas:\n{indented}"
    ));
}

#[test]
fn a_misspelt_keyword() {
    assert_schemas("A: {type: string, maxLenght: 3} #~ unknown-key");
}

#[test]
fn an_unknown_type() {
    assert_schemas("A: {type: text} #~ unknown-type");
}

#[test]
fn what_no_rust_type_says() {
    assert_schemas(
        "A:
  type: string
  not: {enum: [a]}
B:
  type: string
  readOnly: true
C:
  type: string
  writeOnly: true
D:
  type: object
  required:
    - a
    - id
  properties:
    a: {type: string}
    id: {$ref: '#/components/schemas/B'}",
    );
}

#[test]
fn constraints_that_let_nothing_pass() {
    assert_schemas(
        "A:
  type: string
  maxLength: 2
  minLength: 3 #~ contradiction
B:
  type: integer
  maximum: 2
  minimum: 3 #~ contradiction
C:
  type: array
  items: {}
  maxItems: 2
  minItems: 3 #~ contradiction
D:
  type: object
  maxProperties: 2
  minProperties: 3 #~ contradiction
E:
  type: number
  minimum: 1 #~ contradiction
  maximum: 1
  exclusiveMaximum: true
F:
  type: number
  multipleOf: 0 #~ contradiction
G:
  type: object
  additionalProperties: false
  required:
    - name #~ closed-part
H:
  oneOf: [] #~ contradiction
I:
  type: string
  maxLength: 2
  enum:
    - ok
    - too long #~ ineffective-enum-value
J:
  type: string
  enum: [] #~ contradiction",
    );
}

#[test]
fn parts_that_contradict_each_other() {
    assert_schemas(
        "A:
  allOf: [{type: string}, {type: integer}] #~ nothing-passes
B:
  allOf:
    - type: object
      additionalProperties: false #~ closed-part
      properties: {one: {type: string}}
    - type: object
      properties: {two: {type: string}}
C:
  allOf:
    - {type: string, format: date}
    - {type: string, format: uri} #~ several-formats
D:
  allOf:
    - {type: integer, format: int32}
    - {type: integer, format: int64} #~ contradiction
E:
  allOf:
    - {type: string, enum: [a, b]} #~ nothing-passes
    - {type: string, enum: [c]}",
    );
}

#[test]
fn bounds_beyond_the_type() {
    assert_schemas(
        "A:
  type: integer
  format: int32
  maximum: 2147483648 #~ integer-range
B:
  type: integer
  format: uint64
  minimum: -1 #~ integer-range
C:
  type: number
  minimum: 1e400 #~ number-range
D:
  type: integer
  format: int32
  enum: [2147483648] #~ integer-range
E:
  type: integer
  maximum: 1e30 #~ integer-range
F:
  type: integer
  minimum: -1
  maximum: 18446744073709551615 #~ integer-range",
    );
}

#[test]
fn bounds_at_the_ends_of_the_type_are_fine() {
    assert_schemas(
        "A: {type: integer, format: int32, minimum: -2147483648, maximum: 2147483647}
B: {type: integer, format: uint64, minimum: -1, exclusiveMinimum: true}
C: {type: number, maximum: 1e400}
D: {type: integer, minimum: 0, maximum: 18446744073709551616, exclusiveMaximum: true}
E: {type: string, minLength: 0}",
    );
}

#[test]
fn an_exclusive_bound_needs_a_bound() {
    assert_schemas(
        "A:
  type: integer
  exclusiveMinimum: true #~ bound-without-limit",
    );
}

#[test]
fn enumerations() {
    assert_schemas(
        "A:
  type: string
  enum:
    - a
    - 1 #~ ineffective-enum-value
    - a #~ duplicate-enum-value
B:
  type: string
  enum: [a, b]
  x-enum-varnames: [A] #~ enum-length-mismatch
C:
  type: string
  enum: [a]
  x-enum-varnames:
    - not a name #~ invalid-rust-name
D:
  type: object
  enum: [{}]
E:
  type: string
  enum:
    - one
    - One #~ name-collision
F:
  type: string
  nullable: true #~ nullable-without-effect
  enum: [a]",
    );
}

#[test]
fn patterns() {
    assert_schemas(
        "A:
  type: string
  pattern: '(' #~ invalid-pattern
B:
  type: string
  pattern: (a)\\1 #~ unsupported-pattern
C:
  type: string
  pattern: \\A(?=a)\\w+\\z #~ foreign-pattern",
    );
}

#[test]
fn defaults() {
    assert_schemas(
        "A:
  type: string
  default: 1 #~ invalid-default
B:
  type: string
  maxLength: 2
  default: long #~ invalid-default
C:
  type: string
  enum: [a]
  default: b #~ invalid-default",
    );
}

#[test]
fn what_is_assumed_is_said() {
    assert_schemas(
        "A:
  properties: {a: {type: string}} #~ type-assumed
B:
  type: integer #~ ineffective-constraint
  maxLength: 2
C:
  type: array #~ missing-items
D:
  type: integer
  format: unix-time #~ unknown-format",
    );
}

#[test]
fn alternatives_that_only_their_schemas_tell_apart() {
    assert_schemas(
        "A:
  oneOf:
    - {type: string}
    - {type: string, maxLength: 2}
B:
  anyOf:
    - $ref: '#/components/schemas/C'
    - $ref: '#/components/schemas/D'
C: {type: object, required: [a], properties: {a: {type: string}}}
D: {type: object, required: [a], properties: {a: {type: string}}}",
    );
}

#[test]
fn discriminators() {
    assert_schemas(
        "A:
  oneOf:
    - $ref: '#/components/schemas/B'
  discriminator:
    propertyName: kind #~ invalid-discriminator
B: {type: object, properties: {kind: {type: string}}}
C:
  oneOf:
    - $ref: '#/components/schemas/D'
  discriminator:
    propertyName: kind
    mapping:
      b: '#/components/schemas/B' #~ invalid-discriminator
D: {type: object, required: [kind], properties: {kind: {type: string}}}",
    );
}

#[test]
fn conditions() {
    assert_schemas(
        "A:
  type: object
  properties:
    a: {type: string}
    b: {type: boolean}
  x-required-when:
    c: {b: true} #~ invalid-condition
B:
  type: object
  properties:
    a: {type: string}
    b: {type: boolean}
  x-required-when:
    a: {c: true} #~ invalid-condition
C:
  type: object
  properties:
    a: {type: string}
    b: {type: boolean}
  x-required-when:
    a: {b: yes} #~ invalid-condition
D:
  type: object
  required: [a]
  properties:
    a: {type: string}
    b: {type: boolean}
  x-required-when:
    a: {b: true} #~ invalid-condition",
    );
}

#[test]
fn error_codes() {
    assert_schemas(
        "A:
  type: string
  enum: ['1'] #~ error-codes-mismatch
  x-error-codes:
    '2': {status: 400, message: m, effect: none} #~ error-codes-mismatch
B:
  type: string
  enum: ['1']
  x-error-codes:
    '1': {status: 4000, message: m, effect: none} #~ invalid-status
C:
  type: string
  enum: ['1']
  x-error-codes:
    '1': {status: 400, message: m, effect: maybe} #~ invalid-effect
D:
  type: string
  enum: ['1']
  x-error-codes:
    '1': {status: 400, effect: none} #~ missing-key",
    );
}

#[test]
fn evidence() {
    assert_schemas("A: {type: string, x-evidence: {mark: sure}} #~ invalid-evidence");
}

#[test]
fn names() {
    assert_schemas(
        "Foo_Bar: {type: string}
FooBar: {type: string} #~ name-collision
Option: {type: object, properties: {type: {type: string}}} #~ name-collision
Other: {type: string, x-rust-name: not a name} #~ invalid-rust-name
Named: {type: string, x-rust-name: Different}
Fields:
  type: object
  properties:
    aB: {type: string}
    a_b: {type: string} #~ name-collision
    a-b: {type: string, x-rust-name: other}",
    );
}

#[test]
fn properties_that_may_be_null_are_counted() {
    assert_schemas(
        "A:
  type: object
  minProperties: 1
  properties:
    a: {type: string, nullable: true}",
    );
}

#[test]
fn recursion_that_no_object_stops() {
    assert_schemas(
        "A:
  type: array
  items: {$ref: '#/components/schemas/A'}
B:
  anyOf:
    - $ref: '#/components/schemas/C' #~ reference-cycle
    - {type: string}
C:
  type: object
  not:
    not:
      $ref: '#/components/schemas/B' #~ reference-cycle",
    );
}

#[test]
fn listed_values_of_other_types() {
    assert_schemas(
        "A:
  type: string
  enum: [1, 2] #~ nothing-passes
B:
  type: integer
  nullable: true
  enum: [null, a] #~ nothing-passes
C:
  type: string
  enum:
    - a
    - no #~ ineffective-enum-value
  maxLength: 1",
    );
}

#[test]
fn constraints_without_a_type() {
    assert_schemas(
        "A:
  maxLength: 2 #~ type-missing
B:
  enum: [1, 2] #~ type-assumed
C:
  enum: [a, 1, null]
D:
  properties: {a: {type: string}} #~ type-assumed
  oneOf: [{required: [a]}, {required: [b]}]
E:
  type: string
  anyOf: [{maxLength: 2}, {minLength: 4}]
F:
  anyOf: [{maxLength: 2}, {minLength: 4}]",
    );
}

#[test]
fn null_beside_a_reference() {
    assert_schemas(
        "A: {type: object, required: [b], properties: {b: {nullable: true, allOf: [{$ref: '#/components/schemas/B'}]}}} #~ nullable-without-type
B: {type: object, required: [c], properties: {c: {type: string}}}",
    );
}

/// A long way from schema to schema is read to its end, and one that may have no end is refused.
#[test]
fn schemas_that_lead_into_one_another() {
    let chain = |length: usize| -> String {
        let link = |at: usize| {
            let next = at + 1;
            format!(
                "S{at}: {{type: object, properties: {{next: {{$ref: '#/components/schemas/S{next}'}}}}}}\n"
            )
        };
        (0..length).map(link).collect()
    };
    assert_schemas(&format!("{}S400: {{type: string}}", chain(400)));
    // The 1501st lies in 1500 others.
    let text = format!("{}S3000: {{type: string}}", chain(3_000));
    assert_schemas(&text.replace("S1501'}}}\n", "S1501'}}} #~ too-deep\n"));
}
