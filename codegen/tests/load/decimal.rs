//! Exact numbers of any size.

use konaplate_codegen::load::Decimal;
use proptest::prelude::*;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap_or_else(|| panic!("{text} is a number"))
}

#[test]
fn one_value_has_many_spellings() {
    for spellings in [
        &[
            "100", "1e2", "100.0", "0.1e3", "+100", "0x64", "0o144", "00100", "1E+2", "1000e-1",
        ][..],
        &["0", "-0", "0.0", "0e99", "-0.000e-5"],
        &["0.5", ".5", "5e-1", "0.50"],
        &[
            "9999999999999999999",
            "9999999999999999999.0",
            "9.999999999999999999e18",
        ],
    ] {
        for spelling in spellings {
            assert_eq!(decimal(spelling), decimal(spellings[0]), "{spelling}");
        }
    }
}

#[test]
fn what_is_not_a_number_is_refused() {
    for text in [
        "",
        "-",
        "+",
        ".",
        "e5",
        "1e",
        "1e+",
        "1.2.3",
        "0x",
        "0xG",
        "-0x1",
        "0x+1",
        "0o8",
        "1_000",
        " 1",
        "1 ",
        "NaN",
        "inf",
        "١",
        "1e99999999999999999999",
    ] {
        assert_eq!(Decimal::parse(text), None, "{text:?}");
    }
}

#[test]
fn order_is_exact_at_any_size() {
    let ascending = [
        "-1e999999999",
        "-10000000000000000000",
        "-9999999999999999999",
        "-1.5",
        "-1.25",
        "-1e-999999999",
        "0",
        "1e-999999999",
        "0.1",
        "0.1000000000000000055511151231257827",
        "9007199254740992",
        "9007199254740993",
        "9999999999999999999",
        "10000000000000000000",
        "1e999999999",
    ];
    for (index, text) in ascending.iter().enumerate() {
        for (other, larger) in ascending.iter().enumerate() {
            assert_eq!(
                decimal(text).cmp(&decimal(larger)),
                index.cmp(&other),
                "{text} and {larger}"
            );
        }
    }
}

#[test]
fn integers_are_converted_only_where_they_fit() {
    assert_eq!(decimal("1e2").to_u64(), Some(100));
    assert_eq!(decimal("18446744073709551615").to_u64(), Some(u64::MAX));
    assert_eq!(decimal("18446744073709551616").to_u64(), None);
    assert_eq!(decimal("-9223372036854775808").to_i64(), Some(i64::MIN));
    assert_eq!(decimal("9223372036854775808").to_i64(), None);
    assert_eq!(
        decimal("-170141183460469231731687303715884105728").to_i128(),
        Some(i128::MIN)
    );
    assert_eq!(
        decimal("170141183460469231731687303715884105728").to_i128(),
        None
    );
    assert_eq!(decimal("1e999999999").to_i128(), None);
    assert_eq!(decimal("1.5").to_i128(), None);
    assert_eq!(decimal("-1").to_u64(), None);
    assert!(decimal("1e999999999").is_integer() && !decimal("1e-1").is_integer());
}

#[test]
fn the_nearest_double() {
    assert_eq!(decimal("0.1").nearest_f64(), 0.1);
    assert_eq!(decimal("-0.3").nearest_f64(), -0.3);
    assert_eq!(decimal("9999999999999999999").nearest_f64(), 1e19);
    assert_eq!(decimal("1e400").nearest_f64(), f64::INFINITY);
    assert_eq!(decimal("-1e400").nearest_f64(), f64::NEG_INFINITY);
    assert_eq!(decimal("1e-400").nearest_f64(), 0.0);
}

#[test]
fn the_printed_form_is_short_and_the_same_in_json_and_yaml() {
    for (text, printed) in [
        ("100.0", "100"),
        ("-1e2", "-100"),
        ("0x1F", "31"),
        ("1.50", "1.5"),
        ("-.5", "-0.5"),
        ("1e-6", "0.000001"),
        ("1e-7", "1.0e-7"),
        ("12e400", "1.2e+401"),
        ("-0", "0"),
        ("12345678901234567890.25", "12345678901234567890.25"),
    ] {
        assert_eq!(decimal(text).to_string(), printed);
    }
}

proptest! {
    #[test]
    fn agrees_with_integers(a: i128, b: i128) {
        prop_assert_eq!(Decimal::from(a).cmp(&Decimal::from(b)), a.cmp(&b));
        prop_assert_eq!(Decimal::from(a).to_i128(), Some(a));
        prop_assert_eq!(decimal(&a.to_string()), Decimal::from(a));
    }

    #[test]
    fn printing_and_reading_changes_nothing(text in "-?[0-9]{1,25}(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?") {
        let value = decimal(&text);
        prop_assert_eq!(decimal(&value.to_string()), value);
    }

    #[test]
    fn no_double_is_nearer(text in "-?[0-9]{1,25}(\\.[0-9]{1,25})?(e-?[0-9]{1,3})?") {
        let value = decimal(&text);
        let exact = |double: f64| decimal(&format!("{double:.1100}"));
        let nearest = value.nearest_f64();
        // The value lies between the neighbours of its nearest double.
        if nearest.next_up().is_finite() {
            prop_assert!(exact(nearest.next_up()) > value);
        }
        if nearest.next_down().is_finite() {
            prop_assert!(exact(nearest.next_down()) < value);
        }
    }
}
