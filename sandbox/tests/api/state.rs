//! What calls change, and what the next ones find.

use konaplate::CreateCreditCardRechargeErrorCode as Code;
use konaplate_sandbox::TookPlace;

use crate::http;
use crate::signed::{call, example, example_with, plain};

const RECHARGE: &str = "create_credit_card_recharge";

#[tokio::test]
async fn a_recharge_runs_until_its_payment_window_is_opened() {
    let sandbox = plain().await;
    let first = call(&sandbox, RECHARGE, &example(RECHARGE)).await;
    assert_eq!(
        (first.status, first.code().as_deref()),
        (200, Some("000_000"))
    );
    let user_id = example(RECHARGE)["userId"].as_u64().unwrap();
    assert_eq!(sandbox.balance_of(user_id), Some(0));

    let again = call(&sandbox, RECHARGE, &example(RECHARGE)).await;
    assert_eq!(
        again.code().as_deref(),
        Some(Code::DuplicateSequenceId.code())
    );
    let next = example_with(RECHARGE, "/sequenceId", "next");
    let running = call(&sandbox, RECHARGE, &next).await;
    assert_eq!(
        running.code().as_deref(),
        Some(Code::RechargeInProgress.code())
    );

    let redirect = first.json()["redirectUrl"].as_str().unwrap().to_owned();
    assert_eq!(http::send("GET", &redirect, &[], b"").await.status, 200);
    assert_eq!(sandbox.balance_of(user_id), Some(30_000));
    assert_eq!(call(&sandbox, RECHARGE, &next).await.status, 200);

    let ledger = sandbox.ledger();
    let transaction_id = first.json()["transactionId"].as_str().unwrap().to_owned();
    assert_eq!(
        ledger[0].took_place,
        Some(TookPlace::RechargeRegistered { transaction_id })
    );
    let took_place: Vec<bool> = ledger
        .iter()
        .map(|entry| entry.took_place.is_some())
        .collect();
    assert_eq!(took_place, [true, false, false, true]);
}
