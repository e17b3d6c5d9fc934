//! Every kind of bad answer lands in the case that says what may have happened, after exactly one request.

use konaplate::{Effect, Error, UnknownCause};
use konaplate_tests::server::{Answer, Server};

use crate::setup::{RECHARGED, Recharged, code, recharge};

/// What became of one recharge, after exactly one request.
pub async fn answered(answer: Answer) -> Recharged {
    let server = Server::start(answer).await;
    let result = recharge(&server.url()).await;
    assert_eq!(
        (server.requests().len(), server.connections()),
        (1, 1),
        "requests and connections that reached the server"
    );
    result
}

/// Fails unless the outcome is unknown for this reason, with everything that helps to find out.
async fn assert_unknown(answer: Answer, cause: UnknownCause, status: Option<u16>) {
    match answered(answer.clone()).await {
        Err(Error::OutcomeUnknown(error)) => {
            assert_eq!(
                (error.cause(), error.status()),
                (cause, status),
                "{answer:?}"
            );
            assert_eq!(
                (error.operation(), error.effect()),
                ("create_credit_card_recharge", Effect::Money)
            );
            assert_eq!(error.reference(), Some("20261120-000017"));
            assert!(error.correlation_id().starts_with("261120143015-"));
        }
        other => panic!("{answer:?} gave {other:?}"),
    }
}

#[tokio::test]
async fn html() {
    for status in [200, 400] {
        let answer = Answer::with_type(status, "text/html", "<!doctype html><title>Error</title>");
        assert_unknown(answer, UnknownCause::Unreadable, Some(status)).await;
    }
}

#[tokio::test]
async fn nothing_in_the_body() {
    for status in [200, 400] {
        for body in ["", " ", "null", "{}", "[]", "0", "\"000_000\""] {
            assert_unknown(
                Answer::json(status, body),
                UnknownCause::Unreadable,
                Some(status),
            )
            .await;
        }
    }
}

#[tokio::test]
async fn no_content() {
    let answer = Answer::Bytes(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec());
    assert_unknown(answer, UnknownCause::Unreadable, Some(204)).await;
}

#[tokio::test]
async fn json_cut_short_in_a_whole_body() {
    for at in [1, 30, RECHARGED.len() - 1] {
        assert_unknown(
            Answer::json(200, &RECHARGED[..at]),
            UnknownCause::Unreadable,
            Some(200),
        )
        .await;
    }
}

#[tokio::test]
async fn a_body_shorter_than_announced() {
    for at in [0, 20, RECHARGED.len()] {
        assert_unknown(
            Answer::truncated(200, &RECHARGED[..at], 7),
            UnknownCause::ConnectionLost,
            Some(200),
        )
        .await;
    }
}

#[tokio::test]
async fn a_head_that_is_cut_or_is_no_http() {
    for bytes in [
        &b"HTTP/1.1 200"[..],
        b"HTTP/1.1 200 OK\r\nContent-Type: app",
        b"\x16\x03\x01\x02\x00",
        b"220 smtp ready\r\n",
        b"\0\0\0\0\r\n\r\n",
    ] {
        assert_unknown(
            Answer::Bytes(bytes.to_vec()),
            UnknownCause::ConnectionLost,
            None,
        )
        .await;
    }
}

#[tokio::test]
async fn two_answers_at_once() {
    let answer = Answer::json(200, &format!("{RECHARGED}{RECHARGED}"));
    assert_unknown(answer, UnknownCause::Unreadable, Some(200)).await;
}

#[tokio::test]
async fn bytes_that_are_no_utf8() {
    let body = [
        br#"{"transactionId":"00000000000000000001","redirectUrl":"#.as_slice(),
        b"\"\xff\xfe\"",
        br#","response":{"code":"000_000"}}"#,
    ]
    .concat();
    let answer = Answer::Response {
        status: 200,
        headers: Vec::new(),
        body,
    };
    assert_unknown(answer, UnknownCause::Unreadable, Some(200)).await;
}

#[tokio::test]
async fn no_code_where_it_should_be() {
    let bodies = [
        r#"{"transactionId":"00000000000000000001","redirectUrl":"https://pay.example/1"}"#,
        r#"{"transactionId":"00000000000000000001","redirectUrl":"https://pay.example/1","response":null}"#,
        r#"{"response":{}}"#,
        r#"{"response":{"code":null}}"#,
        r#"{"response":{"code":""}}"#,
        r#"{"response":{"code":0}}"#,
        r#"{"response":{"code":["000_000"]}}"#,
        r#"{"response":"000_000"}"#,
        r#"{"response":["000_000","Success."]}"#,
        r#"[{"response":{"code":"000_000"}}]"#,
        r#"{"code":"000_000"}"#,
        r#"{"response":{"code":"007_021"},"response":{"code":"000_000"}}"#,
        r#"{"response":{"code":"007_021","code":"000_000"}}"#,
    ];
    for body in bodies {
        for status in [200, 400] {
            assert_unknown(
                Answer::json(status, body),
                UnknownCause::Unreadable,
                Some(status),
            )
            .await;
        }
    }
}

/// The money may have moved: the server says so, and only the details cannot be read.
#[tokio::test]
async fn success_with_an_unreadable_body() {
    let bodies = [
        r#"{"response":{"code":"000_000"}}"#,
        r#"{"transactionId":1,"redirectUrl":"https://pay.example/1","response":{"code":"000_000"}}"#,
        r#"{"transactionId":null,"redirectUrl":"https://pay.example/1","response":{"code":"000_000"}}"#,
        r#"{"transactionId":"00000000000000000001","redirectUrl":{},"response":{"code":"000_000"}}"#,
        r#"{"transactionId":"1","transactionId":"2","redirectUrl":"https://pay.example/1","response":{"code":"000_000"}}"#,
    ];
    for body in bodies {
        match answered(Answer::json(200, body)).await {
            Err(Error::OutcomeUnknown(error)) => {
                assert!(error.success_code_seen(), "{body}");
                assert_eq!(error.cause(), UnknownCause::Unreadable, "{body}");
            }
            other => panic!("{body} gave {other:?}"),
        }
    }
}

#[tokio::test]
async fn success_with_another_status() {
    for status in [201, 202, 400, 404, 429] {
        assert_unknown(
            Answer::json(status, RECHARGED),
            UnknownCause::Contradiction,
            Some(status),
        )
        .await;
    }
    assert_unknown(
        Answer::json(500, RECHARGED),
        UnknownCause::ServerError,
        Some(500),
    )
    .await;
    assert_unknown(
        Answer::json(302, RECHARGED),
        UnknownCause::Redirect,
        Some(302),
    )
    .await;
}

#[tokio::test]
async fn server_errors() {
    for status in [500, 502, 503, 504, 599] {
        for body in ["", &code("000_002"), "<html>"] {
            assert_unknown(
                Answer::json(status, body),
                UnknownCause::ServerError,
                Some(status),
            )
            .await;
        }
    }
    let retry = Answer::json(503, "").header("Retry-After", "0");
    assert_unknown(retry, UnknownCause::ServerError, Some(503)).await;
}

#[tokio::test]
async fn redirects_are_not_followed() {
    for status in [300, 301, 302, 303, 304, 307, 308] {
        let elsewhere = Server::start(Answer::json(200, RECHARGED)).await;
        for location in [elsewhere.url(), "/open-api/api/v1/again".to_owned()] {
            let answer = Answer::json(status, "").header("Location", &location);
            assert_unknown(answer, UnknownCause::Redirect, Some(status)).await;
        }
        assert_eq!(elsewhere.connections(), 0, "the redirect was followed");
    }
}

#[tokio::test]
async fn an_encrypted_answer_without_a_key() {
    for status in [200, 400] {
        let answer = Answer::json(
            status,
            r#"{"encData":"eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a.b.c.d"}"#,
        );
        assert_unknown(answer, UnknownCause::Encrypted, Some(status)).await;
    }
}
