//! Errors of decoding quote values in most libraries. A sensitive field keeps its value even then.

use konaplate::*;
use konaplate_tests::canary::{self, assert_silent};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn assert_error_silent<T: DeserializeOwned + std::fmt::Debug>(value: &Value) {
    let text = value.to_string();
    let error = serde_json::from_str::<T>(&text).expect_err("a value of another type");
    assert_silent(&text, &canary::everything_about(&error));
    // Decoding from a tree takes other ways.
    let error = serde_json::from_value::<T>(value.clone()).expect_err("a value of another type");
    assert_silent(&text, &canary::everything_about(&error));
}

/// In place of a text: a number, a list, an object, a truth value.
fn wrong_texts() -> [Value; 4] {
    [
        json!(9_876_543_210_123_456_789_u64),
        json!([canary::CARD_NUMBER]),
        json!({ canary::NAME: canary::PHONE }),
        json!(4_000_056_655_665_556_u64),
    ]
}

#[test]
fn sensitive_texts_of_another_type() {
    for wrong in wrong_texts() {
        assert_error_silent::<ReissuePrepaidCardCardInfo>(&json!({ "oldCardNo": wrong }));
        assert_error_silent::<InquireUnregisteredCardRequest>(
            &json!({ "cardNo": "x", "expiryDate": wrong, "cardCVC": "x" }),
        );
        assert_error_silent::<CreateCreditCardRechargeResponse>(
            &json!({ "transactionId": "x", "redirectUrl": wrong, "response": { "code": "000_000" } }),
        );
        assert_error_silent::<ReissuePrepaidCardResponse>(
            &json!({ "cardApplyNo": "x", "mobileCardCVC": wrong, "response": { "code": "000_000" } }),
        );
        assert_error_silent::<CreateCreditCardRechargeResponse>(
            &json!({ "transactionId": "x", "redirectUrl": "x", "response": { "code": "000_000", "description": wrong } }),
        );
    }
}

#[test]
fn sensitive_numbers_of_another_type() {
    for wrong in [
        json!(canary::USER_ID),
        json!(canary::CARD_NUMBER),
        json!(-4_000_056_655_665_556_i64),
        json!([canary::NAME]),
    ] {
        assert_error_silent::<ReissuePrepaidCardUserInfo>(&json!({ "userId": wrong }));
    }
}

/// An object inside a request that is a text: the text may be anything.
#[test]
fn objects_of_another_type() {
    for wrong in [
        json!(canary::CARD_NUMBER),
        json!([canary::NAME]),
        json!(9_876_543_210_123_456_789_u64),
    ] {
        assert_error_silent::<ReissuePrepaidCardRequest>(
            &json!({ "userInfo": wrong, "cardInfo": { "oldCardNo": "x" } }),
        );
        assert_error_silent::<IssueDebitCardRequest>(&json!({ "userInfo": wrong, "x": 1 }));
        // Open objects, which keep what they do not know.
        assert_error_silent::<IssueDebitCardRequest>(&wrong);
        assert_error_silent::<IssueDebitCardAddressInfo>(&wrong);
    }
}
