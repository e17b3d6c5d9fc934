//! Sensitive values are never printed, not even by the error about one that could not be read.

use konaplate_runtime::Sensitive;
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Card {
    number: Sensitive<String>,
    user: Option<Sensitive<u64>>,
}

#[test]
fn on_the_wire_it_is_the_value_itself() {
    let card: Card =
        serde_json::from_str(r#"{"number":"4111111111111111","user":9999999999999999999}"#)
            .unwrap();
    assert_eq!(card.number.expose(), "4111111111111111");
    assert_eq!(card.user, Some(9_999_999_999_999_999_999.into()));
    assert_eq!(
        serde_json::to_string(&card).unwrap(),
        r#"{"number":"4111111111111111","user":9999999999999999999}"#
    );
    let without: Card = serde_json::from_str(r#"{"number":"","user":null}"#).unwrap();
    assert_eq!(without.user, None);
}

#[test]
fn debug_and_display_show_nothing() {
    let card = Card {
        number: "4111111111111111".into(),
        user: Some(41_111_111.into()),
    };
    assert_eq!(
        format!("{card:?}"),
        "Card { number: [redacted], user: Some([redacted]) }"
    );
    assert_eq!(card.number.to_string(), "[redacted]");
    assert_eq!(card.number.into_inner(), "4111111111111111");
}

/// serde's own text would be: invalid type: integer `4111111111111111`, expected a string.
#[test]
fn the_error_about_a_value_of_another_type_does_not_quote_it() {
    for json in [
        r#"{"number":4111111111111111}"#,
        r#"{"number":"","user":"4111111111111111"}"#,
    ] {
        let error = serde_json::from_str::<Card>(json).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("4111"), "{error}");
    }
}

#[test]
fn literals_convert_without_help() {
    fn user(id: impl Into<Sensitive<u64>>) -> u64 {
        id.into().into_inner()
    }
    fn name(name: impl Into<Sensitive<String>>) -> String {
        name.into().into_inner()
    }
    assert_eq!(user(50_000_104_652), 50_000_104_652);
    assert_eq!(user(Sensitive::new(1)), 1);
    assert_eq!(name("홍길동"), "홍길동");
    assert_eq!(name(String::from("홍길동")), "홍길동");
}
