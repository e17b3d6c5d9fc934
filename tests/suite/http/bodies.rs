//! Bodies of requests.

use konaplate_http::operations::bodies::{self, Body, BodyForm, BodyJson};
use konaplate_http::operations::{put_account, upload};
use konaplate_http::schemas::Account;
use konaplate_http::{Binary, Validate};
use konaplate_tests::server::{Answer, Server};

use crate::setup::{client, color, done, kind, list, sent};

async fn body(body: Body) -> (String, String) {
    let request = bodies::Request::builder()
        .body(body)
        .build()
        .expect("whole");
    let request = sent::<bodies::Call>(&request).await;
    let text = String::from_utf8(request.body.clone()).expect("text");
    (request.header("Content-Type").to_owned(), text)
}

fn pair(media_type: &str, text: &str) -> (String, String) {
    (media_type.to_owned(), text.to_owned())
}

#[tokio::test]
async fn json() {
    let json = BodyJson::builder().name("a\"b").build().expect("whole");
    assert_eq!(
        body(Body::Json(json)).await,
        pair("application/json", r#"{"name":"a\"b"}"#)
    );
}

#[tokio::test]
async fn a_body_is_validated_whatever_its_form() {
    let server = Server::start(done()).await;
    let json = BodyJson::builder().name("long").build().expect("whole");
    let request = bodies::Request::builder()
        .body(Body::Json(json))
        .build()
        .expect("whole");
    let error = client(&server.url()).bodies(&request).await;
    assert_eq!(
        kind(error.expect_err("not sent")),
        "invalid: /body/name: longer than 3 characters"
    );
    assert_eq!(server.connections(), 0);
}

/// WHATWG URL, `application/x-www-form-urlencoded` serializing, and the styles of OpenAPI.
#[tokio::test]
async fn a_form() {
    let form = BodyForm::builder()
        .name("a b&c=d")
        .list(list())
        .joined(list())
        .deep(color())
        .build()
        .expect("whole");
    assert_eq!(
        body(Body::Form(form)).await,
        pair(
            "application/x-www-form-urlencoded",
            "deep%5BB%5D=150&deep%5BG%5D=200&deep%5BR%5D=100&joined=blue,black,brown\
             &list=blue&list=black&list=brown&name=a+b%26c%3Dd"
        )
    );
}

#[tokio::test]
async fn text_and_bytes() {
    assert_eq!(
        body(Body::Text("글".to_owned())).await,
        pair("text/plain", "글")
    );
    let image = Binary::new("bytes").with_media_type("image/png");
    assert_eq!(body(Body::Binary(image)).await, pair("image/png", "bytes"));
    assert_eq!(
        body(Body::Binary(Binary::new("bytes"))).await,
        pair("application/octet-stream", "bytes")
    );
}

/// RFC 7578.
#[tokio::test]
async fn multipart() {
    let upload_body = upload::Body::builder()
        .file(Binary::new("--part").with_file_name("a\"b\r\n.png"))
        .more(vec![
            Binary::new("1"),
            Binary::new("2").with_media_type("text/x\r\nX-Other: 1"),
        ])
        .caption("글")
        .count(7)
        .tags(["x", "y"].map(str::to_owned).to_vec())
        .details(color())
        .build()
        .expect("whole");
    let request = upload::Request::builder()
        .body(upload_body)
        .build()
        .expect("whole");
    let request = sent::<upload::Call>(&request).await;
    let content_type = request.header("Content-Type");
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .expect("multipart");
    let part = |head: &str, body: &str| {
        format!("--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n")
    };
    let expected = [
        part(
            "name=\"file\"; filename=\"a%22b%0D%0A.png\"\r\nContent-Type: image/png",
            "--part",
        ),
        part(
            "name=\"more\"; filename=\"more\"\r\nContent-Type: application/octet-stream",
            "1",
        ),
        part(
            "name=\"more\"; filename=\"more\"\r\nContent-Type: text/xX-Other: 1",
            "2",
        ),
        part(
            "name=\"caption\"\r\nContent-Type: text/plain; charset=utf-8",
            "글",
        ),
        part(
            "name=\"count\"\r\nContent-Type: text/plain; charset=utf-8",
            "7",
        ),
        part(
            "name=\"tags\"\r\nContent-Type: text/plain; charset=utf-8",
            "x",
        ),
        part(
            "name=\"tags\"\r\nContent-Type: text/plain; charset=utf-8",
            "y",
        ),
        part(
            "name=\"details\"\r\nContent-Type: application/json",
            r#"{"B":150,"G":200,"R":100}"#,
        ),
        format!("--{boundary}--\r\n"),
    ]
    .concat();
    assert_eq!(String::from_utf8_lossy(&request.body), expected);
}

#[tokio::test]
async fn a_body_that_may_be_absent_is() {
    let request = upload::Request::default();
    let request = sent::<upload::Call>(&request).await;
    assert!(!request.has("Content-Type") && request.body.is_empty());
}

/// OpenAPI 3.0.3, "Schema Object", `readOnly` and `writeOnly`: "required" takes effect one way only.
#[tokio::test]
async fn what_travels_one_way_is_required_one_way() {
    let answer = r#"{"id":7,"name":"a"}"#;
    let server = Server::start(Answer::json(200, answer)).await;
    let account = Account::builder()
        .name("a")
        .password("very secret")
        .build()
        .expect("the id is for answers");
    assert_eq!(
        format!("{account:?}"),
        r#"Account { id: None, name: "a", password: Some([redacted]) }"#
    );
    let request = put_account::Request::builder()
        .body(account)
        .build()
        .expect("whole");
    let account = client(&server.url())
        .put_account(&request)
        .await
        .expect("an answer without a password");
    assert_eq!((account.id, account.password.is_none()), (Some(7), true));
    assert_eq!(
        server.only_request().body,
        br#"{"name":"a","password":"very secret"}"#
    );
    let without = Account::builder().name("a").build().expect("built");
    assert_eq!(
        without.validate().expect_err("no password").to_string(),
        "/password: required, but missing"
    );
}
