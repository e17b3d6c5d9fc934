//! Gifts: the state of the card decides, and a card is given once.

use konaplate::GiftPrepaidCardErrorCode as Code;
use konaplate_sandbox::{CardForm, CardState, NewCard, Sandbox, TookPlace};
use serde_json::{Value, json};

use crate::outcome::{done, outcome, refused, took_place};
use crate::signed::{call, example, plain};

const GIFT: &str = "gift_prepaid_card";

/// A gift of a card by a member, with a new token for the card.
fn request(sandbox: &Sandbox, user_id: u64, card: &str) -> Value {
    let token = sandbox.new_one_time_token(card);
    let mut request = example(GIFT);
    request["senderUserId"] = json!(user_id.to_string());
    request["senderPhone"] = json!(sandbox.phone_of(user_id).unwrap());
    request["oneTimeToken"] = json!(token.token);
    request["dcvv"] = json!(token.dcvv);
    request
}

#[tokio::test]
async fn a_card_is_given_once() {
    let sandbox = plain().await;
    let user_id = sandbox.new_member();
    let card = sandbox.new_card(NewCard::of(user_id).balance(30_000));
    let first = request(&sandbox, user_id, &card);
    let answer = call(&sandbox, GIFT, &first).await;
    assert_eq!(outcome(&answer), done());
    let used = refused("used-one-time-token");
    assert_eq!(outcome(&call(&sandbox, GIFT, &first).await), used);
    let again = request(&sandbox, user_id, &card);
    let given = refused(Code::GiftCardNotActive.code());
    assert_eq!(outcome(&call(&sandbox, GIFT, &again).await), given);
    let transfer_id = answer.json()["transferId"].as_str().unwrap().to_owned();
    let sent = TookPlace::GiftSent { transfer_id };
    assert_eq!(sandbox.ledger()[0].took_place, Some(sent));
    assert_eq!(took_place(&sandbox), [true, false, false]);
}

#[tokio::test]
async fn the_state_of_the_card_decides() {
    let sandbox = plain().await;
    let user_id = sandbox.new_member();
    let card = || NewCard::of(user_id).balance(30_000);
    let inactive = Code::GiftCardNotActive;
    let differs = Code::AmountDiffersFromBalance;
    for (card, result) in [
        (
            card().state(CardState::Expired),
            Code::GiftCardExpired.code(),
        ),
        (card().state(CardState::Inactive), inactive.code()),
        (card().state(CardState::Suspended), inactive.code()),
        (
            card().state(CardState::AutoRecharge),
            Code::AutoRechargeApplied.code(),
        ),
        (
            card().state(CardState::UsedForPayment),
            Code::GiftCardAlreadyUsed.code(),
        ),
        (card().balance(29_999), differs.code()),
        (card().balance(30_001), differs.code()),
        (card().form(CardForm::Physical), "mobile_card_only"),
        (
            card().state(CardState::TransferInProgress),
            "transfer_in_progress",
        ),
        (
            NewCard::of(user_id + 1).balance(30_000),
            "card_not_found_by_token",
        ),
    ] {
        let card = sandbox.new_card(card);
        let request = request(&sandbox, user_id, &card);
        assert_eq!(
            outcome(&call(&sandbox, GIFT, &request).await),
            refused(result)
        );
    }
    assert!(took_place(&sandbox).iter().all(|took_place| !took_place));
}

#[tokio::test]
async fn nobody_gives_to_himself() {
    let sandbox = plain().await;
    let user_id = sandbox.new_member();
    let card = sandbox.new_card(NewCard::of(user_id).balance(30_000));
    let mut request = request(&sandbox, user_id, &card);
    let receiver = request["receiverPhone"].take();
    request["receiverPhone"] = request["senderPhone"].clone();
    let same = refused(Code::SenderIsReceiver.code());
    assert_eq!(outcome(&call(&sandbox, GIFT, &request).await), same);
    // The sender's number is known, whether the request repeats it or not.
    request.as_object_mut().unwrap().remove("senderPhone");
    assert_eq!(outcome(&call(&sandbox, GIFT, &request).await), same);
    request["receiverPhone"] = receiver;
    assert_eq!(outcome(&call(&sandbox, GIFT, &request).await), done());
    assert_eq!(took_place(&sandbox), [false, false, true]);
}
