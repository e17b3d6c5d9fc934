//! What a call has to pass before anything is done.

use konaplate_sandbox::{Options, Sandbox, catalogue};

use crate::http::{self, Answer};
use crate::signed::{call, call_with, example, headers, plain, project, set, url};

const RECHARGE: &str = "create_credit_card_recharge";

/// Calls the recharge with one header replaced or taken away.
async fn with_header(sandbox: &Sandbox, name: &str, value: Option<&str>) -> Answer {
    let body = example(RECHARGE).to_string();
    let mut headers = headers(sandbox.project(), body.as_bytes());
    set(&mut headers, name, value);
    http::send("POST", &url(sandbox, RECHARGE), &headers, body.as_bytes()).await
}

fn assert_nothing_took_place(sandbox: &Sandbox) {
    assert!(
        sandbox
            .ledger()
            .iter()
            .all(|entry| entry.took_place.is_none())
    );
}

#[tokio::test]
async fn an_unknown_path_and_another_method_are_told_apart() {
    let sandbox = plain().await;
    let unknown = http::send(
        "POST",
        &format!("{}/api/v1/none", sandbox.base_url()),
        &[],
        b"",
    )
    .await;
    assert_eq!(
        (unknown.status, unknown.refusal()),
        (404, Some("unknown-path"))
    );
    for method in ["GET", "PUT", "DELETE"] {
        let other = http::send(method, &url(&sandbox, RECHARGE), &[], b"").await;
        assert_eq!(
            (other.status, other.refusal()),
            (405, Some("wrong-method")),
            "{method}"
        );
        assert_eq!(other.header("Allow"), Some("POST"));
    }
    assert!(sandbox.ledger().is_empty());
}

#[tokio::test]
async fn every_header_is_required() {
    let sandbox = plain().await;
    let names = headers(sandbox.project(), b"")
        .into_iter()
        .map(|(name, _)| name);
    for name in names {
        let answer = with_header(&sandbox, &name, None).await;
        assert_eq!(
            (answer.status, answer.refusal()),
            (400, Some("bad-header")),
            "{name}"
        );
        assert_eq!(answer.code(), None);
        assert!(answer.text().contains(&name));
    }
    assert_nothing_took_place(&sandbox);
}

#[tokio::test]
async fn every_header_has_its_form() {
    let sandbox = plain().await;
    for (name, value) in [
        ("X-KM-User-AspId", "12345678901234"),
        ("X-KM-User-AspId", "999999999999999"),
        (
            "X-KM-Access-Key",
            "0000000000000000000000000000000000000000",
        ),
        ("X-KM-Access-Key", "short"),
        ("X-KM-Correlation-Id", "261120143015-0a1b2c"),
        ("X-KM-Correlation-Id", "261120143015-0a1b2cg"),
        ("X-KM-Tran-Time", "2026112014301500"),
        ("X-KM-Tran-Time", "20261320143015"),
        ("X-KM-Tran-Time", "2026112014301x"),
        ("X-KM-Time-Zone", "CET"),
        ("X-KM-Time-Zone", "kst"),
        ("X-KM-Crypto-Key-Id", "short"),
    ] {
        let answer = with_header(&sandbox, name, Some(value)).await;
        assert_eq!(
            (answer.status, answer.refusal()),
            (400, Some("bad-header")),
            "{name}: {value}"
        );
    }
    assert_nothing_took_place(&sandbox);
}

#[tokio::test]
async fn a_header_that_comes_twice_is_refused() {
    let sandbox = plain().await;
    let body = example(RECHARGE).to_string();
    let mut headers = headers(sandbox.project(), body.as_bytes());
    headers.push(("X-KM-Time-Zone".to_owned(), "KST".to_owned()));
    let answer = http::send("POST", &url(&sandbox, RECHARGE), &headers, body.as_bytes()).await;
    assert_eq!(answer.refusal(), Some("bad-header"));
}

#[tokio::test]
async fn a_correlation_id_that_is_too_long_is_an_error_of_the_server() {
    let sandbox = plain().await;
    let long = Some("261120143015-0a1b2c3d4e5");
    let answer = with_header(&sandbox, "X-KM-Correlation-Id", long).await;
    assert_eq!((answer.status, answer.refusal()), (500, Some("bad-header")));
    assert_nothing_took_place(&sandbox);
}

#[tokio::test]
async fn the_correlation_id_comes_back() {
    let sandbox = plain().await;
    let id = "261120143015-0A1b2c3";
    for (preference, status) in [("code=200", 200), ("example=007_021", 400)] {
        let further = [("X-KM-Correlation-Id", id), ("Prefer", preference)];
        let answer = call_with(&sandbox, RECHARGE, &example(RECHARGE), &further).await;
        assert_eq!(
            (answer.status, answer.header("X-KM-Correlation-Id")),
            (status, Some(id))
        );
    }
    let other = with_header(&sandbox, "X-KM-Time-Zone", None).await;
    assert!(other.header("X-KM-Correlation-Id").is_some());
    assert_eq!(sandbox.ledger()[0].correlation_id.as_deref(), Some(id));
}

#[tokio::test]
async fn the_token_has_its_form() {
    let sandbox = plain().await;
    let body = example(RECHARGE).to_string();
    let right = crate::signed::token(sandbox.project(), body.as_bytes());
    for wrong in [
        right.replace("KMV1", "KMV2"),
        right[..66].to_owned(),
        format!("{right}="),
        right.replace("20261120143015123", "20261120143015 12"),
        right.replace("20261120143015123", "20269920143015123"),
        right.replace('=', "!"),
        "KMV1".to_owned(),
    ] {
        let answer = with_header(&sandbox, "X-KM-Tran-Token", Some(&wrong)).await;
        assert_eq!(
            (answer.status, answer.refusal()),
            (400, Some("malformed-token"))
        );
    }
    assert_nothing_took_place(&sandbox);
}

#[tokio::test]
async fn the_token_is_of_the_time_that_the_header_names() {
    let sandbox = plain().await;
    let answer = with_header(&sandbox, "X-KM-Tran-Time", Some("20261120143016")).await;
    assert_eq!(
        (answer.status, answer.refusal()),
        (400, Some("token-time-differs"))
    );
}

#[tokio::test]
async fn the_token_signs_the_very_bytes() {
    let sandbox = plain().await;
    let body = example(RECHARGE).to_string();
    let headers = headers(sandbox.project(), body.as_bytes());
    let changed = format!("{body} ");
    let answer = http::send(
        "POST",
        &url(&sandbox, RECHARGE),
        &headers,
        changed.as_bytes(),
    )
    .await;
    assert_eq!(
        (answer.status, answer.refusal()),
        (400, Some("wrong-token"))
    );
    assert_nothing_took_place(&sandbox);
}

#[tokio::test]
async fn a_request_in_clear_is_refused_unless_it_is_allowed() {
    let sandbox = Sandbox::start(Options::default().project(project()))
        .await
        .unwrap();
    for operation in catalogue().operations() {
        let answer = call(&sandbox, &operation.name, &operation.example).await;
        assert_eq!(
            (answer.status, answer.refusal()),
            (400, Some("not-encrypted"))
        );
    }
    assert_nothing_took_place(&sandbox);
}
