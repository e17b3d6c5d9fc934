//! Answers that are asked for by status and name.

use konaplate_sandbox::{Listed, catalogue};

use crate::signed::{call_with, example, plain};

#[tokio::test]
async fn each_documented_answer_and_each_test_result_can_be_had() {
    let sandbox = plain().await;
    let (mut codes, mut others) = (0, 0);
    for operation in catalogue().operations() {
        for result in &operation.results {
            let preference = format!("code={}, example={}", result.status, result.name);
            let further = [("Prefer", preference.as_str())];
            let answer = call_with(&sandbox, &operation.name, &operation.example, &further).await;
            assert_eq!(
                answer.status, result.status,
                "{} {preference}",
                operation.name
            );
            assert_eq!(
                answer.code(),
                result.code,
                "{} {preference}",
                operation.name
            );
            assert_eq!(
                answer.header("Preference-Applied"),
                Some(preference.as_str())
            );
            assert_eq!(answer.refusal().is_some(), result.code.is_none());
            assert!(result.name.is_ascii() && !result.name.is_empty());
            match result.listed {
                Listed::Code => codes += 1,
                Listed::TestData => others += 1,
            }
        }
    }
    // 9 + 10 + 10 + 9 + 1 codes; 8 + 6 + 1 + 4 results without a code and 2 with another's.
    assert_eq!((codes, others), (39, 21));
    for entry in sandbox.ledger() {
        assert!(entry.took_place.is_none() && entry.preference.is_some() && entry.answer.is_some());
    }
}

#[tokio::test]
async fn what_is_not_there_is_refused_with_what_is() {
    let sandbox = plain().await;
    let operation = "gift_prepaid_card";
    for preference in [
        "code=400, example=009_999",
        "exmaple=005_025",
        "code=418",
        "respond-async",
    ] {
        let further = [("Prefer", preference)];
        let answer = call_with(&sandbox, operation, &example(operation), &further).await;
        assert_eq!(
            (answer.status, answer.refusal()),
            (400, Some("unknown-preference"))
        );
        assert!(
            answer.text().contains("code=400, example=005_025"),
            "{preference}"
        );
        assert_eq!(answer.header("Preference-Applied"), None);
    }
    assert!(
        sandbox
            .ledger()
            .iter()
            .all(|entry| entry.took_place.is_none())
    );
}

#[tokio::test]
async fn preferences_are_written_as_rfc_7240_allows() {
    let sandbox = plain().await;
    let operation = "gift_prepaid_card";
    for preference in [
        "example=005_025",
        "Code=400,EXAMPLE=\"005_025\"",
        "code = 400 ; strict , example = 005_025, example=005_026",
    ] {
        let further = [("Prefer", preference)];
        let answer = call_with(&sandbox, operation, &example(operation), &further).await;
        assert_eq!(answer.code().as_deref(), Some("005_025"), "{preference}");
    }
}

#[tokio::test]
async fn a_preference_does_not_pass_the_gate() {
    let sandbox = plain().await;
    let operation = "gift_prepaid_card";
    let further = [("Prefer", "code=200"), ("X-KM-Tran-Token", "KMV1:")];
    let answer = call_with(&sandbox, operation, &example(operation), &further).await;
    assert_eq!(answer.refusal(), Some("malformed-token"));
}
