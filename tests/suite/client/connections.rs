//! Connections that fail: what provably never left, and what may have arrived.

use std::time::Duration;

use konaplate::{
    Client, CreateCreditCardRechargeRequest, Credentials, Error, NotSentCause, Rule, UnknownCause,
    Validate,
};
use konaplate_tests::server::{Answer, Server};

use crate::setup::{ACCESS_KEY, ASP_ID, RECHARGED, SECRET_KEY, client, recharge, recharge_request};

async fn assert_lost(answer: Answer, cause: UnknownCause) {
    let server = Server::start(answer.clone()).await;
    let client = Client::builder(&server.url())
        .credentials(Credentials::new(ASP_ID, ACCESS_KEY, SECRET_KEY))
        .timeout(Duration::from_millis(300))
        .max_answer_bytes(1000)
        .allow_plaintext()
        .build()
        .expect("a client");
    match client
        .create_credit_card_recharge(&recharge_request())
        .await
    {
        Err(Error::OutcomeUnknown(error)) => assert_eq!(error.cause(), cause, "{answer:?}"),
        other => panic!("{answer:?} gave {other:?}"),
    }
    assert_eq!((server.requests().len(), server.connections()), (1, 1));
}

#[tokio::test]
async fn reset_after_the_request() {
    assert_lost(Answer::Reset, UnknownCause::ConnectionLost).await;
}

#[tokio::test]
async fn closed_without_an_answer() {
    assert_lost(Answer::Close, UnknownCause::ConnectionLost).await;
}

#[tokio::test]
async fn no_answer_in_time() {
    assert_lost(Answer::Nothing, UnknownCause::Timeout).await;
}

#[tokio::test]
async fn an_answer_that_is_too_large() {
    let body = RECHARGED.replace("Success.", &"x".repeat(2000));
    assert_lost(Answer::json(200, &body), UnknownCause::TooLarge).await;
}

#[tokio::test]
async fn refused_connection() {
    match recharge(&Server::gone().await).await {
        Err(Error::NotSent(error)) => {
            assert_eq!(
                (error.cause(), error.operation()),
                (NotSentCause::Connect, "create_credit_card_recharge")
            );
        }
        other => panic!("{other:?}"),
    }
}

/// A server that closes its side between two calls is the classic case in which an HTTP library sends again by itself.
#[tokio::test]
async fn a_second_call_after_the_server_closed_is_sent_once() {
    let whole = format!(
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{RECHARGED}",
        RECHARGED.len()
    );
    let server = Server::start(Answer::Bytes(whole.into_bytes())).await;
    let client = client(&server.url());
    for calls in 1..=5 {
        client
            .create_credit_card_recharge(&recharge_request())
            .await
            .expect("a result");
        assert_eq!(server.requests().len(), calls);
    }
}

/// Every violation at once, each with its place; nothing is sent.
#[tokio::test]
async fn an_invalid_request_is_not_sent() {
    let server = Server::start(Answer::json(200, RECHARGED)).await;
    let request = invalid_request();
    match client(&server.url())
        .create_credit_card_recharge(&request)
        .await
    {
        Err(Error::Invalid(violations)) => {
            let found: Vec<(&str, &Rule)> = violations
                .iter()
                .map(|violation| (violation.pointer(), violation.rule()))
                .collect();
            let expected = [
                ("/sequenceId", Rule::MaxLength(20)),
                ("/dcvv", Rule::MaxLength(3)),
                ("/projectId", Rule::MinLength(1)),
            ];
            assert_eq!(
                found,
                expected.each_ref().map(|(pointer, rule)| (*pointer, rule))
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(server.connections(), 0);
}

fn invalid_request() -> CreateCreditCardRechargeRequest {
    let mut request = recharge_request();
    request.sequence_id = "가".repeat(21);
    request.dcvv = "1234".into();
    request.project_id = Some(String::new());
    request
}

/// A server may relax a rule before the client is generated again.
#[tokio::test]
async fn validation_can_be_switched_off() {
    let server = Server::start(Answer::json(200, RECHARGED)).await;
    let client = client(&server.url()).without_validation();
    assert!(invalid_request().validate().is_err());
    client
        .create_credit_card_recharge(&invalid_request())
        .await
        .expect("a result");
    assert_eq!(server.only_request().json()["dcvv"], "1234");
}

#[tokio::test]
async fn an_encrypted_operation_is_not_sent_in_clear_unasked() {
    let server = Server::start(Answer::json(200, RECHARGED)).await;
    let client = Client::builder(&server.url())
        .credentials(Credentials::new(ASP_ID, ACCESS_KEY, SECRET_KEY))
        .build()
        .expect("a client");
    for client in [client.without_validation(), client] {
        match client
            .create_credit_card_recharge(&recharge_request())
            .await
        {
            Err(Error::Invalid(violations)) => {
                assert!(
                    violations
                        .iter()
                        .any(|violation| *violation.rule() == Rule::Encryption)
                );
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn plain_http_is_for_the_loopback_interface_only() {
    let build = |url: &str| {
        Client::builder(url)
            .credentials(Credentials::new(ASP_ID, ACCESS_KEY, SECRET_KEY))
            .allow_plaintext()
            .build()
            .is_ok()
    };
    for url in [
        "https://api.example",
        "http://127.0.0.1:1/x",
        "http://[::1]:1",
        konaplate::SANDBOX,
    ] {
        assert!(build(url), "{url}");
    }
    for url in [
        "http://api.example",
        "http://127.0.0.1.example",
        "ftp://127.0.0.1",
        "http://localhost.example",
        "",
        "127.0.0.1",
    ] {
        assert!(!build(url), "{url}");
    }
}

#[test]
fn every_missing_field_is_named_at_once() {
    let violations = CreateCreditCardRechargeRequest::builder()
        .amount(1)
        .build()
        .expect_err("fields are missing");
    let found: Vec<&str> = violations
        .iter()
        .map(konaplate::Violation::pointer)
        .collect();
    assert_eq!(
        found,
        [
            "/sequenceId",
            "/userId",
            "/oneTimeToken",
            "/dcvv",
            "/affiliateId"
        ]
    );
    assert!(
        violations
            .iter()
            .all(|violation| *violation.rule() == Rule::Required)
    );
}
