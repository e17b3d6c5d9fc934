//! Reading key by key: nothing is dropped in silence.

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Decimal, Reader};

use super::{Loaded, findings, load};

/// Reads the root of `source` with `read`, finishes, and returns what was found.
fn read(
    source: &str,
    read: impl FnOnce(&mut Reader<'_>, &mut Diagnostics),
) -> (Loaded, Vec<String>) {
    let mut loaded = load(&[("a.yaml", source)]);
    let document = loaded.document.take().expect("a document");
    let mut reader = Reader::new(document.root(), &mut loaded.diagnostics).expect("a mapping");
    read(&mut reader, &mut loaded.diagnostics);
    reader.finish(&mut loaded.diagnostics);
    let found = findings(&loaded.diagnostics);
    (loaded, found)
}

#[test]
fn a_key_that_nobody_took_is_an_error_with_the_nearest_known_one() {
    let (loaded, found) = read("type: string\nmaxLenght: 3\n", |reader, diagnostics| {
        reader.string("type", diagnostics);
        reader.integer("maxLength", diagnostics);
        reader.integer("minLength", diagnostics);
    });
    assert_eq!(found, ["unknown-key a.yaml:2:1"]);
    let advice = loaded
        .diagnostics
        .iter()
        .next()
        .and_then(|found| found.advice());
    assert_eq!(advice, Some("did you mean `maxLength`?"));
}

#[test]
fn a_suggestion_is_made_only_where_it_is_near() {
    let (loaded, found) = read("frobnicate: 3\n", |reader, _| {
        reader.take("format");
    });
    assert_eq!(found, ["unknown-key a.yaml:1:1"]);
    assert!(
        loaded
            .diagnostics
            .iter()
            .all(|found| found.advice().is_none())
    );
}

#[test]
fn every_unknown_key_is_reported() {
    let (_, found) = read("a: 1\nb: 2\nxyz: 3\n", |reader, _| {
        reader.take("b");
    });
    assert_eq!(found, ["unknown-key a.yaml:1:1", "unknown-key a.yaml:3:1"]);
}

#[test]
fn an_extension_that_nobody_took_is_one_warning_for_each_name() {
    let mut loaded = load(&[(
        "a.yaml",
        "a: {x-a: 1, x-b: 2}\nb: {x-a: 1}\nc: {x-taken: 1}\n",
    )]);
    let document = loaded.document.take().expect("a document");
    for key in ["a", "b", "c"] {
        let node = document.root().get(key).expect("a key");
        let mut reader = Reader::new(node, &mut loaded.diagnostics).expect("a mapping");
        reader.take("x-taken");
        reader.finish(&mut loaded.diagnostics);
    }
    assert_eq!(
        loaded.findings(),
        [
            "?unused-extension a.yaml:1:5",
            "?unused-extension a.yaml:1:13"
        ]
    );
    assert!(!loaded.diagnostics.has_errors());
}

#[test]
fn values_of_their_types() {
    let source = "s: text\nb: true\ni: 1e2\nn: 9999999999999999999\nq: [x, y]\no: {}\nm: {}\n";
    let (_, found) = read(source, |reader, diagnostics| {
        assert_eq!(
            reader.string("s", diagnostics).map(|text| text.value),
            Some("text")
        );
        assert_eq!(
            reader.boolean("b", diagnostics).map(|found| found.value),
            Some(true)
        );
        assert_eq!(
            reader.integer("i", diagnostics).map(|found| found.value),
            Some(100)
        );
        assert_eq!(
            reader.number("n", diagnostics).map(|found| found.value),
            Decimal::parse("9999999999999999999")
        );
        let strings = reader.strings("q", diagnostics).expect("a sequence");
        assert_eq!(
            strings.iter().map(|text| text.value).collect::<Vec<_>>(),
            ["x", "y"]
        );
        assert!(reader.object("o", diagnostics).is_some());
        assert!(reader.mapping("m", diagnostics).is_some());
        assert!(reader.string("absent", diagnostics).is_none());
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn values_of_other_types_are_errors_at_the_value() {
    let source = "s: 1\nb: 'true'\ni: -1\nj: 1.5\nk: 18446744073709551616\nn: '5'\nq: {}\nr: [1]\no: []\nm: null\n";
    let (_, found) = read(source, |reader, diagnostics| {
        assert!(reader.string("s", diagnostics).is_none());
        assert!(reader.boolean("b", diagnostics).is_none());
        for key in ["i", "j", "k"] {
            assert!(reader.integer(key, diagnostics).is_none());
        }
        assert!(reader.number("n", diagnostics).is_none());
        assert!(reader.sequence("q", diagnostics).is_none());
        assert_eq!(reader.strings("r", diagnostics), Some(Vec::new()));
        assert!(reader.object("o", diagnostics).is_none());
        assert!(reader.mapping("m", diagnostics).is_none());
        assert!(reader.required("absent", diagnostics).is_none());
    });
    let lines = [
        (1, 4),
        (2, 4),
        (3, 4),
        (4, 4),
        (5, 4),
        (6, 4),
        (7, 4),
        (8, 5),
        (9, 4),
        (10, 4),
    ];
    let mut expected: Vec<_> = lines
        .map(|(line, column)| format!("wrong-type a.yaml:{line}:{column}"))
        .into();
    expected.push("missing-key a.yaml:1:1".to_owned());
    assert_eq!(found, expected);
}

#[test]
fn the_rest_is_taken_in_order() {
    let (_, found) = read("b: 1\na: 2\nx-c: 3\n", |reader, _| {
        reader.take("a");
        let rest: Vec<_> = reader.rest().into_iter().map(|(key, ..)| key).collect();
        assert_eq!(rest, ["b", "x-c"]);
    });
    assert_eq!(found, [""; 0]);
}
