//! The written forms: every reader gets the same values back.

use konaplate_codegen::bundle::{to_json, to_yaml};
use konaplate_codegen::load::{Node, Value};
use proptest::prelude::*;

use super::read;

/// Whether two trees hold the same: numbers by value, everything else exactly, places aside.
fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Number(one), Value::Number(other)) => one.decimal() == other.decimal(),
        (Value::Sequence(one), Value::Sequence(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Mapping(one), Value::Mapping(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other.iter())
                    .all(|((key, one), (other_key, other))| {
                        key == other_key && same(&one.node, &other.node)
                    })
        }
        (one, other) => one == other,
    }
}

/// The value of a one-line document `a: …`.
fn yaml_of(json: &str) -> String {
    let yaml = to_yaml(&read("a.json", &format!("{{\"a\": {json}}}")));
    yaml.strip_prefix("a: ")
        .and_then(|rest| rest.strip_suffix('\n'))
        .expect("one line")
        .to_owned()
}

#[test]
fn strings_that_some_reader_takes_for_something_else_are_quoted() {
    // Type repository of YAML 1.1 (bool, float, int, merge, null, timestamp, value) and the core schema of 1.2.
    let ambiguous = [
        "000_002",
        "007",
        "1",
        "-1",
        "+1",
        "1_000",
        "0b11",
        "0o7",
        "0x1F",
        "1:20",
        "190:20:30.15",
        "1.5",
        "1e5",
        ".5",
        "-.inf",
        ".NaN",
        "685_230.15",
        "2026-11-20",
        "2001-12-14t21:59:43.10-05:00",
        "y",
        "Y",
        "yes",
        "Yes",
        "n",
        "N",
        "NO",
        "no",
        "on",
        "OFF",
        "true",
        "False",
        "null",
        "NULL",
        "~",
        "=",
        "<<",
        "",
        " ",
        " a",
        "a ",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "- a",
        "-",
        "?",
        "!a",
        "&a",
        "*a",
        "|",
        ">",
        "@a",
        "`a",
        "%a",
        "{a}",
        "[a]",
        ",a",
        "\"a",
        "'a'",
        "...",
        "---",
        "a\tb",
    ];
    for text in ambiguous {
        let written = yaml_of(&format!("{text:?}"));
        assert!(
            written.starts_with(['\'', '"']),
            "{text:?} is written as {written}"
        );
    }
}

#[test]
fn strings_that_are_strings_for_every_reader_stay_plain() {
    for text in [
        "KO",
        "ACTIVE",
        "application/json",
        "/api/v1/{id}",
        "카드 번호",
        "a:b",
        "a#b",
        "it's, [so] {to} say",
        "X-KM-Access-Key",
        "$ref",
        "mm/dd",
        "ㅎ😀",
    ] {
        assert_eq!(yaml_of(&format!("{text:?}")), text);
    }
}

#[test]
fn numbers_are_spelt_so_that_every_reader_takes_them_for_the_same() {
    for (number, written) in [
        ("9999999999999999999", "9999999999999999999"),
        ("-0.5", "-0.5"),
        ("1.10", "1.10"),
        ("1e2", "100"),
        ("1E5", "100000"),
        ("1.5e3", "1500"),
        ("1.5e+3", "1.5e+3"),
        ("1e-9", "1.0e-9"),
        ("-0", "-0"),
    ] {
        assert_eq!(yaml_of(number), written);
        assert_eq!(to_json(&read("a.json", number)), format!("{written}\n"));
    }
    for (number, written) in [
        ("0x1F", "31"),
        ("0o17", "15"),
        ("017", "17"),
        ("+1", "1"),
        (".5", "0.5"),
        ("1.", "1"),
    ] {
        assert_eq!(to_yaml(&read("a.yaml", number)), format!("{written}\n"));
        assert_eq!(to_json(&read("a.yaml", number)), format!("{written}\n"));
    }
}

#[test]
fn characters_that_do_not_show_are_escaped() {
    assert_eq!(
        yaml_of(r#""a\u202eb\u200b\ufeff\u2028\u0085\r""#),
        r#""a\u202Eb\u200B\uFEFF\u2028\u0085\r""#
    );
    let tag = read("a.yaml", "\"\\U000E0041\"");
    assert_eq!(to_yaml(&tag), "\"\\U000E0041\"\n");
    assert_eq!(to_json(&tag), "\"\\udb40\\udc41\"\n");
}

#[test]
fn texts_of_several_lines_are_literal_blocks_where_they_come_back_unchanged() {
    let tree = read(
        "a.json",
        r#"{"a": "one\n\n  two\n", "b": ["x\ny"], "c": "\n x", "d": "x \ny", "e": "x\n\n", "f": "x\n", "g": "x\r\ny"}"#,
    );
    let expected = "\
a: |
  one

    two
b:
  - |-
    x
    y
c: \"\\n x\"
d: \"x \\ny\"
e: \"x\\n\\n\"
f: \"x\\n\"
g: \"x\\r\\ny\"
";
    assert_eq!(to_yaml(&tree), expected);
}

#[test]
fn collections_of_every_kind_in_one_another() {
    let tree = read(
        "a.json",
        r#"{"a": [[1, [2]], {"b": {"c": []}, "d": [{}]}, [{"e": 1, "f": 2}]], "": {}}"#,
    );
    let expected = "\
a:
  - - 1
    - - 2
  - b:
      c: []
    d:
      - {}
  - - e: 1
      f: 2
'': {}
";
    assert_eq!(to_yaml(&tree), expected);
    let json = "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ]\n}\n";
    assert_eq!(to_json(&read("a.json", json)), json);
}

/// Text with what gives readers trouble.
fn troublesome() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a", "Z", "0", "1", "_", "-", ".", ":", ": ", " #", "#", " ", "  ", "\n", "\n\n", "\r",
        "\t", "'", "\"", "\\", "|", ">", "%", "@", "&", "*", "!", "?", "{", "}", "[", "]", ",",
        "=", "<<", "~", "null", "no", "e5", "한글", "😀", "\u{85}", "\u{a0}", "\u{2028}",
        "\u{202e}", "\u{feff}", "\u{7f}", "\u{e000}", "\u{fffd}", "---", "...",
    ]);
    prop_oneof![
        prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat()),
        "[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]{0,12}",
        "[a-z]{90,200}",
    ]
}

/// A JSON text of any shape.
fn json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        troublesome().prop_map(Value::String),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::vec((troublesome(), inner), 0..5)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_is_written_reads_back_the_same_everywhere(value in json()) {
        let tree = read("a.json", &value.to_string());
        let (yaml, json) = (to_yaml(&tree), to_json(&tree));
        prop_assert!(same(&tree, &read("a.yaml", &yaml)), "{}", yaml);
        prop_assert!(same(&tree, &read("b.json", &json)), "{}", json);
        prop_assert_eq!(&serde_json::from_str::<serde_json::Value>(&json).expect("JSON"), &value);
        prop_assert_eq!(&serde_yaml::from_str::<serde_json::Value>(&yaml).expect("YAML"), &value, "{}", yaml);
    }
}
