//! Each operation end to end: method, path, headers, token, body on the wire, and the result.

use konaplate::UnregisteredCardStatus;
use konaplate_tests::server::{Answer, Server};
use serde_json::{Value, json};

use crate::headers::assert_signed;
use crate::requests;
use crate::setup::{RECHARGED, client, recharge_request};

pub const GIFT_ANSWER: &str = r#"{"transferId":"00000000000000000009","response":{"code":"000_000","description":"Success."}}"#;

const CARD_ANSWER: &str = r#"{"cardApplyNo":"0000000000000000000022","mobileCardNo":"4000056655665556","mobileCardCVC":"321",
    "mobileCardPar":null,"physicalCardNo":"5555555555554444","expiryDate":"20311231","somethingNew":[1],
    "response":{"code":"000_000","description":null}}"#;

const INQUIRY_ANSWER: &str = r#"{"cardDataInfo":{"par":"ABCDEFGHIJKLMNOPQRSTUVWXYZ0","serviceId":"000000000000001",
    "serviceName":"지역화폐","serviceImageUrl":"https://img.example/1.png","affiliateId":"000000000000002","rechargeable":true,
    "refundable":false,"remittable":true,"personalRechargeable":false,"balance":9999999999,"expiryDate":"20311231",
    "physicalCardNo":null,"mobileCardNo":"4000056655665556","mobileCardStatus":"SUSPENDED",
    "maxNonRealNameRechargeAmount":500000,"maxRealNameRechargeAmount":2000000,"minRechargeAmount":1000,
    "rechargeableAmount":0,"cardPointInfo":[{"pointPolicyId":"000000000000003","pointName":"포인트","autoUse":true}],
    "rechargeUnitAmt":10},"response":{"code":"000_000"}}"#;

/// Fails unless exactly one request reached the server: signed, to `path`, with `body`.
fn assert_called(server: &Server, path: &str, body: &Value) {
    let request = server.only_request();
    assert_eq!(
        (request.method.as_str(), request.target.as_str()),
        ("POST", format!("/open-api{path}").as_str())
    );
    assert_signed(&request);
    assert_eq!(request.json(), *body);
}

#[tokio::test]
async fn create_credit_card_recharge() {
    let server = Server::start(Answer::json(200, RECHARGED)).await;
    let done = client(&server.url())
        .create_credit_card_recharge(&recharge_request())
        .await
        .expect("a result");
    assert_eq!(done.transaction_id, "00000000000000000001");
    assert_eq!(done.redirect_url.expose(), "https://pay.example/1");
    assert_called(
        &server,
        "/api/v1/recharges/online-payment/transaction/generate",
        &json!({
            "sequenceId": "20261120-000017", "userId": 50_000_104_652_u64, "amount": 30000,
            "oneTimeToken": "4242424242424242", "dcvv": "123", "affiliateId": "000000000000001",
        }),
    );
}

#[tokio::test]
async fn gift_prepaid_card() {
    let server = Server::start(Answer::json(200, GIFT_ANSWER)).await;
    let done = client(&server.url())
        .gift_prepaid_card(&requests::gift())
        .await
        .expect("a result");
    assert_eq!(done.transfer_id, "00000000000000000009");
    assert_called(
        &server,
        "/api/v1/gifts/cards/transmission/no-hce",
        &json!({
            "senderUserId": "50000104652", "senderName": "홍길동", "receiverName": "김철수", "receiverPhone": "010-5550-0199",
            "serviceId": "000000000000001", "amount": 9_999_999_999_i64, "oneTimeToken": "4242424242424242", "dcvv": "123",
            "locale": "KO",
        }),
    );
}

#[tokio::test]
async fn reissue_prepaid_card() {
    let server = Server::start(Answer::json(200, CARD_ANSWER)).await;
    let done = client(&server.url())
        .reissue_prepaid_card(&requests::reissue())
        .await
        .expect("a result");
    assert_eq!(done.card_apply_no, "0000000000000000000022");
    assert_eq!(
        done.mobile_card_no.expect("a number").expose(),
        "4000056655665556"
    );
    assert_eq!(done.mobile_card_cvc.expect("a code").expose(), "321");
    assert!(
        done.mobile_card_par.is_none(),
        "null in an optional field is absent"
    );
    assert_called(
        &server,
        "/api/v1/prepay-card/reissue/delivery",
        &json!({
            "userInfo": { "userId": 9_999_999_999_999_999_999_u64 },
            "addressInfo": { "address": "세종대로 110", "addressDetail": "1층", "zipCode": "04524" },
            "cardInfo": { "oldCardNo": "4111111111111111" },
        }),
    );
}

#[tokio::test]
async fn issue_debit_card() {
    let server = Server::start(Answer::json(200, CARD_ANSWER)).await;
    let done = client(&server.url())
        .issue_debit_card(&requests::issue())
        .await
        .expect("a result");
    assert_eq!(done.physical_card_no.expose(), "5555555555554444");
    assert_eq!(done.expiry_date.expose(), "20311231");
    assert_called(
        &server,
        "/api/v1/direct-card/issue/delivery",
        &json!({
            "userInfo": {
                "userId": 1, "userName": "홍길동", "engName": "HONG GILDONG", "socialNo": "000000-0000000",
                "mobileNumber": "01000000000", "existOcrFile": "N",
            },
            "cardInfo": { "serviceId": "000000000000001", "count": u64::MAX },
        }),
    );
}

#[tokio::test]
async fn inquire_unregistered_card() {
    let server = Server::start(Answer::json(200, INQUIRY_ANSWER)).await;
    let done = client(&server.url())
        .inquire_unregistered_card(&requests::inquiry())
        .await
        .expect("a result");
    let card = done.card_data_info;
    assert_eq!(card.balance, 9_999_999_999);
    assert!(card.rechargeable && !card.refundable);
    assert!(card.physical_card_no.is_none() && card.physical_card_status.is_none());
    assert_eq!(
        card.mobile_card_status,
        Some(UnregisteredCardStatus::Suspended)
    );
    let points = card.card_point_info.expect("points");
    assert_eq!(
        (points.len(), points[0].auto_use, points[0].remaining_point),
        (1, Some(true), None)
    );
    assert_eq!(card.recharge_unit_amt, Some(10));
    assert_called(
        &server,
        "/api/v1/unregister/card/info",
        &json!({ "cardNo": "4111111111111111", "expiryDate": "1212", "cardCVC": "123" }),
    );
}

#[tokio::test]
async fn an_operation_that_the_description_does_not_have() {
    let server = Server::start(Answer::json(
        200,
        r#"{"status":"SENT","big":9999999999999999999,"response":{"code":"000_000"}}"#,
    ))
    .await;
    let operation = konaplate::UntypedOperation {
        name: "inquire_card_delivery",
        method: konaplate::Method::Post,
        path: "/api/v1/card/delivery/inquiry",
        effect: konaplate::Effect::None,
        request_encryption: konaplate::BodyEncryption::None,
        response_encryption: konaplate::BodyEncryption::None,
    };
    let body =
        json!({ "cardApplyNo": "0000000000000000000022", "userId": 9_999_999_999_999_999_999_u64 });
    let done = client(&server.url())
        .call_untyped(&operation, &body)
        .await
        .expect("a result");
    assert_eq!(
        (&done["status"], &done["big"]),
        (&json!("SENT"), &json!(9_999_999_999_999_999_999_u64))
    );
    assert_called(&server, "/api/v1/card/delivery/inquiry", &body);
}
