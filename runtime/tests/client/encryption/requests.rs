//! What a server gets.

use aws_lc_rs::hmac;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use konaplate_runtime::kona_plate::UntypedOperation;
use konaplate_runtime::kona_plate::jwe::PrivateKey;
use konaplate_runtime::{BodyEncryption, Effect, HttpRequest, Method, Operation, Value};
use serde_json::json;

use super::{CLIENT_ID, SERVER, encrypting};
use crate::SECRET_KEY;
use crate::keys::rsa;
use crate::operation::{Pay, PayInSecret, PayRequest};
use crate::recorder::Recorder;

/// Documented as encrypted in the answer alone.
const ANSWERED_IN_SECRET: UntypedOperation = UntypedOperation {
    name: "answered_in_secret",
    method: Method::Post,
    path: "/answered-in-secret",
    effect: Effect::None,
    request_encryption: BodyEncryption::None,
    response_encryption: BodyEncryption::Jwe,
};

async fn sent<O: Operation<Request = PayRequest>>() -> HttpRequest {
    let transport = Recorder::succeeding();
    let client = encrypting().transport(transport.clone()).build().unwrap();
    assert!(client.call::<O>(&PayRequest::new()).await.is_ok());
    transport.request()
}

/// The value of `encData`, when it is all there is.
fn enc_data(request: &HttpRequest) -> String {
    let body: Value = serde_json::from_slice(&request.body).unwrap();
    let body = body.as_object().unwrap();
    assert_eq!(body.len(), 1);
    body["encData"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn only_the_server_can_read_what_was_sent() {
    let clear = sent::<Pay>().await;
    let request = sent::<PayInSecret>().await;
    let plaintext = PrivateKey::from_pem(&rsa(SERVER).private_pem())
        .unwrap()
        .decrypt(&enc_data(&request))
        .unwrap();
    assert!(*plaintext == clear.body);
}

#[tokio::test]
async fn the_protected_header_is_the_one_that_was_seen_on_the_wire() {
    let compact = enc_data(&sent::<PayInSecret>().await);
    let header = compact.split('.').next().unwrap();
    let header = String::from_utf8(URL_SAFE_NO_PAD.decode(header).unwrap()).unwrap();
    assert_eq!(header, r#"{"enc":"A128GCM","alg":"RSA-OAEP-256"}"#);
}

#[tokio::test]
async fn the_token_signs_the_bytes_that_are_sent() {
    let request = sent::<PayInSecret>().await;
    let token = request.header("x-km-tran-token").unwrap();
    let mac = STANDARD.decode(token.rsplit(':').next().unwrap()).unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET_KEY.as_bytes());
    assert!(hmac::verify(&key, &request.body, &mac).is_ok());
}

#[tokio::test]
async fn the_key_id_is_sent_when_either_body_is_encrypted() {
    let id = |request: HttpRequest| request.header("x-km-crypto-key-id").map(str::to_owned);
    assert_eq!(id(sent::<PayInSecret>().await).as_deref(), Some(CLIENT_ID));
    assert_eq!(id(sent::<Pay>().await), None);

    let transport = Recorder::succeeding();
    let client = encrypting().transport(transport.clone()).build().unwrap();
    let answer = client
        .call_untyped(&ANSWERED_IN_SECRET, &json!({"a": 1}))
        .await;
    assert!(answer.is_ok());
    let request = transport.request();
    assert_eq!(request.body, br#"{"a":1}"#);
    assert_eq!(id(request).as_deref(), Some(CLIENT_ID));
}

#[tokio::test]
async fn what_is_not_documented_as_encrypted_is_sent_in_clear() {
    let body: Value = serde_json::from_slice(&sent::<Pay>().await.body).unwrap();
    assert!(body.get("encData").is_none() && body.get("cardNo").is_some());
}

#[tokio::test]
async fn keys_come_before_the_permission_to_send_in_clear() {
    let transport = Recorder::succeeding();
    let client = encrypting()
        .allow_plaintext()
        .transport(transport.clone())
        .build()
        .unwrap();
    let answer = client.call::<PayInSecret>(&PayRequest::new()).await;
    assert!(answer.is_ok());
    enc_data(&transport.request());
}

#[tokio::test]
async fn no_two_messages_have_a_key_or_a_vector_in_common() {
    let [one, other] = [
        enc_data(&sent::<PayInSecret>().await),
        enc_data(&sent::<PayInSecret>().await),
    ];
    for (one, other) in one.split('.').zip(other.split('.')).skip(1) {
        assert_ne!(one, other);
    }
}

#[tokio::test]
async fn the_random_source_can_be_set() {
    let transport = Recorder::succeeding();
    let client = encrypting()
        .random(|bytes| bytes.fill(7))
        .transport(transport.clone())
        .build()
        .unwrap();
    for _ in 0..2 {
        let answer = client.call::<PayInSecret>(&PayRequest::new()).await;
        assert!(answer.is_ok());
    }
    let messages: Vec<String> = transport.requests().iter().map(enc_data).collect();
    let parts: Vec<Vec<&str>> = messages
        .iter()
        .map(|text| text.split('.').collect())
        .collect();
    assert_eq!(URL_SAFE_NO_PAD.decode(parts[0][2]).unwrap(), [7; 12]);
    // The same key, vector and content: the same ciphertext and tag. The padding of RSA is another one each time.
    assert_eq!(parts[0][2..], parts[1][2..]);
    assert_ne!(parts[0][1], parts[1][1]);
}
