//! Answers: which of those that the description lists it is, and what becomes of others.

use konaplate_http::UnknownCause;
use konaplate_http::operations::answers::{Failure, Request, Response};
use konaplate_http::operations::{answers, answers_head, photo};
use konaplate_http::runtime::http::Error;
use konaplate_tests::server::{Answer, Server};

use crate::setup::{client, done, kind};

type Answered = Result<Response, Error<Failure>>;

async fn answers(answer: Answer) -> Answered {
    let server = Server::start(answer).await;
    client(&server.url()).answers(&Request::default()).await
}

#[tokio::test]
async fn the_media_type_tells_forms_of_one_status_apart() {
    let json = Answer::json(200, r#"[{"R":1}]"#)
        .header("X-Count", "7")
        .header("X-Tags", "a, b");
    let Ok(Response::OkJson(page)) = answers(json).await else {
        panic!("a page");
    };
    assert_eq!((page.x_count, page.body.len()), (Some(7), 1));
    assert_eq!(page.x_tags, Some(vec!["a".to_owned(), "b".to_owned()]));
    let csv = Answer::with_type(200, "text/csv; charset=utf-8", "R\n1\n");
    let Ok(Response::OkText(page)) = answers(csv).await else {
        panic!("a text");
    };
    assert_eq!((page.x_count, page.body.as_str()), (None, "R\n1\n"));
    assert!(matches!(answers(done()).await, Ok(Response::NoContent)));
}

/// What cannot be read of a header does not cost the answer.
#[tokio::test]
async fn a_broken_header_counts_as_absent() {
    let json = Answer::json(200, "[]").header("X-Count", "many");
    assert!(matches!(answers(json).await, Ok(Response::OkJson(page)) if page.x_count.is_none()));
}

#[tokio::test]
async fn a_single_status_comes_before_its_hundred_and_that_before_the_rest() {
    let problem = r#"{"title":"t"}"#;
    let failure = |answer: Answered| match answer {
        Err(Error::Failure { status, failure }) => (status, failure),
        other => panic!("{:?}", other.map_err(kind)),
    };
    let (status, found) = failure(answers(Answer::json(404, problem)).await);
    assert!(status == 404 && matches!(found, Failure::NotFound(problem) if problem.title == "t"));
    let (status, found) = failure(answers(Answer::json(409, problem)).await);
    assert!(status == 409 && matches!(found, Failure::ClientError(409, _)));
    let (status, found) = failure(answers(Answer::json(503, "<html>")).await);
    assert!(status == 503 && matches!(found, Failure::Default(503)));
    let (status, found) = failure(answers(Answer::json(302, "")).await);
    assert!(status == 302 && matches!(found, Failure::Default(302)));
}

#[tokio::test]
async fn what_cannot_be_read_leaves_the_outcome_open() {
    let error = answers(Answer::json(200, "{}"))
        .await
        .expect_err("no array");
    let Error::OutcomeUnknown(unknown) = &error else {
        panic!("{}", kind(error));
    };
    assert_eq!(unknown.status(), Some(200));
    assert_eq!(
        unknown.body().map(|body| body.expose().as_slice()),
        Some(&b"{}"[..])
    );
    assert!(unknown.is_safe() && !format!("{error:?} {error}").contains("{}"));
    assert_eq!(
        kind(answers(Answer::Close).await.expect_err("no answer")),
        "unknown: ConnectionLost"
    );
    let truncated = Answer::truncated(200, "[", 5);
    assert_eq!(
        kind(answers(truncated).await.expect_err("half an answer")),
        "unknown: ConnectionLost"
    );
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let server = Server::start(Answer::json(302, "").header("Location", "/other")).await;
    let outcome = client(&server.url())
        .photo(&photo::Request::default())
        .await;
    assert_eq!(kind(outcome.expect_err("a redirect")), "unknown: Redirect");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn bytes_are_kept_as_they_are() {
    let answer = Answer::Response {
        status: 200,
        headers: vec![("Content-Type".to_owned(), "image/png".to_owned())],
        body: vec![0x89, 0x50, 0xFF, 0x00],
    };
    let server = Server::start(answer).await;
    let photo = client(&server.url())
        .photo(&photo::Request::default())
        .await
        .expect("a photo");
    assert_eq!(photo.as_bytes(), Some(&[0x89, 0x50, 0xFF, 0x00][..]));
    assert_eq!(server.only_request().header("Accept"), "image/png");
}

/// RFC 9110, 9.3.2.
#[tokio::test]
async fn the_answer_to_head_has_no_body() {
    let server = Server::start(Answer::Bytes(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n".to_vec(),
    ))
    .await;
    let outcome = client(&server.url())
        .answers_head(&answers_head::Request::default())
        .await;
    assert!(outcome.is_ok(), "{:?}", outcome.map_err(kind));
    assert_eq!(server.only_request().method, "HEAD");
}

#[tokio::test]
async fn what_asks_for_something_takes_the_forms_that_it_can_read() {
    let server = Server::start(done()).await;
    let _ = client(&server.url()).answers(&Request::default()).await;
    let accept = server.only_request().header("Accept").to_owned();
    assert_eq!(
        accept,
        "text/csv, application/json, application/problem+json"
    );
}

/// More than the client accepts of an answer that it reads whole.
#[tokio::test]
async fn a_large_body_is_read_piece_by_piece() {
    let bytes = vec![7_u8; 3 << 20];
    let answer = Answer::Response {
        status: 200,
        headers: vec![("X-Name".to_owned(), "large".to_owned())],
        body: bytes.clone(),
    };
    let server = Server::start(answer).await;
    let client = client(&server.url());
    let request = photo::Request::default();
    assert_eq!(
        kind(client.photo(&request).await.expect_err("too large")),
        "unknown: TooLarge"
    );
    let mut stream = client
        .stream::<photo::Call>(&request)
        .await
        .expect("a head");
    assert_eq!(
        (stream.status(), stream.header("x-name")),
        (200, Some("large"))
    );
    let mut read = Vec::new();
    let mut pieces = 0;
    while let Some(piece) = stream.next().await.expect("all of it") {
        read.extend_from_slice(&piece);
        pieces += 1;
    }
    assert!(
        read == bytes && pieces > 1,
        "{} bytes in {pieces} pieces",
        read.len()
    );
}

#[tokio::test]
async fn a_stream_that_breaks_says_so() {
    let server = Server::start(Answer::truncated(200, "half", 5)).await;
    let client = client(&server.url());
    let request = photo::Request::default();
    let mut stream = client
        .stream::<photo::Call>(&request)
        .await
        .expect("a head");
    assert_eq!(stream.next().await, Ok(Some(b"half".to_vec())));
    assert_eq!(stream.next().await, Err(UnknownCause::ConnectionLost));
}

#[tokio::test]
async fn what_is_no_success_is_no_stream() {
    let server = Server::start(Answer::json(404, r#"{"title":"t"}"#)).await;
    let client = client(&server.url());
    let outcome = client.stream::<answers::Call>(&Request::default()).await;
    assert_eq!(kind(outcome.expect_err("a failure")), "failure: 404");
    let outcome = client
        .stream::<photo::Call>(&photo::Request::default())
        .await;
    assert_eq!(
        kind(outcome.expect_err("not listed")),
        "unknown: UnexpectedStatus"
    );
}

#[tokio::test]
async fn a_stream_does_not_wait_for_ever() {
    let server = Server::start(Answer::Nothing).await;
    let client: konaplate_http::Client = konaplate_http::Client::builder(&server.url())
        .timeout(std::time::Duration::from_millis(200))
        .build()
        .expect("a client");
    let outcome = client
        .stream::<photo::Call>(&photo::Request::default())
        .await;
    assert_eq!(kind(outcome.expect_err("no answer")), "unknown: Timeout");
}
