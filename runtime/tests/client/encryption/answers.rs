//! What a caller gets.

use konaplate_runtime::kona_plate::jwe::{ContentEncryption, PublicKey};
use konaplate_runtime::{Error, HttpResponse, Operation, UnknownCause};

use super::{
    CLIENT, CLIENT_ID, NEXT_CLIENT, NEXT_ID, STRANGER, encrypt, encrypted, encrypting, encryption,
};
use crate::keys::rsa;
use crate::operation::{Pay, PayErrorCode, PayInSecret, PayRequest, PayResponse};
use crate::recorder::{Recorder, SUCCESS};
use crate::{BASE_URL, builder};

const REFUSAL: &str = r#"{"response":{"code":"005_025","description":"Card is expired"}}"#;

type Outcome = Result<PayResponse, Error<PayErrorCode>>;

async fn call<O>(answer: HttpResponse) -> Outcome
where
    O: Operation<Request = PayRequest, Response = PayResponse, ErrorCode = PayErrorCode>,
{
    let transport = Recorder::answering(Ok(answer));
    let client = encrypting().transport(transport).build().unwrap();
    client.call::<O>(&PayRequest::new()).await
}

/// The same with a second key.
async fn call_with_two_keys(answer: HttpResponse) -> Outcome {
    let encryption = encryption()
        .with_client_key(NEXT_ID, &rsa(NEXT_CLIENT).private_pem())
        .unwrap();
    let client = builder(BASE_URL)
        .encryption(encryption)
        .transport(Recorder::answering(Ok(answer)))
        .build()
        .unwrap();
    client.call::<PayInSecret>(&PayRequest::new()).await
}

/// Why the outcome is unknown, and whether a success code was seen.
fn unknown(outcome: Outcome) -> (UnknownCause, bool) {
    match outcome {
        Err(Error::OutcomeUnknown(error)) => (error.cause(), error.success_code_seen()),
        other => panic!("{other:?}"),
    }
}

fn is_success(outcome: &Outcome) -> bool {
    matches!(outcome, Ok(response) if response.transaction_id == "T1")
}

#[tokio::test]
async fn decrypted_whatever_the_request_was() {
    let answer = HttpResponse::new(200, encrypted(CLIENT, SUCCESS));
    assert!(is_success(&call::<PayInSecret>(answer.clone()).await));
    assert!(is_success(&call::<Pay>(answer).await));
}

#[tokio::test]
async fn a256gcm_is_accepted() {
    let compact = PublicKey::from_pem(&rsa(CLIENT).public_pem())
        .unwrap()
        .encrypt(SUCCESS.as_bytes(), ContentEncryption::A256Gcm)
        .unwrap();
    let answer = HttpResponse::new(200, format!(r#"{{"encData":"{compact}"}}"#));
    assert!(is_success(&call::<PayInSecret>(answer).await));
}

#[tokio::test]
async fn an_answer_in_clear_is_read_as_it_is() {
    let answer = HttpResponse::new(200, SUCCESS);
    assert!(is_success(&call::<PayInSecret>(answer).await));
    let refused = call::<PayInSecret>(HttpResponse::new(400, REFUSAL)).await;
    assert!(matches!(refused, Err(Error::Api(error)) if error.code == PayErrorCode::ExpiredCard));
}

#[tokio::test]
async fn refusals_are_decrypted_too() {
    let answer = HttpResponse::new(400, encrypted(CLIENT, REFUSAL));
    let Err(Error::Api(error)) = call::<PayInSecret>(answer).await else {
        panic!("no refusal");
    };
    assert_eq!(error.code, PayErrorCode::ExpiredCard);
    assert_eq!(error.status(), 400);
    let text = error.server_text().map(|text| text.expose().as_str());
    assert_eq!(text, Some("Card is expired"));
}

/// Decrypting comes first, and then the same table as for an answer in clear decides.
#[tokio::test]
async fn the_status_counts_as_in_clear() {
    for (status, body, expected) in [
        (500, SUCCESS, (UnknownCause::ServerError, true)),
        (500, REFUSAL, (UnknownCause::ServerError, false)),
        (302, SUCCESS, (UnknownCause::Redirect, true)),
        (400, SUCCESS, (UnknownCause::Contradiction, true)),
        (201, REFUSAL, (UnknownCause::UnexpectedStatus, false)),
        (200, "no JSON", (UnknownCause::Unreadable, false)),
        (200, "{}", (UnknownCause::Unreadable, false)),
        (
            200,
            r#"{"response":{"code":"000_000"},"transactionId":7}"#,
            (UnknownCause::Unreadable, true),
        ),
    ] {
        let answer = HttpResponse::new(status, encrypted(CLIENT, body));
        let outcome = unknown(call::<PayInSecret>(answer).await);
        assert_eq!(outcome, expected, "{status} {body}");
    }
}

#[tokio::test]
async fn the_answers_key_id_chooses() {
    for (key, id) in [(CLIENT, CLIENT_ID), (NEXT_CLIENT, NEXT_ID)] {
        let answer = HttpResponse::new(200, encrypted(key, SUCCESS));
        for name in ["X-KM-Crypto-Key-Id", "x-km-crypto-key-id"] {
            let named = answer.clone().with_header(name, id);
            assert!(is_success(&call_with_two_keys(named).await));
        }
        // Without a name, each key is tried.
        assert!(is_success(&call_with_two_keys(answer).await));
    }
}

#[tokio::test]
async fn no_other_key_is_tried_than_the_one_that_is_named() {
    let undecipherable = (UnknownCause::Encrypted, false);
    for (key, id) in [
        (CLIENT, NEXT_ID),
        (NEXT_CLIENT, CLIENT_ID),
        (CLIENT, "ffffffffffffffffffffffffffffffff"),
        (CLIENT, ""),
        (STRANGER, CLIENT_ID),
    ] {
        let answer =
            HttpResponse::new(200, encrypted(key, SUCCESS)).with_header("X-KM-Crypto-Key-Id", id);
        assert_eq!(unknown(call_with_two_keys(answer).await), undecipherable);
    }
    let for_nobody = HttpResponse::new(200, encrypted(STRANGER, SUCCESS));
    assert_eq!(
        unknown(call_with_two_keys(for_nobody).await),
        undecipherable
    );
}

#[tokio::test]
async fn what_cannot_be_decrypted_leaves_the_outcome_unknown() {
    let twice = encrypted(CLIENT, &encrypted(CLIENT, SUCCESS));
    let beside = format!(
        r#"{{"response":{{"code":"000_000"}},"transactionId":"T1","encData":"{}"}}"#,
        encrypt(STRANGER, SUCCESS)
    );
    for body in [
        r#"{"encData":""}"#,
        r#"{"encData":"...."}"#,
        r#"{"encData":7}"#,
        r#"{"encData":{"a":1}}"#,
        &twice,
        // What is encrypted counts, and not what anybody can write beside it.
        &beside,
    ] {
        for status in [200, 400] {
            let answer = HttpResponse::new(status, body);
            assert_eq!(
                unknown(call::<PayInSecret>(answer).await),
                (UnknownCause::Encrypted, false),
                "{body}"
            );
        }
    }
}

#[tokio::test]
async fn two_contents_are_none() {
    let compact = encrypt(CLIENT, SUCCESS);
    let body = format!(r#"{{"encData":"{compact}","encData":"{compact}"}}"#);
    let outcome = unknown(call::<PayInSecret>(HttpResponse::new(200, body)).await);
    assert_eq!(outcome, (UnknownCause::Unreadable, false));
}

#[tokio::test]
async fn without_keys_an_encrypted_answer_cannot_be_read() {
    let client = builder(BASE_URL)
        .allow_plaintext()
        .transport(Recorder::answering(Ok(HttpResponse::new(
            200,
            encrypted(CLIENT, SUCCESS),
        ))))
        .build()
        .unwrap();
    let outcome = client.call::<PayInSecret>(&PayRequest::new()).await;
    assert_eq!(unknown(outcome), (UnknownCause::Encrypted, false));
}
