//! Names that collide: the later one gets a number and a warning, or a name of its own by `x-rust-name`.

use crate::assert_marks;

const DESCRIPTION: &str = "openapi: 3.0.3
info: {title: Sample, version: 1.0.0}
servers: [{url: 'https://localhost'}]
paths:
  /a:
    put:
      operationId: fooBar
      parameters:
        - {name: foo, in: query, schema: {type: string}}
        - {name: Foo, in: query, schema: {type: string}} #~ name-collision
      responses: {'204': {description: Done.}}
    get:
      operationId: foo_bar #~ name-collision
      responses: {'204': {description: Done.}}
components:
  schemas:
    First:
      type: array
      items: {$ref: '#/components/schemas/pet_owner'}
    Pet:
      type: object
      properties:
        owner: {type: object, properties: {id: {type: string}}}
        Owner: {type: object, properties: {id: {type: string}}} #~ name-collision
    PetOwner: #~ name-collision
      type: object
      properties:
        id: {type: string}
        Id: {type: string} #~ name-collision
    pet_owner: #~ name-collision
      type: string
      enum: [a, A] #~ name-collision
";

#[test]
fn the_later_of_two_names_gives_way() {
    assert_marks(DESCRIPTION);
}

#[test]
fn a_name_of_its_own_settles_it() {
    let settled = [
        (
            "in: query, schema: {type: string}} #~ name-collision",
            "in: query, x-rust-name: other, schema: {type: string}}",
        ),
        (
            "operationId: foo_bar #~ name-collision",
            "operationId: foo_bar\n      x-rust-name: other",
        ),
        (
            "Owner: {type: object, properties: {id: {type: string}}} #~ name-collision",
            "Owner: {allOf: [{type: object, x-rust-name: Other, properties: {id: {type: string}}}], x-rust-name: other}",
        ),
        (
            "PetOwner: #~ name-collision",
            "PetOwner:\n      x-rust-name: OwnerOfPets",
        ),
        (
            "Id: {type: string} #~ name-collision",
            "Id: {type: string, x-rust-name: other}",
        ),
        (
            "pet_owner: #~ name-collision",
            "pet_owner:\n      x-rust-name: KindOfOwner",
        ),
        (
            "enum: [a, A] #~ name-collision",
            "enum: [a, A]\n      x-enum-varnames: [Small, Large]",
        ),
    ];
    let description = settled
        .iter()
        .fold(DESCRIPTION.to_owned(), |text, (before, after)| {
            assert!(text.contains(before), "{before}");
            text.replacen(before, after, 1)
        });
    assert_marks(&description);
}

/// To rustc they are one name.
#[test]
fn names_that_are_spelled_in_two_ways_collide() {
    assert_marks(
        "openapi: 3.0.3
info: {title: Sample, version: 1.0.0}
servers: [{url: 'https://localhost'}]
paths: {}
components:
  schemas:
    \u{e9}: {type: string, enum: [\u{e9}, e\u{301}]} #~ name-collision
    e\u{301}: {type: object, properties: {a\u{200d}b: {type: string}, a_b: {type: string}}} #~ name-collision
",
    );
}

#[test]
fn types_are_not_called_like_those_of_rust() {
    assert_marks(
        "openapi: 3.0.3
info: {title: Sample, version: 1.0.0}
servers: [{url: 'https://localhost'}]
paths: {}
components:
  schemas:
    Big: {type: object, x-rust-name: i64, properties: {a: {type: string}}} #~ name-collision
    Odd: {type: object, x-rust-name: \u{fb01}n, properties: {a: {type: string}}} #~ invalid-rust-name
",
    );
}
