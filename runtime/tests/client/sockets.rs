//! The built-in transport against a server that fails in every way: each call is one request, whatever happens to it.

use std::time::Duration;

use konaplate_runtime::{Error, NotSentCause, UnknownCause};
use tokio::net::TcpListener;

use crate::builder;
use crate::operation::{Pay, PayErrorCode, PayRequest, PayResponse};
use crate::recorder::SUCCESS;
use crate::server::{Behaviour, Server, answer};

/// More than any of these calls should take.
const PATIENT: Duration = Duration::from_secs(20);
const IMPATIENT: Duration = Duration::from_millis(600);

async fn call(url: &str, timeout: Duration) -> Result<PayResponse, Error<PayErrorCode>> {
    let client = builder(url)
        .timeout(timeout)
        .max_answer_bytes(100_000)
        .build()
        .unwrap();
    client.call::<Pay>(&PayRequest::new()).await
}

/// Calls once and returns why the outcome is unknown, after making sure that one request was sent.
async fn unknown(behaviour: Behaviour) -> (UnknownCause, Option<u16>) {
    unknown_within(PATIENT, behaviour).await
}

async fn unknown_within(timeout: Duration, behaviour: Behaviour) -> (UnknownCause, Option<u16>) {
    let server = Server::start(behaviour).await;
    let result = call(&server.url("http"), timeout).await;
    assert_eq!(server.requests().await, 1, "requests");
    match result {
        Err(Error::OutcomeUnknown(error)) => (error.cause(), error.status()),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn success_is_one_request() {
    let server = Server::start(Behaviour::Write(answer("200 OK", SUCCESS))).await;
    assert_eq!(
        call(&server.url("http"), PATIENT)
            .await
            .unwrap()
            .transaction_id,
        "T1"
    );
    assert_eq!(server.requests().await, 1);
}

#[tokio::test]
async fn no_redirect_is_followed() {
    for status in [301, 302, 303, 307, 308] {
        let head = format!("{status} Elsewhere\r\nlocation: /open-api/elsewhere");
        assert_eq!(
            unknown(Behaviour::Write(answer(&head, SUCCESS))).await,
            (UnknownCause::Redirect, Some(status))
        );
    }
}

#[tokio::test]
async fn nothing_is_retried() {
    for (head, cause) in [
        ("500 Internal Server Error", UnknownCause::ServerError),
        ("502 Bad Gateway", UnknownCause::ServerError),
        (
            "503 Service Unavailable\r\nretry-after: 0",
            UnknownCause::ServerError,
        ),
        (
            "408 Request Timeout\r\nconnection: close",
            UnknownCause::Unreadable,
        ),
        ("421 Misdirected Request", UnknownCause::Unreadable),
        ("425 Too Early", UnknownCause::Unreadable),
        (
            "429 Too Many Requests\r\nretry-after: 0",
            UnknownCause::Unreadable,
        ),
        ("200 OK", UnknownCause::Unreadable),
    ] {
        let status = head[..3].parse().ok();
        assert_eq!(
            unknown(Behaviour::Write(answer(head, "<html>"))).await,
            (cause, status),
            "{head}"
        );
    }
}

#[tokio::test]
async fn a_broken_connection_leaves_the_outcome_open() {
    let lost = UnknownCause::ConnectionLost;
    // Closed after the request was read, without a word.
    assert_eq!(unknown(Behaviour::Write(Vec::new())).await, (lost, None));
    // Closed within the head.
    assert_eq!(
        unknown(Behaviour::Write(b"HTTP/1.1 200 OK\r\ncontent-le".to_vec())).await,
        (lost, None)
    );
    // Closed within the body, which would read as a whole one.
    let truncated =
        format!("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{SUCCESS}").into_bytes();
    assert_eq!(
        unknown(Behaviour::Write(truncated)).await,
        (lost, Some(200))
    );
    // The last chunk is missing.
    let chunk = format!(
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{SUCCESS}\r\n",
        SUCCESS.len()
    );
    assert_eq!(
        unknown(Behaviour::Write(chunk.into_bytes())).await,
        (lost, Some(200))
    );
    // No HTTP.
    assert_eq!(
        unknown(Behaviour::Write(b"SSH-2.0-OpenSSH_9.9\r\n".to_vec())).await,
        (lost, None)
    );
}

#[tokio::test]
async fn time_is_limited_until_the_last_byte() {
    assert_eq!(
        unknown_within(IMPATIENT, Behaviour::Stall(Vec::new())).await,
        (UnknownCause::Timeout, None)
    );
    let half = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{".to_vec();
    assert_eq!(
        unknown_within(IMPATIENT, Behaviour::Stall(half)).await,
        (UnknownCause::Timeout, Some(200))
    );
}

#[tokio::test]
async fn size_is_limited_while_reading() {
    let endless = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    let piece = format!("1000\r\n{}\r\n", " ".repeat(0x1000)).into_bytes();
    assert_eq!(
        unknown(Behaviour::Flood(endless, piece)).await,
        (UnknownCause::TooLarge, Some(200))
    );
}

/// A connection that is kept could be closed by the server at the very moment it is used again.
#[tokio::test]
async fn every_call_has_a_connection_of_its_own() {
    let server = Server::start(Behaviour::WriteAndKeep(answer("200 OK", SUCCESS))).await;
    let client = builder(&server.url("http")).build().unwrap();
    for _ in 0..3 {
        client.call::<Pay>(&PayRequest::new()).await.unwrap();
    }
    assert_eq!((server.requests().await, server.connections()), (3, 3));
}

#[tokio::test]
async fn a_refused_connection_proves_that_nothing_was_sent() {
    // Bound to find a free port, then closed again.
    let address = TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap();
    match call(&format!("http://{address}"), PATIENT).await {
        Err(Error::NotSent(error)) => assert_eq!(error.cause(), NotSentCause::Connect),
        other => panic!("{other:?}"),
    }
}

/// The server never answers the TLS handshake, so that no byte of the request can have been sent.
#[tokio::test]
async fn a_handshake_that_does_not_end_proves_that_nothing_was_sent() {
    let server = Server::start(Behaviour::Stall(Vec::new())).await;
    match call(&server.url("https"), IMPATIENT).await {
        Err(Error::NotSent(error)) => assert_eq!(error.cause(), NotSentCause::ConnectTimeout),
        other => panic!("{other:?}"),
    }
    assert_eq!((server.requests().await, server.connections()), (0, 1));
}

/// As when a proxy in between talks plain HTTP on the TLS port.
#[tokio::test]
async fn a_handshake_that_fails_proves_that_nothing_was_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = tokio::io::AsyncWriteExt::write_all(
                &mut stream,
                b"HTTP/1.1 400 Bad Request\r\n\r\n",
            )
            .await;
        }
    });
    match call(&format!("https://{address}"), PATIENT).await {
        Err(Error::NotSent(error)) => assert_eq!(error.cause(), NotSentCause::Connect),
        other => panic!("{other:?}"),
    }
}

/// As in a slim container. The process's environment cannot be changed from within, hence the second process.
#[test]
fn plain_http_on_loopback_works_without_system_certificates() {
    let status = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "sockets::success_is_one_request"])
        .env("SSL_CERT_FILE", "/nonexistent")
        .env("SSL_CERT_DIR", "/nonexistent")
        .stdout(std::process::Stdio::null())
        .status();
    assert!(status.unwrap().success());
}
