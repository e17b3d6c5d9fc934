//! JSON (RFC 8259).

use konaplate_codegen::load::Value;

use super::{load, text};

fn string(source: &str) -> String {
    let loaded = load(&[("a.json", &format!("{{\"a\": {source}}}"))]);
    loaded
        .root()
        .get("a")
        .and_then(|node| node.as_str())
        .expect("a string")
        .to_owned()
}

#[test]
fn numbers_keep_every_digit() {
    for number in [
        "9999999999999999999",
        "-0.0",
        "1e400",
        "0.1000",
        "12345678901234567890123456789.5E-3",
    ] {
        let loaded = load(&[("a.json", &format!("[{number}]"))]);
        let Value::Number(read) = &loaded.root().as_sequence().expect("a sequence")[0].value else {
            panic!("{number} is not a number");
        };
        assert_eq!(read.text(), number);
    }
}

#[test]
fn escapes_are_those_of_json() {
    assert_eq!(string(r#""\"\\\/\n\r\t""#), "\"\\/\n\r\t");
    assert_eq!(string(r#""\ud55c글""#), "한글");
    assert_eq!(string(r#""\ud83d\ude00""#), "😀");
    assert_eq!(string(r#""\uD83D\uDE00x""#), "😀x");
}

#[test]
fn values_and_places() {
    let loaded = load(&[(
        "a.json",
        " {\"a\" : [ null,true,false , {} , [] ],\n \"b\": \"한\" }\n",
    )]);
    let a = loaded.root().get("a").expect("a");
    let items: Vec<_> = a
        .as_sequence()
        .expect("a sequence")
        .iter()
        .map(|item| text(&loaded, item))
        .collect();
    assert_eq!(items, ["null", "true", "false", "{}", "[]"]);
    assert_eq!(text(&loaded, a), "[ null,true,false , {} , [] ]");
    assert_eq!(text(&loaded, loaded.root().get("b").expect("b")), "\"한\"");
}

#[test]
fn what_is_not_json_is_an_error_with_its_place() {
    let cases = [
        ("{\"a\": 1, \"a\": 2}", "duplicate-key a.json:1:10"),
        ("{\"a\": 1,}", "json-syntax a.json:1:9"),
        ("[1,]", "json-syntax a.json:1:4"),
        ("[1 2]", "json-syntax a.json:1:4"),
        ("{a: 1}", "json-syntax a.json:1:2"),
        ("{\"a\" 1}", "json-syntax a.json:1:6"),
        ("[01]", "json-syntax a.json:1:3"),
        ("[+1]", "json-syntax a.json:1:2"),
        ("[.5]", "json-syntax a.json:1:2"),
        ("[1.]", "json-syntax a.json:1:4"),
        ("[1e]", "json-syntax a.json:1:4"),
        ("[-]", "json-syntax a.json:1:3"),
        ("[NaN]", "json-syntax a.json:1:2"),
        ("['a']", "json-syntax a.json:1:2"),
        ("[\"a\nb\"]", "json-syntax a.json:1:4"),
        ("[\"\\x\"]", "json-syntax a.json:1:4"),
        ("[\"\\u12\"]", "json-syntax a.json:1:4"),
        ("[\"\\u+123\"]", "json-syntax a.json:1:4"),
        ("[\"\\ud83d\"]", "json-syntax a.json:1:9"),
        ("[\"\\ude00\"]", "json-syntax a.json:1:9"),
        ("[\"\\ud83d\\u0041\"]", "json-syntax a.json:1:15"),
        ("[\"\\u0000\"]", "control-character a.json:1:2"),
        ("[\"a", "json-syntax a.json:1:4"),
        ("[", "json-syntax a.json:1:2"),
        ("{} {}", "json-syntax a.json:1:4"),
        ("// no\n{}", "json-syntax a.json:1:1"),
        ("", "empty-file a.json:1:1"),
    ];
    for (source, expected) in cases {
        let loaded = load(&[("a.json", source)]);
        assert!(loaded.document.is_none(), "{source:?} was accepted");
        assert_eq!(loaded.findings(), [expected], "{source:?}");
    }
}
