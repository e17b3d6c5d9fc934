//! The vectors that every client has to pass, whatever its language: `tests/vectors/`.

use std::collections::BTreeMap;

use konaplate::{
    CreateCreditCardRechargeFailure, CreateCreditCardRechargeRequest,
    CreateCreditCardRechargeResponse, GiftPrepaidCardRequest, InquireUnregisteredCardFailure,
    InquireUnregisteredCardResponse, IssueDebitCardRequest, ReissuePrepaidCardRequest,
};
use konaplate_tests::description::repository;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Deserialize)]
struct File {
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    name: String,
    schema: String,
    json: String,
    expected: String,
}

fn files() -> BTreeMap<String, File> {
    let folder = repository().join("tests/vectors");
    let entries = std::fs::read_dir(folder).expect("a readable folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a readable file");
            let file = serde_json::from_str(&text).expect("a file of vectors");
            (path.display().to_string(), file)
        })
        .collect()
}

fn rewritten<T: DeserializeOwned + Serialize>(json: &str) -> Result<String, serde_json::Error> {
    serde_json::to_string(&serde_json::from_str::<T>(json)?)
}

/// A new schema in the vectors needs a line here.
fn written(schema: &str, json: &str) -> Result<String, serde_json::Error> {
    match schema {
        "CreateCreditCardRechargeFailure" => rewritten::<CreateCreditCardRechargeFailure>(json),
        "CreateCreditCardRechargeRequest" => rewritten::<CreateCreditCardRechargeRequest>(json),
        "CreateCreditCardRechargeResponse" => rewritten::<CreateCreditCardRechargeResponse>(json),
        "GiftPrepaidCardRequest" => rewritten::<GiftPrepaidCardRequest>(json),
        "InquireUnregisteredCardFailure" => rewritten::<InquireUnregisteredCardFailure>(json),
        "InquireUnregisteredCardResponse" => rewritten::<InquireUnregisteredCardResponse>(json),
        "IssueDebitCardRequest" => rewritten::<IssueDebitCardRequest>(json),
        "ReissuePrepaidCardRequest" => rewritten::<ReissuePrepaidCardRequest>(json),
        other => panic!("no vector was of the schema {other} before"),
    }
}

/// A member that is null is absent. Integers below 2^64 are exact in a [`Value`].
fn meaning(json: &str) -> Value {
    fn without_null(value: Value) -> Value {
        match value {
            Value::Object(members) => members
                .into_iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| (name, without_null(value)))
                .collect(),
            Value::Array(items) => items.into_iter().map(without_null).collect(),
            other => other,
        }
    }
    without_null(serde_json::from_str(json).expect("JSON"))
}

#[test]
fn every_vector_is_read_and_written_as_it_says() {
    let mut vectors = 0;
    for (path, file) in files() {
        for vector in file.vectors {
            let name = format!("{path}, {}", vector.name);
            let written = written(&vector.schema, &vector.json)
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(meaning(&written), meaning(&vector.expected), "{name}");
            vectors += 1;
        }
    }
    assert!(vectors > 20, "only {vectors} vectors were found");
}

/// Reading a file must not lose digits, and the comparison must see one that is lost.
#[test]
fn the_comparison_is_exact() {
    let files = files();
    let all = files.values().flat_map(|file| &file.vectors);
    let digits = all.filter(|vector| vector.expected.contains("9999999999999999999"));
    assert!(digits.count() >= 2);
    assert_ne!(
        meaning("[9999999999999999999]"),
        meaning("[9999999999999999998]")
    );
    assert_ne!(meaning("[9007199254740993]"), meaning("[9007199254740992]"));
}
