//! YAML 1.2's core schema, and what a description may not use of YAML.

use konaplate_codegen::load::{Node, Value};

use super::{load, text};

/// A value in one word: its type and its text.
fn show(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Boolean(value) => format!("boolean {value}"),
        Value::Number(number) => format!("number {}", number.text()),
        Value::String(text) => format!("string {text}"),
        Value::Sequence(items) => format!("sequence of {}", items.len()),
        Value::Mapping(mapping) => format!("mapping of {}", mapping.len()),
    }
}

fn read(value: &str) -> String {
    let loaded = load(&[("a.yaml", &format!("a: {value}\n"))]);
    show(loaded.root().get("a").expect("the key"))
}

#[test]
fn plain_scalars_have_the_types_of_the_core_schema() {
    // YAML 1.2.2, 10.3.2: tag resolution.
    for text in ["null", "Null", "NULL", "~", ""] {
        assert_eq!(read(text), "null", "{text:?}");
    }
    for text in ["true", "True", "TRUE"] {
        assert_eq!(read(text), "boolean true");
    }
    for text in [
        "0",
        "-19",
        "+12",
        "0o7",
        "0x3A",
        "007",
        "0.",
        "-0.0",
        ".5",
        "+12e03",
        "-2E+05",
        "9999999999999999999",
    ] {
        assert_eq!(read(text), format!("number {text}"));
    }
    for text in [
        "yes",
        "No",
        "on",
        "Y",
        "tRUE",
        "nULL",
        "1_000",
        "0b11",
        "1:20",
        "2026-11-20",
        "0o8",
        "0xG",
        "1e",
        ".",
        "+",
        "e5",
        "-0x1",
        "1.2.3",
    ] {
        assert_eq!(read(text), format!("string {text}"));
    }
}

#[test]
fn quoted_and_block_scalars_are_strings() {
    assert_eq!(read("'000_002'"), "string 000_002");
    assert_eq!(read("'1'"), "string 1");
    assert_eq!(read("\"\\uD55C\\n\""), "string 한\n");
    assert_eq!(read("|\n  1\n"), "string 1\n");
    assert_eq!(read(">-\n  a\n  b\n"), "string a b");
}

#[test]
fn keys_are_strings_and_keep_their_order() {
    let loaded = load(&[("a.yaml", "z: 1\n200: 2\n'no': 3\na b: 4\n")]);
    let keys: Vec<_> = loaded
        .root()
        .as_mapping()
        .expect("a mapping")
        .iter()
        .map(|(key, _)| key)
        .collect();
    assert_eq!(keys, ["z", "200", "no", "a b"]);
}

#[test]
fn places_are_those_of_the_text_in_any_script_and_with_any_line_ends() {
    let source =
        "\u{feff}한글: '값'\r\n# 😀\r\nb: [1, {c: d}]\r\ne:\r\n  - f: |\r\n      x\r\n  - g\r\n";
    let loaded = load(&[("a.yaml", source)]);
    let root = loaded.root();
    let b = root.get("b").expect("b");
    let items = b.as_sequence().expect("a sequence");
    assert_eq!(text(&loaded, root.get("한글").expect("key")), "'값'");
    assert_eq!(text(&loaded, b), "[1, {c: d}]");
    assert_eq!(text(&loaded, &items[0]), "1");
    assert_eq!(text(&loaded, &items[1]), "{c: d}");
    let e = root.get("e").expect("e");
    assert_eq!(text(&loaded, &e.as_sequence().expect("a sequence")[1]), "g");
    assert!(
        text(&loaded, e).starts_with("- f: |") && text(&loaded, e).ends_with('g'),
        "{:?}",
        text(&loaded, e)
    );
    let entry = root
        .as_mapping()
        .and_then(|mapping| mapping.entry("b"))
        .expect("b");
    let file = loaded
        .diagnostics
        .files()
        .get(entry.key_span.file)
        .expect("a file");
    let at = file.position(entry.key_span.start);
    assert_eq!((at.line, at.column), (3, 1));
}

#[test]
fn an_alias_stands_for_its_anchor() {
    let loaded = load(&[("a.yaml", "a: &x {b: [1]}\nc: *x\nd: *x\n")]);
    assert_eq!(loaded.root().get("a"), loaded.root().get("c"));
    assert_eq!(loaded.root().get("a"), loaded.root().get("d"));
}

#[test]
fn what_has_no_meaning_in_a_description_is_an_error_with_its_place() {
    let cases = [
        ("a: 1\n\"a\": 2\n", "duplicate-key a.yaml:2:1"),
        ("a: {b: 1, b: 2}\n", "duplicate-key a.yaml:1:11"),
        ("a:\n  <<: {b: 1}\n", "merge-key a.yaml:2:3"),
        ("null: 1\n", "key-not-string a.yaml:1:1"),
        ("true: 1\n", "key-not-string a.yaml:1:1"),
        ("007: 1\n", "key-not-string a.yaml:1:1"),
        ("1.5: 1\n", "key-not-string a.yaml:1:1"),
        ("[a]: 1\n", "key-not-string a.yaml:1:1"),
        ("a: !!str 5\n", "yaml-tag a.yaml:1:4"),
        ("a: !x {}\n", "yaml-tag a.yaml:1:4"),
        ("a: 1\n---\nb: 2\n", "several-documents a.yaml:2:1"),
        ("a: \"b\\0\"\n", "control-character a.yaml:1:4"),
        ("a: \"\\e[31m\"\n", "control-character a.yaml:1:4"),
        ("\"\\a\": b\n", "control-character a.yaml:1:1"),
        ("a: .inf\n", "not-a-number a.yaml:1:4"),
        ("a: -.INF\n", "not-a-number a.yaml:1:4"),
        ("a: .nan\n", "not-a-number a.yaml:1:4"),
        ("a: &x [*x]\n", "alias-cycle a.yaml:1:8"),
        ("a: *x\n", "yaml-syntax a.yaml:1:4"),
        ("a: [1\n", "yaml-syntax a.yaml:2:1"),
        ("", "empty-file a.yaml:1:1"),
        ("# nothing\n", "empty-file a.yaml:1:1"),
    ];
    for (source, expected) in cases {
        let loaded = load(&[("a.yaml", source)]);
        assert!(loaded.document.is_none(), "{source:?} was accepted");
        assert_eq!(loaded.findings(), [expected], "{source:?}");
    }
}

#[test]
fn all_errors_of_a_file_are_found_in_one_run() {
    let loaded = load(&[("a.yaml", "a: .nan\na: !x 1\n<<: 2\nb: \"\\0\"\n")]);
    let expected = [
        "not-a-number a.yaml:1:4",
        "yaml-tag a.yaml:2:4",
        "duplicate-key a.yaml:2:1",
        "merge-key a.yaml:3:1",
        "control-character a.yaml:4:4",
    ];
    assert_eq!(loaded.findings(), expected);
}
