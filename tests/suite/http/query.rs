//! Parameters in the query.

use konaplate_http::operations::query_styles::{Call, Filter, Request, RequestBuilder};

use crate::setup::{color, list, sent, target};

async fn query(build: impl FnOnce(RequestBuilder) -> RequestBuilder) -> String {
    let request = build(Request::builder())
        .build()
        .expect("nothing is required");
    let request = sent::<Call>(&request).await;
    target(&request)
        .strip_prefix("/query")
        .expect("the path")
        .to_owned()
}

#[tokio::test]
async fn what_is_absent_is_not_sent() {
    assert_eq!(query(|request| request).await, "");
    assert_eq!(query(|request| request.list(Vec::new())).await, "");
}

#[tokio::test]
async fn style_form() {
    assert_eq!(query(|request| request.color("blue")).await, "?color=blue");
    assert_eq!(query(|request| request.color("")).await, "?color=");
    assert_eq!(
        query(|request| request.list(list())).await,
        "?list=blue&list=black&list=brown"
    );
    assert_eq!(
        query(|request| request.joined(list())).await,
        "?joined=blue,black,brown"
    );
    assert_eq!(
        query(|request| request.object(color())).await,
        "?B=150&G=200&R=100"
    );
    assert_eq!(
        query(|request| request.joined_object(color())).await,
        "?joinedObject=B,150,G,200,R,100"
    );
}

#[tokio::test]
async fn other_styles() {
    assert_eq!(
        query(|request| request.space(list())).await,
        "?space=blue%20black%20brown"
    );
    assert_eq!(
        query(|request| request.pipe(list())).await,
        "?pipe=blue%7Cblack%7Cbrown"
    );
    assert_eq!(
        query(|request| request.deep(color())).await,
        "?deep%5BB%5D=150&deep%5BG%5D=200&deep%5BR%5D=100"
    );
}

#[tokio::test]
async fn numbers_keep_their_digits() {
    assert_eq!(
        query(|request| request.number(u64::MAX).flag(true)).await,
        "?flag=true&number=18446744073709551615"
    );
}

#[tokio::test]
async fn a_parameter_with_content_is_json() {
    let filter = Filter::builder().above(7).build().expect("whole");
    assert_eq!(
        query(|request| request.filter(filter)).await,
        "?filter=%7B%22above%22%3A7%7D"
    );
}

#[tokio::test]
async fn a_value_cannot_become_another_parameter() {
    assert_eq!(
        query(|request| request.color("a&b=c+d e#f")).await,
        "?color=a%26b%3Dc%2Bd%20e%23f"
    );
    assert_eq!(
        query(|request| request.reserved("a/b?c:d@e,f&g=h#i+[j]")).await,
        "?reserved=a/b?c:d@e,f%26g%3Dh%23i%2B%5Bj%5D"
    );
    assert_eq!(query(|request| request.a_b_c("x")).await, "?a%20b%26c=x");
}
