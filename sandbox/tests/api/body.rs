//! The body: JSON, presence, and the description's constraints.

use konaplate_sandbox::Sandbox;
use serde_json::{Value, json};

use crate::http::{self, Answer};
use crate::signed::{call, example, example_with, headers, plain, url};

const RECHARGE: &str = "create_credit_card_recharge";
const GIFT: &str = "gift_prepaid_card";
const REISSUE: &str = "reissue_prepaid_card";

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
