//! Calls as the API's guide describes them, signed with another library than the sandbox's.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use base64::Engine;
use hmac::{KeyInit, Mac};
use konaplate_sandbox::{Options, Project, Sandbox, catalogue};
use serde_json::Value;

use crate::http::{self, Answer};

/// The moment that every test call names; how far clocks may differ is unknown, so the sandbox does not mind.
pub const TIME: &str = "20261120143015";

/// One project for all tests: its keys take time to make.
pub fn project() -> Project {
    static PROJECT: OnceLock<Project> = OnceLock::new();
    PROJECT
        .get_or_init(|| Project::generate().expect("keys"))
        .clone()
}

/// A sandbox that takes requests in clear.
pub async fn plain() -> Sandbox {
    let options = Options::default().allow_plaintext().project(project());
    Sandbox::start(options).await.expect("a sandbox")
}

/// The example request of an operation.
pub fn example(operation: &str) -> Value {
    catalogue()
        .operation(operation)
        .expect("an operation")
        .example
        .clone()
}

/// The example request with one field replaced.
pub fn example_with(operation: &str, pointer: &str, value: impl Into<Value>) -> Value {
    let mut request = example(operation);
    *request
        .pointer_mut(pointer)
        .expect("a field of the example") = value.into();
    request
}

/// The address of an operation.
pub fn url(sandbox: &Sandbox, operation: &str) -> String {
    let path = &catalogue().operation(operation).expect("an operation").path;
    format!("{}{path}", sandbox.base_url())
}

/// A correlation id of its own.
pub fn correlation_id() -> String {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    format!(
        "261120143015-{:07x}",
        COUNTER.fetch_add(1, Ordering::Relaxed)
    )
}

/// The token for a body.
pub fn token(project: &Project, body: &[u8]) -> String {
    let mut mac = hmac::Hmac::<sha2::Sha256>::new_from_slice(project.secret_key().as_bytes())
        .expect("a key of any length");
    mac.update(body);
    let tag = base64::engine::general_purpose::STANDARD.encode(mac.finalize().into_bytes());
    format!("KMV1:{TIME}123:{tag}")
}

/// The headers of a call with this body, without that of the encryption.
pub fn headers(project: &Project, body: &[u8]) -> Vec<(String, String)> {
    [
        ("X-KM-User-AspId", project.asp_id().to_owned()),
        ("X-KM-Correlation-Id", correlation_id()),
        ("X-KM-Access-Key", project.access_key().to_owned()),
        ("X-KM-Tran-Token", token(project, body)),
        ("X-KM-Tran-Time", TIME.to_owned()),
        ("X-KM-Time-Zone", "KST".to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

/// Replaces a header, or takes it away.
pub fn set(headers: &mut Vec<(String, String)>, name: &str, value: Option<&str>) {
    headers.retain(|(key, _)| key != name);
    headers.extend(value.map(|value| (name.to_owned(), value.to_owned())));
}

/// Calls an operation in clear.
pub async fn call(sandbox: &Sandbox, operation: &str, request: &Value) -> Answer {
    call_with(sandbox, operation, request, &[]).await
}

/// Calls an operation in clear, with further headers.
pub async fn call_with(
    sandbox: &Sandbox,
    operation: &str,
    request: &Value,
    further: &[(&str, &str)],
) -> Answer {
    let body = request.to_string();
    let mut headers = headers(sandbox.project(), body.as_bytes());
    for (name, value) in further {
        set(&mut headers, name, Some(value));
    }
    http::send("POST", &url(sandbox, operation), &headers, body.as_bytes()).await
}
