//! What becomes of references.

use konaplate_codegen::bundle::to_yaml;

use super::bundled;

const ROOT: &str = "\
openapi: 3.0.3
paths:
  /a: {$ref: paths/a.yaml}
components:
  schemas:
    Own: {type: string}
    Kept: {$ref: 'components/shared.yaml#/Shared'}
";

#[track_caller]
fn becomes(files: &[(&str, &str)], expected: &str) {
    let (tree, found) = bundled(files);
    assert_eq!(found, [""; 0]);
    assert_eq!(to_yaml(&tree.expect("a bundle")), expected);
}

#[track_caller]
fn fails(files: &[(&str, &str)], expected: &str) {
    let (tree, found) = bundled(files);
    assert!(tree.is_none());
    assert_eq!(found, [expected]);
}

#[test]
fn everything_ends_up_in_one_file_under_its_name() {
    let item = "\
post:
  parameters:
    - $ref: ../components/headers.yaml#/Trace
  requestBody: {$ref: '../components/more.yaml#/bodies/Body'}
  responses:
    200:
      description: ok
      headers:
        X-Trace: {$ref: ../components/headers.yaml#/TraceAnswer}
      content:
        application/json:
          schema: {$ref: '#/x-schemas/Answer'}
          examples:
            one: {$ref: '../components/more.yaml#/examples/One'}
x-schemas:
  Answer:
    allOf:
      - $ref: ../openapi.yaml#/components/schemas/Own
      - $ref: ../components/shared.yaml#/Shared
      - $ref: '#/x-schemas/Part'
  Part: {type: object, properties: {next: {$ref: '#/x-schemas/Answer'}}, additionalProperties: {$ref: '../components/shared.yaml#/Other'}}
";
    let expected = "\
openapi: '3.0.3'
paths:
  /a:
    post:
      parameters:
        - $ref: '#/components/parameters/Trace'
      requestBody:
        $ref: '#/components/requestBodies/Body'
      responses:
        '200':
          description: ok
          headers:
            X-Trace:
              $ref: '#/components/headers/TraceAnswer'
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Answer'
              examples:
                one:
                  $ref: '#/components/examples/One'
components:
  schemas:
    Own:
      type: string
    Kept:
      type: integer
    Answer:
      allOf:
        - $ref: '#/components/schemas/Own'
        - $ref: '#/components/schemas/Kept'
        - $ref: '#/components/schemas/Part'
    Part:
      type: object
      properties:
        next:
          $ref: '#/components/schemas/Answer'
      additionalProperties:
        $ref: '#/components/schemas/Other'
    Other:
      type: boolean
  parameters:
    Trace:
      name: Trace
      in: header
      schema:
        $ref: '#/components/schemas/Own'
  requestBodies:
    Body:
      content: {}
  headers:
    TraceAnswer:
      schema:
        type: string
  examples:
    One:
      value:
        $ref: nothing but data
";
    becomes(
        &[
            ("openapi.yaml", ROOT),
            ("paths/a.yaml", item),
            (
                "components/shared.yaml",
                "Shared: {type: integer}\nOther: {type: boolean}\n",
            ),
            (
                "components/headers.yaml",
                "Trace: {name: Trace, in: header, schema: {$ref: ../openapi.yaml#/components/schemas/Own}}\nTraceAnswer: {schema: {type: string}}\n",
            ),
            (
                "components/more.yaml",
                "bodies: {Body: {content: {}}}\nexamples: {One: {value: {$ref: nothing but data}}}\n",
            ),
        ],
        expected,
    );
}

#[test]
fn schemas_that_nothing_refers_to_are_kept() {
    becomes(
        &[
            ("openapi.yaml", "paths:\n  /a: {$ref: a.yaml}\n"),
            (
                "a.yaml",
                "get: {operationId: a}\nx-schemas:\n  Alone: {type: string}\n",
            ),
        ],
        "paths:\n  /a:\n    get:\n      operationId: a\ncomponents:\n  schemas:\n    Alone:\n      type: string\n",
    );
}

#[test]
fn discriminators_name_the_schemas_of_the_bundle() {
    becomes(
        &[
            (
                "openapi.yaml",
                "components:\n  schemas:\n    Pet:\n      oneOf: [{$ref: pets.yaml#/Cat}]\n      discriminator:\n        propertyName: kind\n        mapping: {cat: pets.yaml#/Cat, pet: Pet}\n",
            ),
            ("pets.yaml", "Cat: {type: object}\n"),
        ],
        "\
components:
  schemas:
    Pet:
      oneOf:
        - $ref: '#/components/schemas/Cat'
      discriminator:
        propertyName: kind
        mapping:
          cat: '#/components/schemas/Cat'
          pet: Pet
    Cat:
      type: object
",
    );
}

#[test]
fn a_component_that_is_a_reference_to_another_stays_one() {
    becomes(
        &[(
            "openapi.yaml",
            "components:\n  schemas:\n    Alias: {$ref: '#/components/schemas/Own'}\n    Own: {type: string}\n",
        )],
        "components:\n  schemas:\n    Alias:\n      $ref: '#/components/schemas/Own'\n    Own:\n      type: string\n",
    );
}

#[test]
fn a_reference_into_the_root_file_that_names_no_component_stays_as_it_is() {
    becomes(
        &[(
            "openapi.yaml",
            "components:\n  schemas:\n    A: {properties: {'x y': {type: string}}}\n    B: {items: {$ref: '#/components/schemas/A/properties/x%20y'}}\n",
        )],
        "components:\n  schemas:\n    A:\n      properties:\n        x y:\n          type: string\n    B:\n      items:\n        $ref: '#/components/schemas/A/properties/x%20y'\n",
    );
}

#[test]
fn a_whole_file_is_named_after_the_file() {
    becomes(
        &[
            (
                "openapi.yaml",
                "components:\n  schemas:\n    A: {items: {$ref: 'schemas/Blue pet.v1.yaml'}}\n",
            ),
            ("schemas/Blue pet.v1.yaml", "type: object\n"),
        ],
        "components:\n  schemas:\n    A:\n      items:\n        $ref: '#/components/schemas/Blue_pet'\n    Blue_pet:\n      type: object\n",
    );
}

#[test]
fn things_in_examples_defaults_and_extensions_are_data() {
    let schema = "components:\n  schemas:\n    A:\n      default:\n        $ref: no/file.yaml\n      example:\n        $ref: '#/nowhere'\n      enum:\n        - $ref: x\n      x-any:\n        $ref: z\n";
    becomes(&[("openapi.yaml", schema)], schema);
}

#[test]
fn a_property_may_be_named_ref() {
    let schema = "components:\n  schemas:\n    A:\n      properties:\n        $ref:\n          type: string\n";
    becomes(&[("openapi.yaml", schema)], schema);
}

#[test]
fn two_things_of_one_name_are_an_error() {
    let files = [
        (
            "openapi.yaml",
            "components:\n  schemas:\n    A: {allOf: [{$ref: a.yaml#/X}, {$ref: b.yaml#/X}]}\n",
        ),
        ("a.yaml", "X: {type: string}\n"),
        ("b.yaml", "# other\nX: {type: string}\n"),
    ];
    fails(
        &files,
        "name-collision: two schemas are named `X`: a.yaml:1:4 and b.yaml:2:4",
    );
}

#[test]
fn the_same_name_for_things_of_two_kinds_is_none() {
    let (tree, found) = bundled(&[
        (
            "openapi.yaml",
            "components:\n  schemas:\n    A: {$ref: a.yaml#/schemas/X}\n  responses:\n    A: {$ref: a.yaml#/responses/X}\n",
        ),
        (
            "a.yaml",
            "schemas: {X: {type: string}}\nresponses: {X: {description: ok}}\n",
        ),
    ]);
    assert!(tree.is_some() && found.is_empty(), "{found:?}");
}

#[test]
fn a_reference_that_leads_nowhere_is_an_error() {
    fails(
        &[(
            "openapi.yaml",
            "components:\n  schemas:\n    A: {items: {$ref: '#/components/schemas/B'}}\n",
        )],
        "missing-target: `#/components/schemas/B` leads nowhere: there is no `B`",
    );
}

#[test]
fn path_items_in_a_circle_end() {
    let (tree, found) = bundled(&[
        ("openapi.yaml", "paths:\n  /a: {$ref: a.yaml}\n"),
        (
            "a.yaml",
            "post:\n  callbacks:\n    back:\n      'url': {$ref: a.yaml}\n",
        ),
    ]);
    assert!(tree.is_none());
    assert!(
        found
            .iter()
            .all(|found| found.starts_with("reference-cycle"))
            && !found.is_empty(),
        "{found:?}"
    );
}
