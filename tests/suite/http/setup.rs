//! A client, a server, and what arrives.

use konaplate_http::Client;
use konaplate_http::runtime::http::{Error, Operation};
use konaplate_http::schemas::Color;
use konaplate_tests::server::{Answer, Request, Server};

pub fn client(url: &str) -> Client {
    Client::builder(url)
        .build()
        .expect("the loopback interface needs no TLS")
}

/// The raw client, for any operation.
pub fn raw(url: &str) -> konaplate_http::runtime::http::Client {
    konaplate_http::runtime::http::Client::builder(url)
        .build()
        .expect("the loopback interface needs no TLS")
}

pub fn done() -> Answer {
    Answer::Response {
        status: 204,
        headers: Vec::new(),
        body: Vec::new(),
    }
}

/// What arrives at a server that answers with 204.
pub async fn sent<O: Operation<Response = ()>>(request: &O::Request) -> Request {
    let server = Server::start(done()).await;
    let outcome = raw(&server.url()).call::<O>(request).await;
    assert!(outcome.is_ok(), "{:?}", outcome.map_err(kind));
    server.only_request()
}

/// The target behind the path of the base URL.
pub fn target(request: &Request) -> &str {
    request
        .target
        .strip_prefix("/open-api")
        .expect("the path of the base URL")
}

/// Which error it is.
pub fn kind<F>(error: Error<F>) -> String {
    match error {
        Error::Invalid(violations) => format!("invalid: {violations}"),
        Error::NotSent(error) => format!("not sent: {:?}", error.cause()),
        Error::Failure { status, .. } => format!("failure: {status}"),
        Error::OutcomeUnknown(error) => format!("unknown: {:?}", error.cause()),
    }
}

/// The list of the table of styles in OpenAPI 3.0.
pub fn list() -> Vec<String> {
    ["blue", "black", "brown"].map(str::to_owned).to_vec()
}

/// The object of that table.
pub fn color() -> Color {
    Color::builder()
        .r(100)
        .g(200)
        .b(150)
        .build()
        .expect("nothing is required")
}
