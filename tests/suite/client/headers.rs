//! The headers of section 2 and the token of section 3, on every request.

use std::time::Duration;

use konaplate::{Client, Credentials, TimeZone};
use konaplate_tests::server::{Answer, Request, Server};

use crate::setup::{ACCESS_KEY, ASP_ID, RECHARGED, SECRET_KEY, instant, recharge_request};

/// Every header that a request has, and no other.
const EXPECTED: &[&str] = &[
    "accept",
    "content-length",
    "content-type",
    "host",
    "x-km-access-key",
    "x-km-correlation-id",
    "x-km-time-zone",
    "x-km-tran-time",
    "x-km-tran-token",
    "x-km-user-aspid",
];

/// Fails unless a request of the client of `setup` carries every header once, in its exact form, and a true token.
pub fn assert_signed(request: &Request) {
    let mut names: Vec<String> = request
        .headers
        .iter()
        .map(|(name, _)| name.to_lowercase())
        .collect();
    names.sort();
    assert_eq!(names, EXPECTED);
    assert_eq!(request.header("Accept"), "application/json");
    assert_eq!(request.header("Content-Type"), "application/json");
    assert_eq!(request.header("X-KM-User-AspId"), ASP_ID);
    assert_eq!(request.header("X-KM-Access-Key"), ACCESS_KEY);
    assert_eq!(request.header("X-KM-Time-Zone"), "KST");
    assert_eq!(request.header("X-KM-Tran-Time"), "20261120143015");
    let id = request.header("X-KM-Correlation-Id");
    assert_eq!((id.len(), &id[..13]), (20, "261120143015-"));
    assert!(
        id[13..].bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{id}"
    );
    let token = request.token();
    assert_eq!(request.header("X-KM-Tran-Token").len(), 67);
    assert_eq!(token.time, "20261120143015042");
    assert!(
        token.signs(&request.body, SECRET_KEY),
        "the token is that of the bytes that were sent"
    );
}

async fn request_in(zone: TimeZone, instant: std::time::SystemTime) -> Request {
    let server = Server::start(Answer::json(200, RECHARGED)).await;
    let client = Client::builder(&server.url())
        .credentials(Credentials::new(ASP_ID, ACCESS_KEY, SECRET_KEY))
        .time_zone(zone)
        .clock(move || instant)
        .allow_plaintext()
        .build()
        .expect("a client");
    client
        .create_credit_card_recharge(&recharge_request())
        .await
        .expect("a result");
    server.only_request()
}

#[tokio::test]
async fn all_times_are_the_same_instant_in_the_zone_that_is_named() {
    let request = request_in(TimeZone::Utc, instant()).await;
    assert_eq!(request.header("X-KM-Time-Zone"), "UTC");
    assert_eq!(request.header("X-KM-Tran-Time"), "20261120053015");
    assert_eq!(request.token().time, "20261120053015042");
    assert!(
        request
            .header("X-KM-Correlation-Id")
            .starts_with("261120053015-")
    );
}

#[tokio::test]
async fn korean_time_can_be_in_the_next_year() {
    // 2027-12-31 15:00:00.999 UTC
    let request = request_in(
        TimeZone::Kst,
        std::time::UNIX_EPOCH + Duration::from_millis(1_830_265_200_999),
    )
    .await;
    assert_eq!(request.header("X-KM-Tran-Time"), "20280101000000");
    assert_eq!(request.token().time, "20280101000000999");
}

#[tokio::test]
async fn a_leap_day_is_a_day() {
    // 2028-02-29 12:00:00.007 UTC
    let request = request_in(
        TimeZone::Utc,
        std::time::UNIX_EPOCH + Duration::from_millis(1_835_438_400_007),
    )
    .await;
    assert_eq!(request.header("X-KM-Tran-Time"), "20280229120000");
    assert_eq!(request.token().time, "20280229120000007");
}

#[tokio::test]
async fn no_two_requests_have_the_same_correlation_id() {
    let server = Server::start(Answer::json(200, RECHARGED)).await;
    let client = crate::setup::client(&server.url());
    for _ in 0..50 {
        client
            .create_credit_card_recharge(&recharge_request())
            .await
            .expect("a result");
    }
    let mut ids: Vec<String> = server
        .requests()
        .iter()
        .map(|request| request.header("X-KM-Correlation-Id").to_owned())
        .collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 50);
}

#[tokio::test]
async fn the_token_covers_the_bytes_of_korean_text() {
    let server = Server::start(Answer::json(200, crate::operations::GIFT_ANSWER)).await;
    let client = crate::setup::client(&server.url());
    client
        .gift_prepaid_card(&crate::requests::gift())
        .await
        .expect("a result");
    let request = server.only_request();
    assert!(
        request
            .body
            .windows(9)
            .any(|bytes| bytes == "홍길동".as_bytes()),
        "Korean travels as UTF-8, not as escapes"
    );
    assert!(request.token().signs(&request.body, SECRET_KEY));
}
