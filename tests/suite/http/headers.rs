//! Headers and cookies.

use konaplate_http::operations::headers_and_cookies::{Call, Request};
use konaplate_tests::server::Server;

use crate::setup::{client, color, done, kind, list, sent};

#[tokio::test]
async fn headers_in_style_simple() {
    let request = Request::builder()
        .x_text("a, b")
        .x_list(list())
        .x_object(color())
        .x_exploded(color())
        .build()
        .expect("whole");
    let request = sent::<Call>(&request).await;
    assert_eq!(request.header("X-Text"), "a, b");
    assert_eq!(request.header("X-List"), "blue,black,brown");
    assert_eq!(request.header("X-Object"), "B,150,G,200,R,100");
    assert_eq!(request.header("X-Exploded"), "B=150,G=200,R=100");
    assert!(!request.has("Cookie") && !request.has("Content-Type"));
}

#[tokio::test]
async fn cookies_stand_in_one_header() {
    let request = Request::builder()
        .x_text("ab")
        .session("a;b c")
        .tags(list())
        .build()
        .expect("whole");
    let request = sent::<Call>(&request).await;
    assert_eq!(
        request.header("Cookie"),
        "session=a%3Bb%20c; tags=blue,black,brown"
    );
}

#[tokio::test]
async fn a_line_break_in_a_header_is_not_sent() {
    let server = Server::start(done()).await;
    let request = Request::builder()
        .x_text("ab\r\nX-Other: 1")
        .build()
        .expect("whole");
    let error = client(&server.url()).headers_and_cookies(&request).await;
    assert_eq!(
        kind(error.expect_err("not sent")),
        "not sent: InvalidRequest"
    );
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_parameter_that_violates_its_schema_is_not_sent() {
    let server = Server::start(done()).await;
    let request = Request::builder().x_text("a").build().expect("whole");
    let error = client(&server.url()).headers_and_cookies(&request).await;
    assert_eq!(
        kind(error.expect_err("not sent")),
        "invalid: /X-Text: shorter than 2 characters"
    );
    assert_eq!(server.connections(), 0);
    let unchecked = client(&server.url()).without_validation();
    assert!(unchecked.headers_and_cookies(&request).await.is_ok());
}

#[test]
fn a_required_parameter_that_is_missing_is_named() {
    let missing = Request::builder().build().expect_err("X-Text is required");
    assert_eq!(missing.to_string(), "/X-Text: required, but missing");
}
