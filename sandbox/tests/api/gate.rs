//! What a call has to pass before anything is done.

use konaplate_sandbox::{Options, Sandbox, catalogue};
use serde_json::{Value, json};

use crate::http::{self, Answer};
use crate::signed::{call, call_with, example, example_with, headers, plain, project, set, url};

const RECHARGE: &str = "create_credit_card_recharge";
const GIFT: &str = "gift_prepaid_card";
const REISSUE: &str = "reissue_prepaid_card";

/// Calls the recharge with one header replaced or taken away.
async fn with_header(sandbox: &Sandbox, name: &str, value: Option<&str>) -> Answer {
    let body = example(RECHARGE).to_string();
    let mut headers = headers(sandbox.project(), body.as_bytes());
    set(&mut headers, name, value);
    http::send("POST", &url(sandbox, RECHARGE), &headers, body.as_bytes()).await
}

async fn raw(sandbox: &Sandbox, body: &str) -> Answer {
    let headers = headers(sandbox.project(), body.as_bytes());
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

#[tokio::test]
async fn a_body_that_is_no_json_object_has_no_code() {
    let sandbox = plain().await;
    let twice = example(RECHARGE)
        .to_string()
        .replacen('{', r#"{"amount":1,"#, 1);
    for body in [
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "{\"a\":1}{",
        "\u{feff}{}",
        &twice,
    ] {
        let answer = raw(&sandbox, body).await;
        assert_eq!((answer.status, answer.refusal()), (400, Some("not-json")));
        assert_eq!(answer.code(), None);
    }
    let deep = raw(&sandbox, &"[".repeat(100_000)).await;
    assert_eq!(deep.refusal(), Some("not-json"));
    assert_nothing_took_place(&sandbox);
}

#[tokio::test]
async fn a_body_of_more_than_a_mebibyte_is_not_read() {
    let sandbox = plain().await;
    let body = " ".repeat(1024 * 1024 + 1);
    let answer = raw(&sandbox, &body).await;
    assert_eq!(
        (answer.status, answer.refusal()),
        (413, Some("body-too-long"))
    );
}

fn without(operation: &str, parent: &str, name: &str) -> Value {
    let mut request = example(operation);
    let object = request
        .pointer_mut(parent)
        .unwrap()
        .as_object_mut()
        .unwrap();
    object.remove(name).unwrap();
    request
}

#[tokio::test]
async fn a_missing_value_has_its_own_code_where_the_page_has_one() {
    let sandbox = plain().await;
    let null = example_with(RECHARGE, "/userId", Value::Null);
    for (operation, request, code, text) in [
        (
            RECHARGE,
            without(RECHARGE, "", "userId"),
            "000_003",
            "Missing required values. userId",
        ),
        (RECHARGE, null, "000_003", "Missing required values. userId"),
        (
            GIFT,
            without(GIFT, "", "locale"),
            "000_002",
            "Invalid input parameter.",
        ),
        (
            REISSUE,
            without(REISSUE, "/cardInfo", "oldCardNo"),
            "000_002",
            "Invalid input parameter. oldCardNo",
        ),
        (
            REISSUE,
            without(REISSUE, "", "addressInfo"),
            "000_002",
            "Invalid input parameter. addressInfo",
        ),
    ] {
        let answer = call(&sandbox, operation, &request).await;
        assert_eq!((answer.status, answer.code().as_deref()), (400, Some(code)));
        assert_eq!(answer.text(), text);
    }
    let inquiry = without("inquire_unregistered_card", "", "cardCVC");
    let answer = call(&sandbox, "inquire_unregistered_card", &inquiry).await;
    assert_eq!(
        (answer.code(), answer.refusal()),
        (None, Some("invalid_input_parameter"))
    );
    assert_eq!(answer.text(), "Invalid input parameter. cardCVC");
    assert_nothing_took_place(&sandbox);
}

#[tokio::test]
async fn an_invalid_value_is_named_by_its_field() {
    let sandbox = plain().await;
    for (operation, pointer, value, text) in [
        (
            RECHARGE,
            "/userId",
            json!(0),
            "Invalid input parameter. userId",
        ),
        (
            RECHARGE,
            "/userId",
            json!(10_000_000_000_000_000_000_u64),
            "Invalid input parameter. userId",
        ),
        (
            RECHARGE,
            "/userId",
            json!(1e30),
            "Invalid input parameter. userId",
        ),
        (
            RECHARGE,
            "/amount",
            json!(0),
            "Invalid input parameter. amount",
        ),
        (
            RECHARGE,
            "/amount",
            json!("1000"),
            "Invalid input parameter. amount",
        ),
        (
            RECHARGE,
            "/amount",
            json!(10_000_000_000_000_000_000_u64),
            "Invalid input parameter. amount",
        ),
        (
            RECHARGE,
            "/dcvv",
            json!("1234"),
            "Invalid input parameter. dcvv",
        ),
        (GIFT, "/amount", json!(0), "Invalid input parameter."),
        (GIFT, "/locale", json!("FR"), "Invalid input parameter."),
        (GIFT, "/senderName", Value::Null, "Invalid input parameter."),
        (
            REISSUE,
            "/userInfo",
            json!([]),
            "Invalid input parameter. userInfo",
        ),
        (
            REISSUE,
            "/userInfo/userId",
            json!("1"),
            "Invalid input parameter. userId",
        ),
        (
            REISSUE,
            "/addressInfo/zipCode",
            json!("123"),
            "Invalid input parameter. zipCode",
        ),
        (
            "issue_debit_card",
            "/userInfo/existOcrFile",
            json!("X"),
            "Invalid input parameter. existOcrFile",
        ),
    ] {
        let request = example_with(operation, pointer, value);
        let answer = call(&sandbox, operation, &request).await;
        assert_eq!(
            (answer.status, answer.code().as_deref()),
            (400, Some("000_002")),
            "{pointer}"
        );
        assert_eq!(answer.text(), text, "{pointer}");
    }
    assert_nothing_took_place(&sandbox);
}

#[tokio::test]
async fn the_highest_user_id_is_read_exactly() {
    let sandbox = plain().await;
    let highest = example_with(RECHARGE, "/userId", 9_999_999_999_999_999_999_u64);
    assert_eq!(
        call(&sandbox, RECHARGE, &highest).await.refusal(),
        Some("unknown-member")
    );
}
