//! Nothing that a description says about HTTP is lost: whatever is deleted from `tests/http_specs`, the Rust code changes or the
//! generator says something.

use std::fs;

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::Memory;
use konaplate_codegen::{Output, generate};
use konaplate_tests::description::repository;
use serde_yaml::Value;

use crate::setup::http_options;

/// Places whose contents say what holds anyway, or what only people need, each with the reason.
const REDUNDANT: &[(&str, &str)] = &[
    (
        "paths/~1query/get/parameters/5/explode",
        "the default of the style",
    ),
    (
        "paths/~1query/get/parameters/6/explode",
        "the default of the style",
    ),
    (
        "paths/~1names~1{type}/parameters/1/schema/type",
        "the operation has a parameter of the same name and place",
    ),
    (
        "paths/~1bodies/post/requestBody/content/text~1plain/schema",
        "a text is a text",
    ),
    (
        "paths/~1bodies/post/requestBody/content/image~1*/schema",
        "an image is bytes",
    ),
    (
        "paths/~1answers/get/responses/200/content/text~1csv/schema",
        "a text is a text",
    ),
    (
        "paths/~1answers/head/responses/200/content",
        "the answer to HEAD has no body (RFC 9110, 9.3.2)",
    ),
    (
        "paths/~1photo/get/responses/200/content/image~1png/schema",
        "an image is bytes",
    ),
    (
        "paths/~1secrets~1other/get/security/2/oauth/0",
        "the token comes from outside: its scopes are for who asks for it",
    ),
    (
        "components/securitySchemes/oauth/flows",
        "the token comes from outside",
    ),
    (
        "components/schemas/Account/required/0",
        "`readOnly`: a request does not require it",
    ),
];

#[derive(Clone, Debug, PartialEq)]
enum Step {
    Key(String),
    Item(usize),
}

fn read(file: &str) -> Value {
    let text = fs::read_to_string(repository().join("tests/http_specs").join(file));
    serde_yaml::from_str(&text.expect("a readable file")).expect("YAML")
}

/// The Rust code, and how many warnings there were; none for an error.
fn sources(files: &[(&str, Value)]) -> Option<(Output, usize)> {
    let memory = files.iter().fold(Memory::new(), |memory, (path, value)| {
        let json = serde_json::to_string(value).expect("string keys only");
        memory.with(*path, json)
    });
    let mut diagnostics = Diagnostics::new();
    let mut output = generate(&memory, "openapi.yaml", &http_options(), &mut diagnostics)?;
    output.retain(|path, _| path.ends_with(".rs") || path == "Cargo.toml");
    Some((output, diagnostics.warnings()))
}

fn steps(value: &Value, at: &[Step], found: &mut Vec<Vec<Step>>) {
    let inner: Vec<(Step, &Value)> = match value {
        Value::Mapping(entries) => entries
            .iter()
            .map(|(key, value)| {
                let key = match key {
                    Value::String(key) => key.clone(),
                    other => panic!("a key that is no string: {other:?}"),
                };
                (Step::Key(key), value)
            })
            .collect(),
        Value::Sequence(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| (Step::Item(index), item))
            .collect(),
        _ => Vec::new(),
    };
    for (step, value) in inner {
        let place = [at, &[step]].concat();
        found.push(place.clone());
        steps(value, &place, found);
    }
}

fn without(value: &Value, steps: &[Step]) -> Value {
    let mut copy = value.clone();
    let (last, before) = steps.split_last().expect("a step");
    let parent = before.iter().fold(&mut copy, |value, step| match step {
        Step::Key(key) => value.get_mut(key.as_str()).expect("the key"),
        Step::Item(index) => value.get_mut(*index).expect("the item"),
    });
    match (parent, last) {
        (Value::Mapping(entries), Step::Key(key)) => drop(entries.shift_remove(key.as_str())),
        (Value::Sequence(items), Step::Item(index)) => drop(items.remove(*index)),
        _ => panic!("a step that does not fit"),
    }
    copy
}

fn name(file: &str, steps: &[Step]) -> String {
    let parts = steps.iter().map(|step| match step {
        Step::Key(key) => key.replace('~', "~0").replace('/', "~1"),
        Step::Item(index) => index.to_string(),
    });
    format!("{file}#/{}", parts.collect::<Vec<_>>().join("/"))
}

#[test]
fn whatever_is_deleted_is_noticed() {
    let files = [
        ("openapi.yaml", read("openapi.yaml")),
        ("shared.yaml", read("shared.yaml")),
    ];
    let whole = sources(&files).expect("generated");
    let mut unnoticed = Vec::new();
    let mut deletions = 0;
    for (file, value) in &files {
        let mut places = Vec::new();
        steps(value, &[], &mut places);
        for place in places {
            deletions += 1;
            let changed = files.clone().map(|(path, value)| match path == *file {
                true => (path, without(&value, &place)),
                false => (path, value),
            });
            if sources(&changed).is_some_and(|output| output == whole) {
                unnoticed.push(name(file, &place));
            }
        }
    }
    assert!(deletions > 400, "{deletions}");
    let places = REDUNDANT
        .iter()
        .map(|(place, _)| format!("openapi.yaml#/{place}"));
    let places: Vec<String> = places.collect();
    for place in &places {
        assert!(
            unnoticed.contains(place),
            "{place} counts: it is not redundant"
        );
    }
    unnoticed.retain(|found| !places.iter().any(|place| found.starts_with(place)));
    assert_eq!(unnoticed, Vec::<String>::new());
}
