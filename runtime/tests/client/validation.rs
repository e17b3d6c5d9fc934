//! Requests are validated before they are sent, unless that is switched off.

use konaplate_runtime::{Error, Rule};

use crate::operation::{Pay, PayInSecret, PayRequest};
use crate::recorder::Recorder;
use crate::{BASE_URL, builder};

fn invalid() -> PayRequest {
    PayRequest {
        sequence_id: "x".repeat(21),
        card_no: "4".repeat(20).into(),
    }
}

#[tokio::test]
async fn every_violation_at_once_and_nothing_sent() {
    let transport = Recorder::succeeding();
    let client = builder(BASE_URL)
        .transport(transport.clone())
        .build()
        .unwrap();
    match client.call::<PayInSecret>(&invalid()).await {
        Err(Error::Invalid(violations)) => {
            let found: Vec<_> = violations
                .iter()
                .map(|found| (found.pointer(), found.rule().clone()))
                .collect();
            assert_eq!(
                found,
                [
                    ("/sequenceId", Rule::MaxLength(20)),
                    ("/cardNo", Rule::MaxLength(19)),
                    ("", Rule::Encryption)
                ]
            );
        }
        other => panic!("{other:?}"),
    }
    assert!(transport.requests().is_empty());
}

#[tokio::test]
async fn switched_off_for_one_call_or_for_the_client() {
    let transport = Recorder::succeeding();
    let client = builder(BASE_URL)
        .transport(transport.clone())
        .build()
        .unwrap();
    assert!(
        client
            .without_validation()
            .call::<Pay>(&invalid())
            .await
            .is_ok()
    );
    assert!(client.call::<Pay>(&invalid()).await.is_err());
    let trusting = builder(BASE_URL)
        .transport(transport.clone())
        .without_validation()
        .build()
        .unwrap();
    assert!(trusting.call::<Pay>(&invalid()).await.is_ok());
    assert_eq!(transport.requests().len(), 2);
}
