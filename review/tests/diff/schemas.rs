//! What two changes are, or one that looks like another: schemas merged, paired and conditioned.

use crate::setup::{changes, named};

/// The changes between two schemas of a request.
fn between(old: &str, new: &str) -> Vec<String> {
    let text = |schema: &str| {
        format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    post:\n      requestBody: {{content: {{a/b: {{schema: {schema}}}}}}}\n      responses: {{}}\n"
        )
    };
    named(&changes(&text(old), &text(new)))
}

/// A property that two parts of `allOf` describe is what both say together.
#[test]
fn a_property_in_two_parts_is_merged() {
    let two = |first: &str, second: &str| {
        format!("{{allOf: [{{properties: {{p: {first}}}}}, {{properties: {{p: {second}}}}}]}}")
    };
    let old = two(
        "{type: string, maxLength: 10}",
        "{maxLength: 8, description: A}",
    );
    assert_eq!(
        between(
            &old,
            &two(
                "{type: string, maxLength: 10}",
                "{maxLength: 7, description: A}"
            )
        ),
        ["breaking request-property-max-length-decreased"]
    );
    // The tighter limit decides; what lies beyond it is told as no more than said otherwise.
    assert_eq!(
        between(
            &old,
            &two(
                "{type: string, maxLength: 11}",
                "{maxLength: 8, description: A}"
            )
        ),
        ["safe default-made-explicit"]
    );
    assert_eq!(
        between(
            &old,
            "{properties: {p: {type: string, maxLength: 8, description: A}}}"
        ),
        ["safe default-made-explicit"]
    );
    assert_eq!(
        between(
            &old,
            &two(
                "{type: string, maxLength: 10}",
                "{maxLength: 8, description: B}"
            )
        ),
        ["safe description-changed"]
    );
}

#[test]
fn a_number_is_its_value() {
    for (old, new) in [("1", "1.0"), ("100", "1e2"), ("0x10", "16")] {
        let of = |number: &str| {
            format!("{{default: {number}, example: [{number}], x-unheard-of: {number}}}")
        };
        assert!(between(&of(old), &of(new)).is_empty(), "{old} and {new}");
    }
    assert_eq!(
        between("{default: 1}", "{default: '1'}"),
        ["risky request-body-default-changed"]
    );
}

#[test]
fn members_with_nothing_in_common_are_not_one_that_changed() {
    assert_eq!(
        between(
            "{oneOf: [{type: string}, {type: boolean}]}",
            "{oneOf: [{type: boolean}, {type: integer}]}"
        ),
        [
            "breaking request-body-one-of-removed",
            "safe request-body-one-of-added"
        ]
    );
    // Of several, those are paired that have the most in common.
    let old = "{anyOf: [{properties: {a: {}, b: {}, c: {maxLength: 3}}}, {properties: {a: {}, d: {maxLength: 3}}}]}";
    let new = "{anyOf: [{properties: {a: {}, d: {maxLength: 2}}}, {properties: {a: {}, b: {}, c: {maxLength: 2}}}]}";
    assert_eq!(
        between(old, new),
        [
            "breaking request-property-max-length-decreased",
            "breaking request-property-max-length-decreased"
        ]
    );
}

#[test]
fn a_requirement_that_gets_a_condition_is_a_weaker_one() {
    let object = |rest: &str| {
        format!(
            "{{type: object, properties: {{a: {{type: boolean}}, b: {{type: string}}}}, {rest}}}"
        )
    };
    let always = object("required: [b]");
    let sometimes = object("x-required-when: {b: {a: true}}");
    assert_eq!(
        between(&always, &sometimes),
        [
            "safe request-property-became-optional",
            "safe request-property-required-when-added"
        ]
    );
    assert_eq!(
        between(&sometimes, &always),
        [
            "breaking request-property-required-when-removed",
            "breaking request-property-became-required"
        ]
    );
}

/// A list beside the values that is too short for them is wrong, and told as it stands.
#[test]
fn names_that_do_not_fit_the_values_are_told() {
    let found = between(
        "{enum: [a, b], x-enum-varnames: [A, B]}",
        "{enum: [a, b], x-enum-varnames: [A, B, C]}",
    );
    assert_eq!(found.len(), 1, "{found:?}");
}
