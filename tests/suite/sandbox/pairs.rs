//! Every documented pair of operation and code, from the description to the caller.

use konaplate_tests::description::Description;
use serde_json::Value;

use crate::call::{Learned, call};
use crate::setup::{WIRES, client, sandbox};
use crate::wiretap::Wiretap;

/// An operation as its file describes it.
struct Described {
    name: String,
    request: Value,
    /// The status, the name of the example, and the code in it.
    answers: Vec<(u16, String, String)>,
}

/// Read from the YAML files, without the generator, the crate or the sandbox.
fn operations() -> Vec<Described> {
    Description::read("spec")
        .files()
        .iter()
        .filter_map(|(file, content)| {
            let name = file.strip_prefix("paths/")?.strip_suffix(".yaml")?;
            let operation = &content["post"];
            let body = &operation["requestBody"]["content"]["application/json"];
            let (_, request) = examples(body).next()?;
            Some(Described {
                name: name.to_owned(),
                request: request.clone(),
                answers: answers(&operation["responses"]),
            })
        })
        .collect()
}

fn answers(responses: &Value) -> Vec<(u16, String, String)> {
    let responses = responses.as_object().expect("responses");
    let mut answers = Vec::new();
    for (status, response) in responses {
        let media_type = &response["content"]["application/json"];
        for (name, body) in examples(media_type) {
            let code = body["response"]["code"].as_str().expect("a code");
            let status = status.parse().expect("an HTTP status");
            answers.push((status, name.clone(), code.to_owned()));
        }
    }
    answers
}

/// The examples of a media type, by name.
fn examples(media_type: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let examples = media_type["examples"].as_object();
    examples
        .into_iter()
        .flatten()
        .map(|(name, example)| (name, &example["value"]))
}

#[tokio::test]
async fn each_pair_of_operation_and_code_reaches_the_caller() {
    for wire in WIRES {
        let sandbox = sandbox(wire).await;
        let mut pairs = Vec::new();
        for operation in operations() {
            for (status, name, code) in &operation.answers {
                let preference = format!("code={status}, example={name}");
                let wiretap = Wiretap::with_header("Prefer", &preference);
                let client = client(&sandbox, wire).transport(wiretap).build();
                let client = client.expect("a client");
                let learned = call(&client, &operation.name, &operation.request).await;
                let expected = match status {
                    200 => Learned::Done,
                    _ => Learned::Refused(*status, code.clone()),
                };
                assert_eq!(learned, Some(expected), "{} {preference}", operation.name);
                pairs.push((operation.name.clone(), code.clone()));
            }
        }
        pairs.sort();
        pairs.dedup();
        assert_eq!(pairs.len(), 39, "as many as the five pages have");
        let ledger = sandbox.ledger();
        assert!(ledger.iter().all(|entry| entry.took_place.is_none()));
    }
}
