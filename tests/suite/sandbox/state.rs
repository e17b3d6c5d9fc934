//! What one call leaves behind for the next, seen by a caller.

use konaplate::{
    Client, CreateCreditCardRechargeErrorCode as RechargeCode, Error, ErrorCode,
    GiftPrepaidCardErrorCode as GiftCode, ReissuePrepaidCardErrorCode as ReissueCode,
};
use konaplate_sandbox::{CardState, NewCard, Sandbox};

use crate::requests::{gift, recharge, reissue};
use crate::setup::{WIRES, client, sandbox};

/// A sandbox and a client for each wire.
async fn both() -> Vec<(Sandbox, Client)> {
    let mut both = Vec::new();
    for wire in WIRES {
        let sandbox = sandbox(wire).await;
        let client = client(&sandbox, wire).build().expect("a client");
        both.push((sandbox, client));
    }
    both
}

fn code<R, C: ErrorCode>(outcome: Result<R, Error<C>>) -> C {
    match outcome {
        Err(Error::Api(refusal)) => refusal.code,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was not refused"),
    }
}

/// How often something took place.
fn took_place(sandbox: &Sandbox) -> usize {
    let ledger = sandbox.ledger();
    ledger
        .iter()
        .filter(|entry| entry.took_place.is_some())
        .count()
}

#[tokio::test]
async fn the_same_sequence_id_twice() {
    for (sandbox, client) in both().await {
        let user_id = sandbox.new_member();
        let [one, other] = [(); 2].map(|()| sandbox.new_card(NewCard::of(user_id)));
        let first = recharge(&sandbox, user_id, &one, "20261120-000017");
        assert!(client.create_credit_card_recharge(&first).await.is_ok());
        let second = recharge(&sandbox, user_id, &other, "20261120-000017");
        let refused = client.create_credit_card_recharge(&second).await;
        assert_eq!(code(refused), RechargeCode::DuplicateSequenceId);
        assert_eq!(took_place(&sandbox), 1);
    }
}

#[tokio::test]
async fn a_recharge_while_one_runs() {
    for (sandbox, client) in both().await {
        let user_id = sandbox.new_member();
        let card = sandbox.new_card(NewCard::of(user_id));
        let first = recharge(&sandbox, user_id, &card, "1");
        let first = client.create_credit_card_recharge(&first).await;
        let second = recharge(&sandbox, user_id, &card, "2");
        let refused = client.create_credit_card_recharge(&second).await;
        assert_eq!(code(refused), RechargeCode::RechargeInProgress);
        assert!(sandbox.finish_recharge(&first.expect("a recharge").transaction_id));
        assert!(client.create_credit_card_recharge(&second).await.is_ok());
        assert_eq!(took_place(&sandbox), 2);
    }
}

#[tokio::test]
async fn a_gift_that_differs_from_the_balance_or_has_expired() {
    for (sandbox, client) in both().await {
        let user_id = sandbox.new_member();
        let other = sandbox.new_card(NewCard::of(user_id).balance(29_999));
        let expired = NewCard::of(user_id)
            .balance(30_000)
            .state(CardState::Expired);
        let expired = sandbox.new_card(expired);
        for (card, expected) in [
            (other, GiftCode::AmountDiffersFromBalance),
            (expired, GiftCode::GiftCardExpired),
        ] {
            let request = gift(&sandbox, user_id, &card, "01000000001");
            assert_eq!(code(client.gift_prepaid_card(&request).await), expected);
        }
        assert_eq!(took_place(&sandbox), 0);
    }
}

#[tokio::test]
async fn a_gift_to_oneself() {
    for (sandbox, client) in both().await {
        let user_id = sandbox.new_member();
        let card = sandbox.new_card(NewCard::of(user_id).balance(30_000));
        let phone = sandbox.phone_of(user_id).expect("a member");
        let request = gift(&sandbox, user_id, &card, &phone);
        let refused = client.gift_prepaid_card(&request).await;
        assert_eq!(code(refused), GiftCode::SenderIsReceiver);
        let request = gift(&sandbox, user_id, &card, "01000000001");
        assert!(client.gift_prepaid_card(&request).await.is_ok());
        assert_eq!(took_place(&sandbox), 1);
    }
}

#[tokio::test]
async fn a_second_reissue() {
    for (sandbox, client) in both().await {
        let user_id = sandbox.new_member();
        let card = sandbox.new_card(NewCard::of(user_id).state(CardState::Suspended));
        let request = reissue(user_id, &card);
        assert!(client.reissue_prepaid_card(&request).await.is_ok());
        let on_its_way = client.reissue_prepaid_card(&request).await;
        assert_eq!(code(on_its_way), ReissueCode::ReissueInProgress);
        assert!(sandbox.finish_delivery(&card));
        let delivered = client.reissue_prepaid_card(&request).await;
        assert_eq!(code(delivered), ReissueCode::CardAlreadyReissued);
        assert_eq!(took_place(&sandbox), 1);
    }
}
