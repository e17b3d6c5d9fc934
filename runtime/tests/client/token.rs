//! The token.

use std::time::{Duration, UNIX_EPOCH};

use konaplate_runtime::kona_plate::{Client, Credentials, UntypedOperation};
use konaplate_runtime::{BodyEncryption, Effect, Method, Value};
use serde_json::json;

use crate::BASE_URL;
use crate::recorder::Recorder;

/// A sample that the API's owner publishes, without its key and body.
const PUBLISHED: &str = "KMV1:20221108120814608:uLD+mU8mz9K95neGiSJTSsF3zzAQJglCggZAOSs5Fkg=";

const ECHO: UntypedOperation = UntypedOperation {
    name: "echo",
    method: Method::Post,
    path: "/echo",
    effect: Effect::None,
    request_encryption: BodyEncryption::None,
    response_encryption: BodyEncryption::None,
};

async fn token(secret_key: &str, body: Value, bytes: &str) -> String {
    let transport = Recorder::succeeding();
    let client = Client::builder(BASE_URL)
        .credentials(Credentials::new("1", "2", secret_key))
        .transport(transport.clone())
        .clock(|| UNIX_EPOCH + Duration::from_millis(1_667_876_894_608))
        .build()
        .unwrap();
    client.call_untyped(&ECHO, &body).await.unwrap();
    let request = transport.request();
    assert_eq!(request.body, bytes.as_bytes());
    request.header("x-km-tran-token").unwrap().to_owned()
}

/// Expected values computed with `printf '%s' BODY | openssl dgst -sha256 -hmac KEY -binary | base64`. The second key
/// and text are those of RFC 4231, section 4.3, but for the quotation marks that make the text JSON.
#[tokio::test]
async fn signs_the_bytes_that_are_sent_with_the_secret_as_it_stands() {
    for (key, body, bytes, mac) in [
        (
            "0123456789abcdef0123456789abcdef",
            json!({"amount": 30000, "sequenceId": "20261120-000017"}),
            r#"{"amount":30000,"sequenceId":"20261120-000017"}"#,
            "Yean77se8JhvjQvh60qfcjGAD8Qah0FUAGoPaobpSyU=",
        ),
        (
            "Jefe",
            json!("what do ya want for nothing?"),
            r#""what do ya want for nothing?""#,
            "blwqGP68yspmmsX0QVNCcUhQ52uoaCSjNxJw5t1plW8=",
        ),
        (
            "비밀",
            json!({"userName": "홍길동"}),
            r#"{"userName":"홍길동"}"#,
            "UlQkbwJV5G5/xUwJso3eTlug4ZHB/80sHa1aSnMveeg=",
        ),
    ] {
        assert_eq!(
            token(key, body, bytes).await,
            format!("KMV1:20221108120814608:{mac}")
        );
    }
}

#[tokio::test]
async fn has_the_structure_of_the_published_sample() {
    let ours = token("key", json!({}), "{}").await;
    assert_eq!(ours.len(), PUBLISHED.len());
    assert_eq!(ours.len(), 67);
    // The same instant, so that everything before the code has to be equal.
    assert_eq!(ours[..23], PUBLISHED[..23]);
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/';
    assert!(ours[23..66].bytes().all(is_base64), "{ours}");
    assert!(ours.ends_with('='));
}
