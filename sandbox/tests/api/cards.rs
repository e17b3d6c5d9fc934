//! Replacing, issuing and looking up cards.

use konaplate::ReissuePrepaidCardErrorCode as Code;
use konaplate_sandbox::{CardState, NewCard, TookPlace, prepared_values};
use serde_json::{Value, json};

use crate::http::Answer;
use crate::outcome::{done, outcome, refused, took_place};
use crate::signed::{call, example, plain};

const REISSUE: &str = "reissue_prepaid_card";
const ISSUE: &str = "issue_debit_card";
const INQUIRE: &str = "inquire_unregistered_card";

fn request(user_id: u64, card: &str, is_delivery_required: &Value) -> Value {
    let mut request = example(REISSUE);
    request["userInfo"]["userId"] = json!(user_id);
    request["cardInfo"]["oldCardNo"] = json!(card);
    request["isDeliveryRequired"] = is_delivery_required.clone();
    request
}

#[tokio::test]
async fn a_card_is_replaced_once() {
    let sandbox = plain().await;
    let user_id = sandbox.new_member();
    let card = sandbox.new_card(NewCard::of(user_id).state(CardState::Suspended));
    let request = request(user_id, &card, &json!(true));
    let first = call(&sandbox, REISSUE, &request).await;
    assert_eq!(outcome(&first), done());
    let on_its_way = refused(Code::ReissueInProgress.code());
    assert_eq!(
        outcome(&call(&sandbox, REISSUE, &request).await),
        on_its_way
    );
    assert!(sandbox.finish_delivery(&card));
    assert!(!sandbox.finish_delivery(&card), "it is delivered once");
    let replaced = refused(Code::CardAlreadyReissued.code());
    assert_eq!(outcome(&call(&sandbox, REISSUE, &request).await), replaced);
    let card_apply_no = first.json()["cardApplyNo"].as_str().unwrap().to_owned();
    let reissued = TookPlace::CardReissued { card_apply_no };
    assert_eq!(sandbox.ledger()[0].took_place, Some(reissued));
    assert_eq!(took_place(&sandbox), [true, false, false]);
}

#[tokio::test]
async fn without_delivery_a_card_is_replaced_at_once() {
    let sandbox = plain().await;
    let user_id = sandbox.new_member();
    let card = sandbox.new_card(NewCard::of(user_id).state(CardState::Suspended));
    let request = request(user_id, &card, &json!(false));
    assert_eq!(outcome(&call(&sandbox, REISSUE, &request).await), done());
    let replaced = refused(Code::CardAlreadyReissued.code());
    assert_eq!(outcome(&call(&sandbox, REISSUE, &request).await), replaced);
}

#[tokio::test]
async fn the_new_card_is_active() {
    let sandbox = plain().await;
    let user_id = sandbox.new_member();
    let card = sandbox.new_card(NewCard::of(user_id).state(CardState::Suspended));
    let answer = call(&sandbox, REISSUE, &request(user_id, &card, &json!(true))).await;
    let new = answer.json()["mobileCardNo"].as_str().unwrap().to_owned();
    let not_lost = call(&sandbox, REISSUE, &request(user_id, &new, &json!(true))).await;
    assert_eq!(outcome(&not_lost), refused("card-not-suspended"));
}

#[tokio::test]
async fn a_member_can_be_issued_several_cards() {
    let sandbox = plain().await;
    let mut numbers = Vec::new();
    for _ in 0..2 {
        let answer = call(&sandbox, ISSUE, &example(ISSUE)).await;
        assert_eq!(outcome(&answer), done());
        let card_apply_no = answer.json()["cardApplyNo"].as_str().unwrap().to_owned();
        numbers.push(card_apply_no.clone());
        let entry = sandbox.ledger().pop().unwrap();
        assert_eq!(
            entry.took_place,
            Some(TookPlace::CardIssued { card_apply_no })
        );
    }
    assert_ne!(numbers[0], numbers[1]);
}

#[tokio::test]
async fn further_properties_of_an_issuance_are_let_through() {
    let sandbox = plain().await;
    let mut request = example(ISSUE);
    request["deliveryInfo"] = json!({ "anything": [1, null] });
    request["addressInfo"] = json!({ "anything": true });
    assert_eq!(outcome(&call(&sandbox, ISSUE, &request).await), done());
}

#[tokio::test]
async fn a_card_on_a_telephone_and_a_suspended_one_are_told_apart() {
    let sandbox = plain().await;
    let numbers = prepared_values()
        .into_iter()
        .filter(|value| value.operation == INQUIRE && value.result == "000_000");
    let mut found = Vec::new();
    for number in numbers {
        let info = call(&sandbox, INQUIRE, &number.request()).await.json()["cardDataInfo"].take();
        let has = |field: &str| info[field] == number.value;
        found.push((
            has("mobileCardNo"),
            has("physicalCardNo"),
            info["mobileCardStatus"].clone(),
            info["physicalCardStatus"].clone(),
        ));
    }
    let mobile = (true, false, json!("ACTIVE"), Value::Null);
    let suspended = (false, true, Value::Null, json!("SUSPENDED"));
    assert_eq!(found, [mobile, suspended]);
}

#[tokio::test]
async fn every_success_holds_what_the_description_says() {
    use konaplate::{
        CreateCreditCardRechargeResponse, GiftPrepaidCardResponse, InquireUnregisteredCardResponse,
        IssueDebitCardResponse, ReissuePrepaidCardResponse, Validate,
    };
    fn check<T: Validate + serde::de::DeserializeOwned>(answer: &Answer) {
        let response: T = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(response.validate(), Ok(()));
    }
    let sandbox = plain().await;
    let (recharge, gift) = ("create_credit_card_recharge", "gift_prepaid_card");
    check::<CreateCreditCardRechargeResponse>(&call(&sandbox, recharge, &example(recharge)).await);
    check::<GiftPrepaidCardResponse>(&call(&sandbox, gift, &example(gift)).await);
    check::<ReissuePrepaidCardResponse>(&call(&sandbox, REISSUE, &example(REISSUE)).await);
    check::<IssueDebitCardResponse>(&call(&sandbox, ISSUE, &example(ISSUE)).await);
    let answer = call(&sandbox, INQUIRE, &example(INQUIRE)).await;
    check::<InquireUnregisteredCardResponse>(&answer);
    let info = &answer.json()["cardDataInfo"];
    assert!(info["physicalCardNo"] == example(INQUIRE)["cardNo"]);
    assert!(info["mobileCardNo"].is_null());
}
