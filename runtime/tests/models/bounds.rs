//! Bounds of numbers, items and properties.

use konaplate_runtime::check::{
    closed, exclusive_maximum, exclusive_maximum_number, exclusive_minimum,
    exclusive_minimum_number, max_items, max_properties, maximum, maximum_number, min_items,
    min_properties, minimum, minimum_number, no_shadowed, unique_items,
};
use konaplate_runtime::{AdditionalProperties, FreeForm, Limit, Rule, Value, Violations};
use serde_json::json;

use crate::{accepts, rules};

/// The greatest user id: above 2^63 and 2^53, where a float could not tell it from its successor.
const GREATEST_USER_ID: u64 = 9_999_999_999_999_999_999;

#[test]
fn a_bound_beyond_two_to_the_63_is_exact() {
    let limit = Rule::Maximum(Limit::Integer(9_999_999_999_999_999_999));
    assert!(accepts(|at, found| maximum(
        GREATEST_USER_ID,
        GREATEST_USER_ID,
        at,
        found
    )));
    assert_eq!(
        rules(|at, found| maximum(10_000_000_000_000_000_000, GREATEST_USER_ID, at, found)),
        [limit]
    );
}

#[test]
fn integer_bounds_include_or_exclude_their_limit() {
    assert!(accepts(|at, found| minimum(-5_i64, -5, at, found)));
    assert_eq!(
        rules(|at, found| minimum(-6_i64, -5, at, found)),
        [Rule::Minimum(Limit::Integer(-5))]
    );
    assert!(accepts(|at, found| exclusive_minimum(
        -4_i64, -5, at, found
    )));
    assert_eq!(
        rules(|at, found| exclusive_minimum(-5_i64, -5, at, found)),
        [Rule::ExclusiveMinimum(Limit::Integer(-5))]
    );
    assert!(accepts(|at, found| exclusive_maximum(4_u8, 5, at, found)));
    assert_eq!(
        rules(|at, found| exclusive_maximum(5_u8, 5, at, found)),
        [Rule::ExclusiveMaximum(Limit::Integer(5))]
    );
}

/// 0.1 is no `f64`. The nearest one, which JSON's 0.1 is read as, lies above it, the one before lies below.
#[test]
fn number_bounds_compare_with_the_nearest_float_on_the_allowed_side() {
    let below = 0.1_f64.next_down();
    assert!(accepts(|at, found| minimum_number(
        0.1, 0.1, "0.1", at, found
    )));
    assert_eq!(
        rules(|at, found| minimum_number(below, 0.1, "0.1", at, found)),
        [Rule::Minimum(Limit::Decimal("0.1"))]
    );
    assert!(accepts(|at, found| exclusive_minimum_number(
        2.5, 2.0, "2", at, found
    )));
    assert_eq!(
        rules(|at, found| exclusive_minimum_number(2.0, 2.0, "2", at, found)),
        [Rule::ExclusiveMinimum(Limit::Decimal("2"))]
    );
    assert!(accepts(|at, found| maximum_number(
        2.0, 2.0, "2", at, found
    )));
    assert_eq!(
        rules(|at, found| maximum_number(2.0_f64.next_up(), 2.0, "2", at, found)),
        [Rule::Maximum(Limit::Decimal("2"))]
    );
    assert!(accepts(|at, found| exclusive_maximum_number(
        1.5, 2.0, "2", at, found
    )));
    assert_eq!(
        rules(|at, found| exclusive_maximum_number(2.0, 2.0, "2", at, found)),
        [Rule::ExclusiveMaximum(Limit::Decimal("2"))]
    );
}

#[test]
fn what_is_no_number_satisfies_no_bound() {
    let nan = f64::NAN;
    assert!(!accepts(|at, found| minimum_number(
        nan, 0.0, "0", at, found
    )));
    assert!(!accepts(|at, found| maximum_number(
        nan, 0.0, "0", at, found
    )));
    assert!(!accepts(|at, found| exclusive_minimum_number(
        nan, 0.0, "0", at, found
    )));
    assert!(!accepts(|at, found| exclusive_maximum_number(
        nan, 0.0, "0", at, found
    )));
    assert!(!accepts(|at, found| maximum_number(
        f64::INFINITY,
        0.0,
        "0",
        at,
        found
    )));
}

#[test]
fn counts_of_items_and_properties_include_their_limit() {
    assert!(accepts(|at, found| min_items(2, 2, at, found)));
    assert_eq!(
        rules(|at, found| min_items(1, 2, at, found)),
        [Rule::MinItems(2)]
    );
    assert!(accepts(|at, found| max_items(2, 2, at, found)));
    assert_eq!(
        rules(|at, found| max_items(3, 2, at, found)),
        [Rule::MaxItems(2)]
    );
    assert!(accepts(|at, found| min_properties(2, 2, at, found)));
    assert_eq!(
        rules(|at, found| min_properties(1, 2, at, found)),
        [Rule::MinProperties(2)]
    );
    assert!(accepts(|at, found| max_properties(2, 2, at, found)));
    assert_eq!(
        rules(|at, found| max_properties(3, 2, at, found)),
        [Rule::MaxProperties(2)]
    );
}

#[test]
fn unique_items_compare_as_json_does() {
    assert!(accepts(|at, found| unique_items::<u8>(&[], at, found)));
    assert!(accepts(|at, found| unique_items(
        &["a", "b", "A"],
        at,
        found
    )));
    assert_eq!(
        rules(|at, found| unique_items(&["a", "b", "a"], at, found)),
        [Rule::UniqueItems]
    );

    let free = |values: [Value; 2]| values.map(FreeForm::new);
    assert!(!accepts(|at, found| unique_items(
        &free([json!(1), json!(1.0)]),
        at,
        found
    )));
    assert!(accepts(|at, found| unique_items(
        &free([json!(1), json!("1")]),
        at,
        found
    )));
}

#[test]
fn additional_properties_that_are_not_allowed_are_found_one_by_one() {
    let properties: AdditionalProperties = [("userId", json!(1)), ("a/b", json!(null))]
        .into_iter()
        .collect();
    let found = |check: &dyn Fn(&mut Violations)| {
        let mut violations = Violations::new();
        check(&mut violations);
        violations
            .iter()
            .map(|violation| (violation.pointer().to_owned(), violation.rule().clone()))
            .collect::<Vec<_>>()
    };
    let root = konaplate_runtime::Pointer::ROOT;
    assert_eq!(
        found(&|violations| closed(&properties, &root, violations)),
        [
            ("/a~1b".to_owned(), Rule::AdditionalProperty),
            ("/userId".to_owned(), Rule::AdditionalProperty)
        ]
    );
    assert_eq!(
        found(&|violations| no_shadowed(&properties, &["userName", "userId"], &root, violations)),
        [("/userId".to_owned(), Rule::ShadowedProperty)]
    );
}
