//! Both directions of the message encryption.

use konaplate_sandbox::{
    AnswerEncryption, AnswerKey, ContentEncryption, Options, Project, Sandbox, catalogue,
};
use serde_json::{Value, json};

use crate::http::{self, Answer};
use crate::jwe;
use crate::signed::{call, example, headers, project, set, url};

const RECHARGE: &str = "create_credit_card_recharge";
const HEADER: &str = r#"{"enc":"A128GCM","alg":"RSA-OAEP-256"}"#;

async fn start(options: Options) -> Sandbox {
    Sandbox::start(options.project(project())).await.unwrap()
}

fn wrapped(sandbox: &Sandbox, request: &Value) -> Value {
    let public = sandbox.project().server_public_key_pem();
    json!({ "encData": jwe::encrypt(public, HEADER, &[5; 16], request.to_string().as_bytes()) })
}

/// Sends a body under the id of a key.
async fn send(
    sandbox: &Sandbox,
    operation: &str,
    key_id: Option<&str>,
    body: &Value,
    further: &[(&str, &str)],
) -> Answer {
    let body = body.to_string();
    let mut headers = headers(sandbox.project(), body.as_bytes());
    set(&mut headers, "X-KM-Crypto-Key-Id", key_id);
    for (name, value) in further {
        set(&mut headers, name, Some(value));
    }
    http::send("POST", &url(sandbox, operation), &headers, body.as_bytes()).await
}

async fn call_encrypted(sandbox: &Sandbox, operation: &str, request: &Value) -> Answer {
    let key_id = sandbox.project().crypto_key_id().to_owned();
    send(
        sandbox,
        operation,
        Some(&key_id),
        &wrapped(sandbox, request),
        &[],
    )
    .await
}

/// Opens an answer with the key that it names.
fn opened(project: &Project, answer: &Answer) -> (Value, Value) {
    let id = answer
        .header("X-KM-Crypto-Key-Id")
        .expect("the id of the key");
    let pem = project
        .client_private_key_pem_of(id)
        .expect("a key of the project");
    let body = answer.json();
    assert_eq!(body.as_object().unwrap().len(), 1);
    let (header, plaintext) = jwe::decrypt(pem, body["encData"].as_str().unwrap());
    (header, serde_json::from_slice(&plaintext).unwrap())
}

#[tokio::test]
async fn each_operation_takes_and_gives_encrypted_bodies() {
    for operation in catalogue().operations() {
        let sandbox = start(Options::default()).await;
        let answer = call_encrypted(&sandbox, &operation.name, &operation.example).await;
        assert_eq!(
            (answer.status, answer.refusal()),
            (200, None),
            "{}",
            operation.name
        );
        let (header, body) = opened(sandbox.project(), &answer);
        assert_eq!(header, json!({ "enc": "A128GCM", "alg": "RSA-OAEP-256" }));
        assert_eq!(body["response"]["code"], "000_000");
    }
}

#[tokio::test]
async fn both_content_encryptions_are_read() {
    let sandbox = start(Options::default()).await;
    let header = r#"{"alg":"RSA-OAEP-256","enc":"A256GCM"}"#;
    let public = sandbox.project().server_public_key_pem();
    let request = example(RECHARGE).to_string();
    let body = json!({ "encData": jwe::encrypt(public, header, &[5; 32], request.as_bytes()) });
    let key_id = sandbox.project().crypto_key_id();
    assert_eq!(
        send(&sandbox, RECHARGE, Some(key_id), &body, &[])
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn refusals_of_an_encrypted_call_are_encrypted_too() {
    let sandbox = start(Options::default()).await;
    let answer = call_encrypted(&sandbox, RECHARGE, &json!({})).await;
    assert_eq!(answer.status, 400);
    let (_, body) = opened(sandbox.project(), &answer);
    assert_eq!(body["response"]["code"], "000_003");
    let preference = [("Prefer", "example=007_021")];
    let key_id = sandbox.project().crypto_key_id();
    let body = wrapped(&sandbox, &example(RECHARGE));
    let answer = send(&sandbox, RECHARGE, Some(key_id), &body, &preference).await;
    let (_, body) = opened(sandbox.project(), &answer);
    assert_eq!(
        (answer.status, &body["response"]["code"]),
        (400, &json!("007_021"))
    );
    assert!(
        sandbox
            .ledger()
            .iter()
            .all(|entry| entry.took_place.is_none())
    );
}

#[tokio::test]
async fn a_call_in_clear_is_answered_in_clear_where_it_is_allowed() {
    let sandbox = start(Options::default().allow_plaintext()).await;
    let clear = call(&sandbox, RECHARGE, &example(RECHARGE)).await;
    assert_eq!(clear.code().as_deref(), Some("000_000"));
    assert_eq!(clear.header("X-KM-Crypto-Key-Id"), None);
    let encrypted = call_encrypted(&sandbox, RECHARGE, &example(RECHARGE)).await;
    assert_eq!(
        opened(sandbox.project(), &encrypted).1["response"]["code"],
        "007_008"
    );
}

#[tokio::test]
async fn which_answers_are_encrypted_can_be_chosen() {
    let options = Options::default().answer_encryption(AnswerEncryption::SuccessOnly);
    let sandbox = start(options).await;
    let refused = call_encrypted(&sandbox, RECHARGE, &json!({})).await;
    assert_eq!(refused.code().as_deref(), Some("000_003"));
    let done = call_encrypted(&sandbox, RECHARGE, &example(RECHARGE)).await;
    assert_eq!(
        opened(sandbox.project(), &done).1["response"]["code"],
        "000_000"
    );

    let options = Options::default().allow_plaintext();
    let sandbox = start(options.answer_encryption(AnswerEncryption::Always)).await;
    let done = call(&sandbox, RECHARGE, &example(RECHARGE)).await;
    assert_eq!(
        opened(sandbox.project(), &done).1["response"]["code"],
        "000_000"
    );
}

#[tokio::test]
async fn the_answer_names_its_key() {
    let mut project = project();
    project.add_client_key().unwrap();
    assert!(project.add_client_key().is_err());
    let ids: Vec<String> = project.crypto_key_ids().map(str::to_owned).collect();
    for (key, wanted) in [
        (AnswerKey::OfRequest, &ids[0]),
        (AnswerKey::Newest, &ids[1]),
    ] {
        let options = Options::default().project(project.clone()).answer_key(key);
        let options = options.content_encryption(ContentEncryption::A256Gcm);
        let sandbox = Sandbox::start(options).await.unwrap();
        let answer = call_encrypted(&sandbox, RECHARGE, &example(RECHARGE)).await;
        assert_eq!(answer.header("X-KM-Crypto-Key-Id"), Some(wanted.as_str()));
        assert_eq!(opened(&project, &answer).0["enc"], "A256GCM");
    }
}

#[tokio::test]
async fn what_cannot_be_decrypted_is_refused() {
    let sandbox = start(Options::default()).await;
    let key_id = sandbox.project().crypto_key_id();
    let right = wrapped(&sandbox, &example(RECHARGE));
    for (id, reason) in [
        (None, "missing-crypto-key-id"),
        (
            Some("0123456789abcdef0123456789abcdef"),
            "unknown-crypto-key-id",
        ),
    ] {
        let answer = send(&sandbox, RECHARGE, id, &right, &[]).await;
        assert_eq!((answer.status, answer.refusal()), (400, Some(reason)));
    }
    let compact = right["encData"].as_str().unwrap();
    let part = |place: usize, text: &str| {
        let mut parts: Vec<&str> = compact.split('.').collect();
        parts[place] = text;
        parts.join(".")
    };
    let public = sandbox.project().server_public_key_pem();
    let plaintext = example(RECHARGE).to_string();
    let headed = |header: &str| jwe::encrypt(public, header, &[5; 16], plaintext.as_bytes());
    let foreign = Project::generate().unwrap();
    let foreign = foreign.server_public_key_pem();
    for enc_data in [
        json!(part(1, "AAAA")),
        json!(part(2, "AAAAAAAAAAAAAAAA")),
        json!(part(3, "AAAA")),
        json!(part(4, "AAAAAAAAAAAAAAAAAAAAAA")),
        json!(part(4, "AAAA")),
        json!(format!("{compact}.")),
        json!(format!("{compact}=")),
        json!(headed(r#"{"enc":"A128GCM","alg":"RSA-OAEP"}"#)),
        json!(headed(r#"{"enc":"A256GCM","alg":"RSA-OAEP-256"}"#)),
        json!(headed(
            r#"{"enc":"A128GCM","alg":"RSA-OAEP-256","zip":"DEF"}"#
        )),
        json!(headed(
            r#"{"enc":"A128GCM","alg":"RSA-OAEP-256","crit":["x"]}"#
        )),
        json!(jwe::encrypt(
            foreign,
            HEADER,
            &[5; 16],
            plaintext.as_bytes()
        )),
        json!(""),
        json!(1),
        json!(null),
    ] {
        let answer = send(
            &sandbox,
            RECHARGE,
            Some(key_id),
            &json!({ "encData": enc_data }),
            &[],
        )
        .await;
        assert_eq!(
            (answer.status, answer.refusal()),
            (400, Some("not-decrypted"))
        );
    }
    assert!(
        sandbox
            .ledger()
            .iter()
            .all(|entry| entry.took_place.is_none())
    );
}
