//! Recharges: what one changes, and what the next one finds.

use std::sync::Arc;

use konaplate::CreateCreditCardRechargeErrorCode as Code;
use konaplate_sandbox::{NewCard, Sandbox, TookPlace};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::http;
use crate::outcome::{done, outcome, refused, took_place};
use crate::signed::{call, example, example_with, plain};

const RECHARGE: &str = "create_credit_card_recharge";

/// A recharge by a member with a new token for a card.
fn request(sandbox: &Sandbox, user_id: u64, card: &str, sequence_id: &str, amount: i64) -> Value {
    let token = sandbox.new_one_time_token(card);
    let mut request = example(RECHARGE);
    request["userId"] = json!(user_id);
    request["sequenceId"] = json!(sequence_id);
    request["amount"] = json!(amount);
    request["oneTimeToken"] = json!(token.token);
    request["dcvv"] = json!(token.dcvv);
    request
}

/// The same with a new card.
fn with_new_card(sandbox: &Sandbox, user_id: u64, sequence_id: &str, amount: i64) -> Value {
    let card = sandbox.new_card(NewCard::of(user_id));
    request(sandbox, user_id, &card, sequence_id, amount)
}

#[tokio::test]
async fn a_recharge_runs_until_its_payment_window_is_opened() {
    let sandbox = plain().await;
    let first = call(&sandbox, RECHARGE, &example(RECHARGE)).await;
    assert_eq!(outcome(&first), done());
    let user_id = example(RECHARGE)["userId"].as_u64().unwrap();
    assert_eq!(sandbox.balance_of(user_id), Some(0));

    let again = call(&sandbox, RECHARGE, &example(RECHARGE)).await;
    assert_eq!(outcome(&again), refused(Code::DuplicateSequenceId.code()));
    let next = example_with(RECHARGE, "/sequenceId", "next");
    let running = call(&sandbox, RECHARGE, &next).await;
    assert_eq!(outcome(&running), refused(Code::RechargeInProgress.code()));

    let redirect = first.json()["redirectUrl"].as_str().unwrap().to_owned();
    assert_eq!(http::send("GET", &redirect, &[], b"").await.status, 200);
    assert_eq!(sandbox.balance_of(user_id), Some(30_000));
    assert_eq!(http::send("GET", &redirect, &[], b"").await.status, 200);
    assert_eq!(
        sandbox.balance_of(user_id),
        Some(30_000),
        "opened once more, paid once"
    );
    assert_eq!(outcome(&call(&sandbox, RECHARGE, &next).await), done());

    let transaction_id = first.json()["transactionId"].as_str().unwrap().to_owned();
    let registered = TookPlace::RechargeRegistered { transaction_id };
    assert_eq!(sandbox.ledger()[0].took_place, Some(registered));
    assert_eq!(took_place(&sandbox), [true, false, false, true]);
}

#[tokio::test]
async fn running_recharges_count_towards_the_holding_limit() {
    let sandbox = plain().await;
    let user_id = sandbox.new_member();
    let first = with_new_card(&sandbox, user_id, "1", 1_999_000);
    assert_eq!(outcome(&call(&sandbox, RECHARGE, &first).await), done());
    let over = refused(Code::HoldingLimitExceeded.code());
    let more = with_new_card(&sandbox, user_id, "2", 1_001);
    assert_eq!(outcome(&call(&sandbox, RECHARGE, &more).await), over);
    let just = with_new_card(&sandbox, user_id, "3", 1_000);
    let answer = call(&sandbox, RECHARGE, &just).await;
    assert_eq!(outcome(&answer), done());

    assert_eq!(sandbox.balance_of(user_id), Some(0));
    let transaction_id = answer.json()["transactionId"].as_str().unwrap().to_owned();
    assert!(sandbox.finish_recharge(&transaction_id));
    assert!(
        !sandbox.finish_recharge(&transaction_id),
        "it is finished once"
    );
    assert_eq!(sandbox.balance_of(user_id), Some(1_000));
    let full = with_new_card(&sandbox, user_id, "4", 1_000);
    assert_eq!(outcome(&call(&sandbox, RECHARGE, &full).await), over);
}

#[tokio::test]
async fn a_finished_recharge_counts_once() {
    let sandbox = plain().await;
    let user_id = sandbox.new_member();
    let first = with_new_card(&sandbox, user_id, "1", 1_000);
    let answer = call(&sandbox, RECHARGE, &first).await;
    let transaction_id = answer.json()["transactionId"].as_str().unwrap().to_owned();
    assert!(sandbox.finish_recharge(&transaction_id));
    let rest = with_new_card(&sandbox, user_id, "2", 1_999_000);
    assert_eq!(outcome(&call(&sandbox, RECHARGE, &rest).await), done());
}

#[tokio::test]
async fn a_recharge_runs_for_its_member_and_its_card() {
    let sandbox = plain().await;
    let (one, other) = (sandbox.new_member(), sandbox.new_member());
    let card = sandbox.new_card(NewCard::of(one));
    let mut first = request(&sandbox, one, &card, "1", 1_000);
    let answer = call(&sandbox, RECHARGE, &first).await;
    assert_eq!(outcome(&answer), done());
    let same = request(&sandbox, one, &card, "2", 1_000);
    let running = refused(Code::RechargeInProgress.code());
    assert_eq!(outcome(&call(&sandbox, RECHARGE, &same).await), running);
    let other_card = with_new_card(&sandbox, one, "3", 1_000);
    assert_eq!(
        outcome(&call(&sandbox, RECHARGE, &other_card).await),
        done()
    );
    let other_member = with_new_card(&sandbox, other, "4", 1_000);
    assert_eq!(
        outcome(&call(&sandbox, RECHARGE, &other_member).await),
        done()
    );

    // Once it has ended, the token is what stands in the way.
    let transaction_id = answer.json()["transactionId"].as_str().unwrap().to_owned();
    assert!(sandbox.finish_recharge(&transaction_id));
    first["sequenceId"] = json!("5");
    let used = refused("used-one-time-token");
    assert_eq!(outcome(&call(&sandbox, RECHARGE, &first).await), used);
    assert_eq!(outcome(&call(&sandbox, RECHARGE, &same).await), done());
}

#[tokio::test]
async fn a_refused_recharge_does_not_use_its_number() {
    let sandbox = plain().await;
    let small = example_with(RECHARGE, "/amount", 999);
    let below = refused(Code::AmountBelowMinimum.code());
    assert_eq!(outcome(&call(&sandbox, RECHARGE, &small).await), below);
    assert_eq!(
        outcome(&call(&sandbox, RECHARGE, &example(RECHARGE)).await),
        done()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_hundred_equal_recharges_one_takes_place() {
    let sandbox = Arc::new(plain().await);
    let mut clients = JoinSet::new();
    for _ in 0..100 {
        let sandbox = Arc::clone(&sandbox);
        clients.spawn(async move { outcome(&call(&sandbox, RECHARGE, &example(RECHARGE)).await) });
    }
    let outcomes = clients.join_all().await;
    let count = |wanted| {
        outcomes
            .iter()
            .filter(|outcome| **outcome == wanted)
            .count()
    };
    assert_eq!(count(done()), 1);
    assert_eq!(count(refused(Code::DuplicateSequenceId.code())), 99);
    assert_eq!(took_place(&sandbox).into_iter().filter(|it| *it).count(), 1);
}
