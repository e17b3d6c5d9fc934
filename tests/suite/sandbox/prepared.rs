//! Results that a value of the request brings about, without a header that asks for them.

use konaplate::UnknownCause;
use konaplate_sandbox::{catalogue, prepared_values};

use crate::call::{Learned, call, call_untyped};
use crate::setup::{WIRES, client, sandbox};

#[tokio::test]
async fn each_prepared_value_brings_its_result_about() {
    for wire in WIRES {
        let mut untyped = 0;
        for value in prepared_values() {
            let sandbox = sandbox(wire).await;
            // The server is to see what the client would not send: a card number of another length.
            let client = client(&sandbox, wire).without_validation().build();
            let client = client.expect("a client");
            let learned = match call(&client, value.operation, &value.request()).await {
                Some(learned) => learned,
                None => {
                    untyped += 1;
                    let operation = catalogue().operation(value.operation);
                    let path = &operation.expect("an operation").path;
                    call_untyped(&client, path, &value.request()).await
                }
            };
            let expected = match value.result.as_str() {
                "000_000" => Learned::Done,
                code if code.starts_with(|first: char| first.is_ascii_digit()) => {
                    Learned::Refused(400, code.to_owned())
                }
                // Without a documented code there is no proof.
                _ => Learned::Unknown(UnknownCause::Unreadable),
            };
            assert_eq!(learned, expected, "{wire:?} {value:?}");
            let [entry] = &sandbox.ledger()[..] else {
                panic!("more than one request for {value:?}");
            };
            assert_eq!(entry.took_place, None, "{value:?}");
        }
        assert_eq!(untyped, 1, "a card number that is a number");
    }
}
