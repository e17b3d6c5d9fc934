//! Descriptions of other APIs, without pages.

use crate::html::{Element, parse};
use crate::project::of_text;

const PETS: &str = "
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer, minimum: 1, maximum: 9999999999999999999}}
    get:
      operationId: getPet
      summary: One pet
      parameters:
        - {name: verbose, in: query, schema: {type: boolean, default: false}}
      responses:
        '200':
          description: The pet.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Pet'}
              example: {name: Rex, weight: 12.50}
        '404':
          description: There is none.
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string, minLength: 1, maxLength: 40}
        kind: {type: string, enum: [cat, dog]}
        tags: {type: array, maxItems: 3, items: {type: string}}
        mother: {$ref: '#/components/schemas/Pet'}
        home:
          oneOf:
            - {type: string}
            - {type: object, properties: {street: {type: string}}}
";

fn rows(page: &Element) -> Vec<Vec<String>> {
    page.all("tr").into_iter().map(Element::cells).collect()
}

#[test]
fn fields_stand_with_type_limits_and_requirement() {
    let files = of_text("pets.yaml", PETS).expect("a report");
    let page = parse(&files["getPet.html"]);
    let rows = rows(&page);
    let row = |name: &str| {
        let found = rows
            .iter()
            .find(|row| row[0].split(' ').any(|word| word == name));
        found
            .unwrap_or_else(|| panic!("no {name} in {rows:?}"))
            .join(" | ")
    };
    assert!(row("id").contains("in path"), "{}", row("id"));
    assert!(
        row("id").contains("1 to 9999999999999999999"),
        "{}",
        row("id")
    );
    assert!(row("id").contains("required"));
    assert!(row("verbose").contains("optional") && row("verbose").contains("Default false"));
    assert!(row("name").contains("1 to 40 characters") && row("name").contains("required"));
    assert!(row("kind").contains("cat") && row("kind").contains("dog"));
    assert!(row("tags").contains("array of strings") && row("tags").contains("at most 3 items"));
    assert!(row("mother").contains("repeats what is around it"));
    assert!(row("street").contains("string"));
    let text = page.text();
    assert!(text.contains("12.50"), "digits of an example are kept");
    assert!(!text.contains("Page and description"));
    let index = parse(&files["index.html"]).text();
    assert!(index.contains("One pet") && !index.contains("pages read"));
}

#[test]
fn what_is_no_openapi_is_refused_with_its_place() {
    let found = of_text("old.yaml", "swagger: '2.0'\n").expect_err("no report");
    assert!(
        found.contains("error[not-openapi-3.0]") && found.contains("old.yaml:1:1"),
        "{found}"
    );
    let found = of_text(
        "broken.yaml",
        "openapi: 3.0.3\npaths:\n  /a: {$ref: 'nowhere.yaml'}\n",
    )
    .expect_err("no report");
    assert!(found.contains("broken.yaml:3"), "{found}");
}

#[test]
fn a_body_may_be_anything() {
    for schema in [
        "{type: string}",
        "{type: array, items: {type: object, properties: {a: {}}}}",
        "{}",
        "{oneOf: [{}, {}]}",
        "{allOf: []}",
    ] {
        let text = format!(
            "openapi: 3.0.3\ninfo: {{}}\npaths:\n  /a:\n    post:\n      requestBody: {{content: {{text/plain: {{schema: {schema}}}}}}}\n      responses: {{}}\n"
        );
        let files = of_text("a.yaml", &text).expect("a report");
        assert!(files.contains_key("POST-a.html"), "{:?}", files.keys());
    }
}
