//! An operation that is to be encrypted is not sent in clear unless that was asked for.

use konaplate_runtime::kona_plate::UntypedOperation;
use konaplate_runtime::{BodyEncryption, Effect, Error, ErrorCode, Method, Rule};
use serde_json::json;

use crate::operation::{Pay, PayInSecret, PayRequest};
use crate::recorder::Recorder;
use crate::{BASE_URL, builder};

const SECRET: UntypedOperation = UntypedOperation {
    name: "secret",
    method: Method::Post,
    path: "/secret",
    effect: Effect::None,
    request_encryption: BodyEncryption::Jwe,
    response_encryption: BodyEncryption::Jwe,
};

fn violations<R, C: ErrorCode>(result: Result<R, Error<C>>) -> Vec<(String, Rule)> {
    match result {
        Err(Error::Invalid(violations)) => violations
            .iter()
            .map(|violation| (violation.pointer().to_owned(), violation.rule().clone()))
            .collect(),
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it was sent"),
    }
}

#[tokio::test]
async fn refused_and_nothing_sent() {
    let transport = Recorder::succeeding();
    let client = builder(BASE_URL)
        .transport(transport.clone())
        .build()
        .unwrap();
    let expected = [(String::new(), Rule::Encryption)];
    assert_eq!(
        violations(client.call::<PayInSecret>(&PayRequest::new()).await),
        expected
    );
    assert_eq!(
        violations(
            client
                .without_validation()
                .call::<PayInSecret>(&PayRequest::new())
                .await
        ),
        expected
    );
    assert_eq!(
        violations(client.call_untyped(&SECRET, &json!({})).await),
        expected
    );
    assert!(transport.requests().is_empty());
    assert!(client.call::<Pay>(&PayRequest::new()).await.is_ok());
}

#[tokio::test]
async fn sent_in_clear_when_that_was_asked_for() {
    let transport = Recorder::succeeding();
    let client = builder(BASE_URL)
        .transport(transport.clone())
        .allow_plaintext()
        .build()
        .unwrap();
    assert!(client.call::<PayInSecret>(&PayRequest::new()).await.is_ok());
    assert!(client.call_untyped(&SECRET, &json!({})).await.is_ok());
    assert_eq!(transport.requests().len(), 2);
    assert!(
        transport
            .requests()
            .iter()
            .all(|request| request.header("x-km-crypto-key-id").is_none())
    );
}
