//! Validating what is valid allocates nothing: every example of the five operations, requests and responses.

use konaplate::Validate;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The values of the examples of a media type.
fn examples(content: &Value) -> Vec<Value> {
    let examples = &content["application/json"]["examples"];
    let examples = examples.as_object().into_iter().flatten();
    examples
        .map(|(_, example)| example["value"].clone())
        .collect()
}

/// How much memory was asked for to validate each of them.
fn allocations<T: DeserializeOwned + Validate>(examples: Vec<Value>) -> Vec<u64> {
    let count = |example| {
        let value: T = serde_json::from_value(example).expect("an example of its type");
        let mut result = Ok(());
        let counted = allocation_counter::measure(|| result = value.validate());
        assert_eq!(result, Ok(()));
        counted.count_total
    };
    examples.into_iter().map(count).collect()
}

macro_rules! operations {
    ($($test:ident: $request:ident, $response:ident;)*) => {
        $(#[test]
        fn $test() {
            let operation = operation(stringify!($test));
            let requests = examples(&operation["requestBody"]["content"]);
            let responses = examples(&operation["responses"]["200"]["content"]);
            let counts = [
                allocations::<konaplate::$request>(requests),
                allocations::<konaplate::$response>(responses),
            ];
            for counts in counts {
                assert!(!counts.is_empty(), "no example");
                assert_eq!(counts.iter().sum::<u64>(), 0);
            }
        })*
    };
}

operations! {
    create_credit_card_recharge: CreateCreditCardRechargeRequest, CreateCreditCardRechargeResponse;
    gift_prepaid_card: GiftPrepaidCardRequest, GiftPrepaidCardResponse;
    reissue_prepaid_card: ReissuePrepaidCardRequest, ReissuePrepaidCardResponse;
    issue_debit_card: IssueDebitCardRequest, IssueDebitCardResponse;
    inquire_unregistered_card: InquireUnregisteredCardRequest, InquireUnregisteredCardResponse;
}

/// The operation of this name in the bundled description.
fn operation(name: &str) -> Value {
    let mut description: Value = serde_json::from_str(konaplate::OPENAPI_JSON).expect("JSON");
    let paths = description["paths"].as_object_mut().expect("paths");
    let mut operations = paths.values_mut().map(|item| item["post"].take());
    let found = operations.find(|operation| operation["operationId"] == name);
    found.expect("an operation of this name")
}

#[test]
fn the_counter_counts() {
    let counted = allocation_counter::measure(|| drop(String::from("x")));
    assert_eq!(counted.count_total, 1);
}
