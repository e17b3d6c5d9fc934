//! The span of a call, as a subscriber sees it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics has failed"
)]

mod subscriber;

use std::sync::{Arc, Mutex};

use konaplate_runtime::kona_plate::{Client, Credentials, UntypedOperation};
use konaplate_runtime::{
    BodyEncryption, Effect, HttpRequest, HttpResponse, Lost, LostCause, Method, Transport,
    TransportError, TransportFuture,
};
use serde_json::json;
use subscriber::{Seen, calls_of, install};

/// A number that card networks publish for tests.
const CARD_NUMBER: &str = "4111111111111111";
const SECRETS: [&str; 4] = [
    CARD_NUMBER,
    "123456789012345",
    "canary-access-key",
    "canary-secret-key",
];

/// Says so when it runs, and answers what it was told.
struct Talkative {
    answer: Result<HttpResponse, TransportError>,
    id: Arc<Mutex<String>>,
}

impl Transport for Talkative {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        tracing::info!("begins");
        let id = request.header("x-km-correlation-id").unwrap();
        id.clone_into(&mut self.id.lock().unwrap());
        Box::pin(async {
            tokio::task::yield_now().await;
            tracing::info!("goes on");
            self.answer.clone()
        })
    }
}

/// A client with this transport, after the subscriber was installed.
fn client(transport: impl Transport + 'static) -> Client {
    install();
    Client::builder("https://api.example.com/")
        .credentials(Credentials::new(SECRETS[1], SECRETS[2], SECRETS[3]))
        .transport(transport)
        .build()
        .unwrap()
}

const fn operation(name: &'static str) -> UntypedOperation {
    UntypedOperation {
        name,
        method: Method::Post,
        path: "/",
        effect: Effect::Money,
        request_encryption: BodyEncryption::None,
        response_encryption: BodyEncryption::None,
    }
}

fn only_span_of(operation: &str) -> Seen {
    let mut spans = calls_of(operation);
    assert_eq!(spans.len(), 1, "one span for one call");
    spans.remove(0)
}

/// Makes one call of an operation of this name; returns its span and the id that was sent.
async fn call(name: &'static str, answer: Result<HttpResponse, TransportError>) -> (Seen, String) {
    let id = Arc::new(Mutex::new(String::new()));
    let transport = Talkative {
        answer,
        id: id.clone(),
    };
    let _ = client(transport)
        .call_untyped(&operation(name), &json!({ "cardNo": CARD_NUMBER }))
        .await;
    let id = id.lock().unwrap().clone();
    (only_span_of(name), id)
}

fn field<'a>(seen: &'a Seen, name: &str) -> Option<&'a str> {
    seen.fields.get(name).map(String::as_str)
}

#[tokio::test]
async fn a_call_is_a_span_around_the_transport() {
    let body = format!(r#"{{"response":{{"code":"999_999","description":"{CARD_NUMBER}"}}}}"#);
    let (seen, id) = call("refused", Ok(HttpResponse::new(400, body))).await;
    assert_eq!(
        (seen.name, seen.target.as_str(), seen.level),
        ("call", "konaplate_runtime::call", tracing::Level::INFO)
    );
    assert_eq!(field(&seen, "effect"), Some("money"));
    assert_eq!(field(&seen, "correlation_id"), Some(id.as_str()));
    assert_eq!(field(&seen, "status"), Some("400"));
    assert_eq!(field(&seen, "outcome"), Some("refused"));
    assert!(field(&seen, "duration_ms").unwrap().parse::<u64>().is_ok());
    assert_eq!(seen.fields.len(), 6, "and no other field");
    assert_eq!(seen.events.len(), 2);
    let everything = format!("{seen:?}");
    for secret in SECRETS.iter().chain(&["999_999", "KMV1:"]) {
        assert!(!everything.contains(secret), "{secret} is told");
    }
}

#[tokio::test]
async fn without_an_answer_there_is_no_status() {
    let lost = TransportError::Lost(Lost::new(LostCause::Timeout));
    let (seen, _) = call("lost", Err(lost)).await;
    assert_eq!(field(&seen, "status"), None);
    assert_eq!(field(&seen, "outcome"), Some("unknown"));
}

/// The transport of a blocking client runs on another thread, and inside the span all the same.
#[cfg(feature = "blocking")]
#[test]
fn of_the_blocking_client_too() {
    let transport = Talkative {
        answer: Ok(HttpResponse::new(500, "")),
        id: Arc::default(),
    };
    let client = konaplate_runtime::kona_plate::BlockingClient::from(client(transport));
    let _ = client.call_untyped(&operation("blocking"), &json!({}));
    let seen = only_span_of("blocking");
    assert_eq!(seen.events.len(), 2);
    assert_eq!(field(&seen, "outcome"), Some("unknown"));
}
