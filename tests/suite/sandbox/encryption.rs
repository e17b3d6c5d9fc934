//! Both directions of encryption, as they were on the wire.

use konaplate::jwe::{PrivateKey, PublicKey};
use konaplate::{
    GiftPrepaidCard, GiftPrepaidCardRequest, Operation, ReissuePrepaidCard,
    ReissuePrepaidCardRequest, UnknownCause,
};
use konaplate_sandbox::{
    AnswerEncryption, AnswerKey, ContentEncryption, Options, Sandbox, catalogue,
};
use serde_json::{Value, json};

use crate::call::{Learned, call};
use crate::setup::{Wire, client, encryption, project, sandbox, start};
use crate::wiretap::Wiretap;

const KEY_ID: &str = "X-KM-Crypto-Key-Id";

/// A request that succeeds.
fn example(operation: &str) -> Value {
    let operation = catalogue().operation(operation);
    operation.expect("an operation").example.clone()
}

/// The value of `encData`, when it is all there is.
fn enc_data(body: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let body = body.as_object()?;
    let content = body.get("encData")?.as_str()?;
    (body.len() == 1).then(|| content.to_owned())
}

async fn gift(sandbox: &Sandbox, wire: Wire, wiretap: &Wiretap) -> Learned {
    let client = client(sandbox, wire).transport(wiretap.clone()).build();
    let request = example(GiftPrepaidCard::NAME);
    let learned = call(&client.expect("a client"), GiftPrepaidCard::NAME, &request).await;
    learned.expect("a typed request")
}

#[tokio::test]
async fn request_and_answer_are_read_by_nobody_between() {
    let sandbox = sandbox(Wire::Encrypted).await;
    let wiretap = Wiretap::new();
    assert_eq!(
        gift(&sandbox, Wire::Encrypted, &wiretap).await,
        Learned::Done
    );
    let heard = wiretap.only();
    let answer = heard.answer.expect("an answer");
    let project = sandbox.project();

    let request = enc_data(&heard.request.body).expect("an encrypted request");
    let key = PrivateKey::from_pem(project.client_private_key_pem()).expect("a key");
    assert!(key.decrypt(&request).is_err(), "only the server can");
    assert_eq!(heard.request.header(KEY_ID), Some(project.crypto_key_id()));

    let answered = enc_data(&answer.body).expect("an encrypted answer");
    let plaintext = key.decrypt(&answered).expect("the client's answer");
    let body: Value = serde_json::from_slice(&plaintext).expect("JSON");
    assert_eq!(body["response"]["code"], "000_000");
    assert_eq!(answer.header(KEY_ID), Some(project.crypto_key_id()));
}

#[tokio::test]
async fn nothing_is_encrypted_in_plain_mode() {
    let sandbox = sandbox(Wire::Plain).await;
    let wiretap = Wiretap::new();
    assert_eq!(gift(&sandbox, Wire::Plain, &wiretap).await, Learned::Done);
    let heard = wiretap.only();
    let sent: GiftPrepaidCardRequest = serde_json::from_slice(&heard.request.body).expect("clear");
    assert_eq!(json!(sent), example(GiftPrepaidCard::NAME));
    let answer: Value =
        serde_json::from_slice(&heard.answer.expect("an answer").body).expect("clear");
    assert_eq!(answer["response"]["code"], "000_000");
    assert_eq!(heard.request.header(KEY_ID), None);
}

#[tokio::test]
async fn refusals_are_read_whether_they_are_encrypted_or_not() {
    for (answers, is_encrypted) in [
        (AnswerEncryption::LikeRequest, true),
        (AnswerEncryption::SuccessOnly, false),
        (AnswerEncryption::Always, true),
    ] {
        let sandbox = start(Options::default().answer_encryption(answers)).await;
        let wiretap = Wiretap::with_header("Prefer", "code=400, example=005_025");
        let learned = gift(&sandbox, Wire::Encrypted, &wiretap).await;
        assert_eq!(learned, Learned::Refused(400, "005_025".to_owned()));
        let answer = wiretap.only().answer.expect("an answer");
        assert_eq!(enc_data(&answer.body).is_some(), is_encrypted);
    }
}

#[tokio::test]
async fn an_encrypted_answer_to_a_request_in_clear_is_read() {
    let options = Options::default()
        .allow_plaintext()
        .answer_encryption(AnswerEncryption::Always);
    let sandbox = start(options).await;
    let wiretap = Wiretap::new();
    // Without a key: it cannot be read, and the gift took place.
    let learned = gift(&sandbox, Wire::Plain, &wiretap).await;
    assert_eq!(learned, Learned::Unknown(UnknownCause::Encrypted));
    assert!(enc_data(&wiretap.only().request.body).is_none());
    assert!(sandbox.ledger()[0].took_place.is_some());
}

#[tokio::test]
async fn longer_content_keys_are_accepted() {
    let sandbox = start(Options::default().content_encryption(ContentEncryption::A256Gcm)).await;
    assert_eq!(
        gift(&sandbox, Wire::Encrypted, &Wiretap::new()).await,
        Learned::Done
    );
}

#[tokio::test]
async fn the_answer_chooses_among_two_keys() {
    let sandbox = start(Options::default().answer_key(AnswerKey::Newest)).await;
    let project = project();
    let newest = project
        .crypto_key_ids()
        .last()
        .expect("two keys")
        .to_owned();
    assert_ne!(newest, project.crypto_key_id());
    let request: ReissuePrepaidCardRequest =
        serde_json::from_value(example(ReissuePrepaidCard::NAME)).expect("a request");

    let wiretap = Wiretap::new();
    let pem = project.client_private_key_pem_of(&newest).expect("a key");
    let two = encryption(&project).with_client_key(newest.as_str(), pem);
    let client = client(&sandbox, Wire::Encrypted)
        .encryption(two.expect("two keys"))
        .transport(wiretap.clone())
        .build()
        .expect("a client");
    assert!(client.reissue_prepaid_card(&request).await.is_ok());
    let heard = wiretap.only();
    assert_eq!(heard.request.header(KEY_ID), Some(project.crypto_key_id()));
    let answer = heard.answer.expect("an answer");
    assert_eq!(answer.header(KEY_ID), Some(newest.as_str()));
}

#[tokio::test]
async fn with_the_other_key_alone_the_outcome_is_unknown_and_the_ledger_knows_it() {
    let sandbox = start(Options::default().answer_key(AnswerKey::Newest)).await;
    let learned = gift(&sandbox, Wire::Encrypted, &Wiretap::new()).await;
    assert_eq!(learned, Learned::Unknown(UnknownCause::Encrypted));
    assert!(sandbox.ledger()[0].took_place.is_some());
}

/// The server's own key, so that the sandbox's keys are not taken for another pair.
#[tokio::test]
async fn each_side_has_its_own_pair() {
    let project = project();
    let server = PublicKey::from_pem(project.server_public_key_pem()).expect("a key");
    let compact = server
        .encrypt(b"{}", ContentEncryption::A128Gcm)
        .expect("a message");
    for id in project.crypto_key_ids() {
        let pem = project.client_private_key_pem_of(id).expect("a key");
        let key = PrivateKey::from_pem(pem).expect("a key");
        assert!(key.decrypt(&compact).is_err());
    }
}
