//! What errors tell.

use konaplate_runtime::{Effect, Error, HttpResponse, NotSentCause, TransportError};

use crate::operation::{Pay, PayErrorCode, PayRequest};
use crate::recorder::Recorder;
use crate::{BASE_URL, builder};

async fn error(answer: Result<HttpResponse, TransportError>) -> (Error<PayErrorCode>, String) {
    let transport = Recorder::answering(answer);
    let client = builder(BASE_URL)
        .transport(transport.clone())
        .build()
        .unwrap();
    let error = client.call::<Pay>(&PayRequest::new()).await.unwrap_err();
    (
        error,
        transport
            .request()
            .header("x-km-correlation-id")
            .unwrap()
            .to_owned(),
    )
}

#[tokio::test]
async fn an_unknown_outcome_tells_what_to_ask_for() {
    let (error, correlation_id) = error(Ok(HttpResponse::new(503, ""))).await;
    assert_eq!(error.correlation_id(), Some(correlation_id.as_str()));
    let text = error.to_string();
    let Error::OutcomeUnknown(unknown) = error else {
        panic!("{error:?}")
    };
    assert_eq!(unknown.operation(), "pay");
    assert_eq!(unknown.effect(), Effect::Money);
    assert_eq!(unknown.correlation_id(), correlation_id);
    assert_eq!(unknown.reference(), Some("20261120-000017"));
    assert_eq!(unknown.status(), Some(503));
    assert_eq!(
        text,
        format!(
            "the outcome of pay is unknown: the server reports an error of its own, HTTP status 503, possible effect \
             money, correlation id {correlation_id}"
        )
    );
}

#[tokio::test]
async fn a_refusal_tells_code_and_effect() {
    let body = r#"{"response":{"code":"005_025","description":"Card 1 is expired"}}"#;
    let (error, correlation_id) = error(Ok(HttpResponse::new(400, body))).await;
    assert_eq!(
        error.to_string(),
        format!(
            "pay was refused with code 005_025 (Card is expired), HTTP status 400, effect none, correlation id \
             {correlation_id}"
        )
    );
    let Error::Api(refusal) = error else {
        panic!("{error:?}")
    };
    assert_eq!(refusal.code, PayErrorCode::ExpiredCard);
    assert_eq!((refusal.operation(), refusal.status()), ("pay", 400));
    assert_eq!(refusal.correlation_id(), correlation_id);
    assert_eq!(
        refusal.server_text().map(|text| text.expose().as_str()),
        Some("Card 1 is expired")
    );
}

#[tokio::test]
async fn an_unlisted_code_is_printed_only_if_it_looks_like_one() {
    for (code, printed) in [
        ("999_999", true),
        ("4111111", false),
        ("999-999", false),
        ("999_9999", false),
        ("99_9999", false),
        ("９99_9", false),
        ("abc_def", false),
    ] {
        let body = format!(r#"{{"response":{{"code":"{code}"}}}}"#);
        let (error, _) = error(Ok(HttpResponse::new(400, body))).await;
        assert_eq!(error.to_string().contains(code), printed, "{error}");
        assert_eq!(format!("{error:?}").contains(code), printed, "{error:?}");
        let Error::Api(refusal) = error else {
            panic!("{error:?}")
        };
        assert_eq!(refusal.code, PayErrorCode::Unknown(code.to_owned()));
    }
}

#[tokio::test]
async fn what_was_not_sent_tells_why() {
    let (error, correlation_id) = error(Err(TransportError::NotSent(NotSentCause::Connect))).await;
    assert_eq!(
        error.to_string(),
        format!("pay was not sent: no connection came about (correlation id {correlation_id})")
    );
}
