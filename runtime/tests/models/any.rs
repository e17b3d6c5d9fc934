//! Schemas as trees.

use konaplate_runtime::check::any::{
    Additional, Bound, Keyword, Kind, Literal, Schema, any, first, only,
};
use konaplate_runtime::{FreeForm, Pointer, Rule, Violations};
use serde_json::{Value, json};

fn found(schema: &Schema, value: Value) -> Vec<String> {
    let mut violations = Violations::new();
    any(
        &FreeForm::new(value),
        schema,
        &Pointer::ROOT,
        &mut violations,
    );
    violations.iter().map(ToString::to_string).collect()
}

static PERSON: Schema = Schema(&[
    Keyword::Type(Kind::Object),
    Keyword::Required(&["name"]),
    Keyword::Properties(
        &[
            (
                "name",
                Schema(&[Keyword::Type(Kind::String), Keyword::MinLength(2)]),
            ),
            (
                "friends",
                Schema(&[Keyword::Items(Schema(&[Keyword::Reference(&PERSON)]))]),
            ),
        ],
        Additional::Each(Schema(&[Keyword::Not(Schema(&[Keyword::Type(
            Kind::Boolean,
        )]))])),
    ),
]);

#[test]
fn every_violation_has_its_place_and_rule() {
    let value = json!({
        "name": "x",
        "friends": [{ "name": "Ada", "age": 36 }, { "friends": [{ "name": 1 }] }],
        "secret": true,
    });
    let expected = [
        "/friends/1/name: required, but missing",
        "/friends/1/friends/0/name: not of type string",
        "/name: shorter than 2 characters",
        "/*: matches what it must not match",
    ];
    assert_eq!(found(&PERSON, value), expected);
}

#[test]
fn what_passes_allocates_nothing() {
    let value = FreeForm::new(json!({
        "name": "Grace", "friends": [{ "name": "Ada", "friends": [] }], "age": 85, "tags": [1.5, null],
    }));
    let mut violations = Violations::new();
    let allocated =
        allocation_counter::measure(|| any(&value, &PERSON, &Pointer::ROOT, &mut violations));
    assert_eq!((allocated.count_total, violations.len()), (0, 0));
}

#[test]
fn bounds_are_exact_for_integers_and_for_decimals() {
    const LIMIT: Bound = Bound {
        integer: 9_999_999_999_999_999_999,
        number: 1e19,
        text: "9999999999999999999",
    };
    let schema = Schema(&[Keyword::Maximum(LIMIT)]);
    assert!(schema.matches(&json!(9_999_999_999_999_999_999_u64)));
    assert!(!schema.matches(&json!(10_000_000_000_000_000_000_u64)));
    assert!(schema.matches(&json!("text")));
    let cents = Schema(&[Keyword::MultipleOf("0.01")]);
    assert!(cents.matches(&json!(19.99)) && cents.matches(&json!(-3)) && cents.matches(&json!(0)));
    assert!(!cents.matches(&json!(0.005)));
    assert!(Schema(&[Keyword::MultipleOf("3")]).matches(&json!(18_446_744_073_709_551_615_u64)));
}

#[test]
fn an_integer_has_no_fraction_even_of_zero() {
    let integer = Schema(&[Keyword::Type(Kind::Integer)]);
    for (text, passes) in [
        ("1", true),
        ("-9223372036854775808", true),
        ("18446744073709551615", true),
        ("1.0", false),
        ("1e3", false),
        ("0.5", false),
        // Too large for 64 bits, and so read as a double.
        ("123456789012345678901234567890", true),
    ] {
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(integer.matches(&value), passes, "{text}");
    }
}

#[test]
fn listed_values_are_compared_as_json() {
    let listed = Schema(&[Keyword::Enumeration(&[
        Literal::Integer(1),
        Literal::Array(&[Literal::Boolean(false), Literal::Number(0.5)]),
        Literal::Object(&[("a", Literal::Null), ("b", Literal::String(""))]),
    ])]);
    for value in [
        json!(1),
        json!(1.0),
        json!([false, 0.5]),
        json!({ "b": "", "a": null }),
    ] {
        assert!(listed.matches(&value), "{value}");
    }
    for value in [
        json!(true),
        json!("1"),
        json!([0, 0.5]),
        json!({ "a": null }),
        json!(null),
    ] {
        assert!(!listed.matches(&value), "{value}");
    }
}

#[test]
fn one_alternative_is_chosen_or_none() {
    let alternatives = [
        Schema(&[Keyword::MaxLength(3)]),
        Schema(&[Keyword::Type(Kind::String), Keyword::MinLength(3)]),
    ];
    let chosen = |value: Value| (only(&value, &alternatives), first(&value, &alternatives));
    assert_eq!(chosen(json!("ab")), (Some(0), Some(0)));
    assert_eq!(chosen(json!("abcd")), (Some(1), Some(1)));
    assert_eq!(chosen(json!("abc")), (None, Some(0)));
    assert_eq!(only(&json!(1), &alternatives[1..]), None);
}

/// Refers to itself for the same value.
static ENDLESS: Schema = Schema(&[Keyword::Any(&[
    Schema(&[Keyword::Reference(&ENDLESS)]),
    Schema(&[Keyword::Not(Schema(&[Keyword::Reference(&ENDLESS)]))]),
])]);

/// Each level has two ways to go wrong.
static FORKED: Schema = Schema(&[Keyword::One(&[
    Schema(&[
        Keyword::Items(Schema(&[Keyword::Reference(&FORKED)])),
        Keyword::Type(Kind::Array),
    ]),
    Schema(&[
        Keyword::Items(Schema(&[Keyword::Reference(&FORKED)])),
        Keyword::Type(Kind::Null),
    ]),
])]);

#[test]
fn what_would_take_without_end_is_given_up() {
    let deep = (0..100).fold(json!(1), |inner, _| json!([inner]));
    for (schema, value) in [(&ENDLESS, json!(1)), (&FORKED, deep)] {
        let mut violations = Violations::new();
        any(
            &FreeForm::new(value),
            schema,
            &Pointer::ROOT,
            &mut violations,
        );
        let rules: Vec<&Rule> = violations.iter().map(|found| found.rule()).collect();
        assert_eq!(rules, [&Rule::Unchecked]);
    }
}
