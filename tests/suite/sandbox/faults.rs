//! Every fault, from the server to the caller: one request, an unknown outcome, and what took place.

use std::time::Duration;

use konaplate::{Effect, Error, Operation, UnknownCause};
use konaplate_sandbox::{Fault, Moment, NewCard, Sandbox};

use crate::call::Learned;
use crate::requests::{gift, recharge};
use crate::setup::{WIRES, Wire, client, sandbox};
use crate::wiretap::Wiretap;

/// Longer than the client waits.
const LONG: Duration = Duration::from_secs(600);
const PATIENCE: Duration = Duration::from_millis(400);

/// Every fault, why the outcome is then unknown, and whether it took place.
fn faults() -> Vec<(Fault, UnknownCause, bool)> {
    use Moment::{AfterEffect, BeforeEffect};
    use UnknownCause::{ConnectionLost, Encrypted, ServerError, Timeout, Unreadable};
    vec![
        (Fault::Delay(BeforeEffect, LONG), Timeout, false),
        (Fault::Delay(AfterEffect, LONG), Timeout, true),
        (Fault::Reset(BeforeEffect), ConnectionLost, false),
        (Fault::Reset(AfterEffect), ConnectionLost, true),
        (Fault::Close(BeforeEffect), ConnectionLost, false),
        (Fault::Close(AfterEffect), ConnectionLost, true),
        (Fault::Html(BeforeEffect), Unreadable, false),
        (Fault::Html(AfterEffect), Unreadable, true),
        (Fault::Status500(BeforeEffect), ServerError, false),
        (Fault::Status500(AfterEffect), ServerError, true),
        (Fault::Truncated, ConnectionLost, true),
        (Fault::WrongKey, Encrypted, true),
    ]
}

/// Those that can be had on this wire.
fn faults_on(wire: Wire) -> impl Iterator<Item = (Fault, UnknownCause, bool)> {
    let faults = faults();
    assert_eq!(
        faults.len(),
        Fault::ALL.len(),
        "there is a fault without a row"
    );
    let is_possible = move |fault| fault != Fault::WrongKey || wire == Wire::Encrypted;
    faults
        .into_iter()
        .filter(move |(fault, ..)| is_possible(*fault))
}

/// A transport that waits for a while only when there is nothing to wait for.
fn transport(fault: Fault) -> Wiretap {
    let wiretap = match fault {
        Fault::Delay(..) => Wiretap::giving_up_after(PATIENCE),
        _ => Wiretap::new(),
    };
    wiretap.and_header("X-Sandbox-Fault", &fault.to_string())
}

/// Of the only request that reached the server: whether it took place.
fn took_place(sandbox: &Sandbox, fault: Fault) -> bool {
    let [entry] = &sandbox.ledger()[..] else {
        panic!("{fault}: not exactly one request reached the server");
    };
    assert_eq!(entry.fault, Some(fault.to_string()));
    entry.took_place.is_some()
}

#[tokio::test]
async fn a_recharge_is_sent_once_and_its_outcome_is_unknown() {
    for wire in WIRES {
        for (fault, cause, expected) in faults_on(wire) {
            let sandbox = sandbox(wire).await;
            let client = client(&sandbox, wire).transport(transport(fault)).build();
            let user_id = sandbox.new_member();
            let card = sandbox.new_card(NewCard::of(user_id));
            let request = recharge(&sandbox, user_id, &card, "20261120-000017");
            let outcome = client
                .expect("a client")
                .create_credit_card_recharge(&request)
                .await;
            let Err(Error::OutcomeUnknown(unknown)) = outcome else {
                panic!("{fault}: {:?}", Learned::from(&outcome));
            };
            assert_eq!(unknown.cause(), cause, "{wire:?} {fault}");
            assert_eq!(
                unknown.operation(),
                konaplate::CreateCreditCardRecharge::NAME
            );
            assert_eq!(unknown.effect(), Effect::Money);
            assert_eq!(unknown.reference(), Some("20261120-000017"));
            assert!(!unknown.success_code_seen(), "no code was read");
            assert_eq!(took_place(&sandbox, fault), expected, "{wire:?} {fault}");
            let ledger = sandbox.ledger();
            assert_eq!(
                ledger[0].correlation_id.as_deref(),
                Some(unknown.correlation_id())
            );
            assert_eq!(ledger[0].reference.as_deref(), unknown.reference());
        }
    }
}

#[tokio::test]
async fn a_gift_is_sent_once_and_its_outcome_is_unknown() {
    for wire in WIRES {
        for (fault, cause, expected) in faults_on(wire) {
            let sandbox = sandbox(wire).await;
            let client = client(&sandbox, wire).transport(transport(fault)).build();
            let user_id = sandbox.new_member();
            let card = sandbox.new_card(NewCard::of(user_id).balance(30_000));
            let request = gift(&sandbox, user_id, &card, "01000000001");
            let outcome = client.expect("a client").gift_prepaid_card(&request).await;
            assert_eq!(
                Learned::from(&outcome),
                Learned::Unknown(cause),
                "{wire:?} {fault}"
            );
            assert_eq!(took_place(&sandbox, fault), expected, "{wire:?} {fault}");
        }
    }
}

/// What the error is for: the caller asks by the same number, and the answer says that the first one exists.
#[tokio::test]
async fn the_number_of_a_lost_recharge_finds_it_again() {
    for wire in WIRES {
        let sandbox = sandbox(wire).await;
        let client = client(&sandbox, wire).build().expect("a client");
        let user_id = sandbox.new_member();
        let [one, other] = [(); 2].map(|()| sandbox.new_card(NewCard::of(user_id)));
        sandbox.fail_next(Fault::Reset(Moment::AfterEffect));
        let lost = recharge(&sandbox, user_id, &one, "20261120-000017");
        let lost = client.create_credit_card_recharge(&lost).await;
        assert_eq!(
            Learned::from(&lost),
            Learned::Unknown(UnknownCause::ConnectionLost)
        );
        let again = recharge(&sandbox, user_id, &other, "20261120-000017");
        let again = client.create_credit_card_recharge(&again).await;
        assert_eq!(
            Learned::from(&again),
            Learned::Refused(400, "007_008".to_owned())
        );
    }
}

#[tokio::test]
async fn a_short_delay_is_none_to_a_patient_client() {
    for wire in WIRES {
        let sandbox = sandbox(wire).await;
        let client = client(&sandbox, wire).build().expect("a client");
        let user_id = sandbox.new_member();
        let card = sandbox.new_card(NewCard::of(user_id).balance(30_000));
        sandbox.fail_next(Fault::Delay(Moment::AfterEffect, Duration::from_millis(50)));
        let request = gift(&sandbox, user_id, &card, "01000000001");
        assert!(client.gift_prepaid_card(&request).await.is_ok());
    }
}
