//! Bodies that are not in memory.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use konaplate_http::Binary;
use konaplate_http::operations::{bodies, upload};
use konaplate_http::runtime::{
    HttpRequest, HttpResponse, OpenFuture, Opened, PieceFuture, Pieces, Source, Transport,
    TransportFuture,
};
use konaplate_tests::server::{Answer, Request, Server};

use crate::setup::{client, done, kind};

/// What a source does one after the other.
#[derive(Clone)]
enum Step {
    Piece(Vec<u8>),
    Wait(Duration),
    Fail,
}

/// A source of these steps.
#[derive(Clone)]
struct Script {
    length: Option<u64>,
    steps: VecDeque<Step>,
}

impl Script {
    fn of(pieces: &[&str]) -> Self {
        let pieces = pieces
            .iter()
            .map(|piece| Step::Piece(piece.as_bytes().to_vec()));
        Self {
            length: None,
            steps: pieces.collect(),
        }
    }

    fn with_length(self, length: u64) -> Self {
        Self {
            length: Some(length),
            ..self
        }
    }

    fn then(mut self, step: Step) -> Self {
        self.steps.push_back(step);
        self
    }
}

impl Source for Script {
    fn open(&self) -> OpenFuture<'_> {
        let opened = Opened::new(self.clone());
        let opened = match self.length {
            Some(length) => opened.with_length(length),
            None => opened,
        };
        Box::pin(async move { Ok(opened) })
    }
}

impl Pieces for Script {
    fn next(&mut self) -> PieceFuture<'_> {
        Box::pin(async move {
            loop {
                match self.steps.pop_front() {
                    None => return Ok(None),
                    Some(Step::Piece(bytes)) => return Ok(Some(bytes)),
                    Some(Step::Wait(time)) => tokio::time::sleep(time).await,
                    Some(Step::Fail) => return Err(io::Error::other("the disk is gone")),
                }
            }
        })
    }
}

fn with_body(body: Binary) -> bodies::Request {
    bodies::Request::builder()
        .body(bodies::Body::Binary(body))
        .build()
        .expect("whole")
}

/// What arrives at a server that answers with 204.
async fn sent(body: Binary) -> Request {
    let server = Server::start(done()).await;
    let outcome = client(&server.url()).bodies(&with_body(body)).await;
    assert!(outcome.is_ok(), "{:?}", outcome.map_err(kind));
    server.only_request()
}

/// How a call ends, and how many connections there were.
async fn failed(body: Binary, answer: Answer) -> (String, usize) {
    let server = Server::start(answer).await;
    let client = konaplate_http::Client::builder(&server.url())
        .timeout(Duration::from_millis(200))
        .build()
        .expect("a client");
    let outcome = client.bodies(&with_body(body)).await;
    let error = kind(outcome.expect_err("no answer"));
    (error, server.connections())
}

/// RFC 9112, 6.3 and 7.1.
#[tokio::test]
async fn a_length_that_is_not_known_is_not_sent() {
    let body = Script::of(&["one ", "", "two ", "three"]);
    let request = sent(Binary::from_source(body).with_media_type("image/png")).await;
    assert_eq!(request.header("Transfer-Encoding"), "chunked");
    assert!(!request.has("Content-Length"));
    assert_eq!(request.header("Content-Type"), "image/png");
    assert_eq!(request.body, b"one two three");
}

#[tokio::test]
async fn a_length_that_is_known_is() {
    let body = Script::of(&["one ", "two"]).with_length(7);
    let request = sent(Binary::from_source(body)).await;
    assert_eq!(request.header("Content-Length"), "7");
    assert!(!request.has("Transfer-Encoding"));
    assert_eq!(request.body, b"one two");
}

#[tokio::test]
async fn a_file_is_read_while_it_is_sent() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("picture.png");
    let bytes: Vec<u8> = (0..300_000_u32)
        .map(|number| (number % 251) as u8)
        .collect();
    std::fs::write(&path, &bytes).expect("a file");
    let file = Binary::from_file(&path);
    let request = sent(file.clone()).await;
    assert_eq!(request.header("Content-Length"), "300000");
    assert!(request.body == bytes);
    // It is opened anew for each request.
    std::fs::write(&path, "shorter").expect("a file");
    assert_eq!(sent(file).await.body, b"shorter");
}

#[tokio::test]
async fn a_file_that_is_not_there_is_not_sent() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = Binary::from_file(folder.path().join("none"));
    assert_eq!(
        failed(file, done()).await,
        ("not sent: Upload".to_owned(), 0)
    );
}

/// RFC 7578.
#[tokio::test]
async fn a_part_of_a_multipart_body() {
    let server = Server::start(done()).await;
    let file = Binary::from_source(Script::of(&["pic", "ture"]).with_length(7));
    let form = upload::Body::builder()
        .file(file.with_file_name("a.png"))
        .caption("b")
        .build()
        .expect("whole");
    let request = upload::Request::builder()
        .body(form)
        .build()
        .expect("whole");
    let outcome = client(&server.url()).upload(&request).await;
    assert!(outcome.is_ok(), "{:?}", outcome.map_err(kind));
    let request = server.only_request();
    let boundary = request
        .header("Content-Type")
        .strip_prefix("multipart/form-data; boundary=")
        .expect("multipart")
        .to_owned();
    let expected = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\
         Content-Type: image/png\r\n\r\npicture\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"caption\"\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\nb\r\n--{boundary}--\r\n"
    );
    assert_eq!(String::from_utf8_lossy(&request.body), expected);
    assert_eq!(request.header("Content-Length"), expected.len().to_string());
}

#[tokio::test]
async fn a_source_that_fails_leaves_the_outcome_open() {
    let failing = Script::of(&["one"]).then(Step::Fail);
    let longer = Script::of(&["one", "two"]).with_length(5);
    let shorter = Script::of(&["one"]).with_length(5);
    for body in [failing, longer, shorter] {
        let outcome = failed(Binary::from_source(body), done()).await;
        assert_eq!(outcome, ("unknown: Upload".to_owned(), 1));
    }
}

#[tokio::test]
async fn a_body_may_take_longer_than_a_piece_of_it() {
    let slow = (0..8).fold(Script::of(&[]), |body, _| {
        body.then(Step::Wait(Duration::from_millis(100)))
            .then(Step::Piece(b"x".to_vec()))
    });
    let server = Server::start(done()).await;
    let client = konaplate_http::Client::builder(&server.url())
        .timeout(Duration::from_millis(700))
        .build()
        .expect("a client");
    let outcome = client.bodies(&with_body(Binary::from_source(slow))).await;
    assert!(outcome.is_ok(), "{:?}", outcome.map_err(kind));
    assert_eq!(server.only_request().body, b"xxxxxxxx");
}

#[tokio::test]
async fn nothing_waits_for_ever() {
    let stalled = Script::of(&["one"]).then(Step::Wait(Duration::from_secs(3600)));
    for (body, answer) in [(stalled, done()), (Script::of(&["one"]), Answer::Nothing)] {
        let outcome = failed(Binary::from_source(body), answer).await;
        assert_eq!(outcome, ("unknown: Timeout".to_owned(), 1));
    }
}

/// A transport that knows requests with their bodies in memory only.
#[derive(Clone, Default)]
struct Simple(Arc<Mutex<Vec<u8>>>);

impl Transport for Simple {
    fn send(&self, mut request: HttpRequest) -> TransportFuture<'_> {
        *self.0.lock().expect("nobody panicked") = std::mem::take(&mut request.body);
        Box::pin(async { Ok(HttpResponse::new(204, "")) })
    }
}

#[tokio::test]
async fn a_transport_of_ones_own_gets_the_whole_body() {
    let transport = Simple::default();
    let client = konaplate_http::Client::builder("http://localhost")
        .transport(transport.clone())
        .build()
        .expect("a client");
    let body = Binary::from_source(Script::of(&["one ", "two"]));
    let outcome = client.bodies(&with_body(body)).await;
    assert!(outcome.is_ok(), "{:?}", outcome.map_err(kind));
    assert_eq!(*transport.0.lock().expect("nobody panicked"), b"one two");
}

#[test]
fn bytes_from_elsewhere_are_not_shown_and_only_equal_themselves() {
    let body = Binary::from_source(Script::of(&["secret"]));
    assert_eq!(format!("{body:?}"), "Binary(bytes from elsewhere)");
    assert_eq!(body.as_bytes(), None);
    assert_eq!(body, body.clone());
    assert_ne!(body, Binary::from_source(Script::of(&["secret"])));
    assert!(serde_json::to_string(&body).is_err());
}
