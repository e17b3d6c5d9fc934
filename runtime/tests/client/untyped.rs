//! Operations without a description.

use konaplate_runtime::kona_plate::{UnlistedCode, UntypedOperation};
use konaplate_runtime::{BodyEncryption, Effect, Error, ErrorCode, HttpResponse, Method, Value};
use serde_json::json;

use crate::recorder::Recorder;
use crate::{BASE_URL, builder};

pub const DISCARD: UntypedOperation = UntypedOperation {
    name: "discard_card",
    method: Method::Post,
    path: "/api/v1/card/terminate",
    effect: Effect::Card,
    request_encryption: BodyEncryption::None,
    response_encryption: BodyEncryption::None,
};

async fn call(
    operation: &UntypedOperation,
    status: u16,
    body: &str,
) -> (Recorder, Result<Value, Error<UnlistedCode>>) {
    let transport = Recorder::answering(Ok(HttpResponse::new(status, body)));
    let client = builder(BASE_URL)
        .transport(transport.clone())
        .build()
        .unwrap();
    let result = client
        .call_untyped(operation, &json!({"userId": 9_999_999_999_999_999_999_u64}))
        .await;
    (transport, result)
}

#[tokio::test]
async fn json_goes_in_and_comes_out() {
    let body = r#"{"response":{"code":"000_000"},"userId":9999999999999999999}"#;
    let (transport, result) = call(&DISCARD, 200, body).await;
    assert_eq!(
        result.unwrap()["userId"],
        json!(9_999_999_999_999_999_999_u64)
    );
    let request = transport.request();
    assert_eq!(
        request.url,
        "https://api.example.com/open-api/api/v1/card/terminate"
    );
    assert_eq!(request.body, br#"{"userId":9999999999999999999}"#);
    assert!(request.header("x-km-tran-token").is_some());
}

#[tokio::test]
async fn a_code_proves_nothing_of_an_operation_whose_codes_are_not_listed() {
    let (_, result) = call(&DISCARD, 400, r#"{"response":{"code":"003_012"}}"#).await;
    let Err(Error::Api(refusal)) = result else {
        panic!("{result:?}")
    };
    assert_eq!(refusal.code.code(), "003_012");
    assert_eq!(refusal.effect(), Effect::Card);
    assert_eq!(format!("{:?}", refusal.code), r#"UnlistedCode("003_012")"#);
    assert_eq!(
        format!("{:?}", UnlistedCode::from_code("4111111111111111")),
        r#"UnlistedCode("[redacted]")"#
    );
}

#[tokio::test]
async fn a_path_stays_behind_the_base_url_of_the_same_server() {
    for (path, url) in [
        (
            "no/leading/slash",
            "https://api.example.com/open-api/no/leading/slash",
        ),
        (
            "//other.example.com/x",
            "https://api.example.com/open-api/other.example.com/x",
        ),
        ("/a?b=c#d", "https://api.example.com/open-api/a%3Fb=c%23d"),
        (
            "/a b/홍",
            "https://api.example.com/open-api/a%20b/%ED%99%8D",
        ),
    ] {
        let operation = UntypedOperation { path, ..DISCARD };
        let (transport, _) = call(&operation, 200, "").await;
        assert_eq!(transport.request().url, url);
    }
}
