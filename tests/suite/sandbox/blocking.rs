//! The blocking client against the sandbox: the same operations and the same encryption, on a thread without a runtime.

use konaplate::{BlockingClient, Credentials, UnknownCause};
use konaplate_sandbox::{Fault, Moment, NewCard};

use crate::call::Learned;
use crate::requests::gift;
use crate::setup::{Wire, encryption, sandbox};

#[tokio::test(flavor = "multi_thread")]
async fn a_gift_and_a_lost_one() {
    let sandbox = sandbox(Wire::Encrypted).await;
    let project = sandbox.project();
    let client = BlockingClient::builder(&sandbox.base_url())
        .credentials(Credentials::new(
            project.asp_id(),
            project.access_key(),
            project.secret_key(),
        ))
        .encryption(encryption(project))
        .build()
        .expect("a client");
    let user_id = sandbox.new_member();
    let request = |balance: i64| {
        let card = sandbox.new_card(NewCard::of(user_id).balance(balance));
        gift(&sandbox, user_id, &card, "01000000001")
    };
    let requests = [request(30_000), request(29_999), request(30_000)];
    let (first, last) = (requests[..2].to_vec(), requests[2].clone());
    let calls = client.clone();
    let learned = std::thread::spawn(move || {
        first
            .iter()
            .map(|request| Learned::from(&calls.gift_prepaid_card(request)))
            .collect()
    });
    let learned: Vec<Learned> =
        tokio::task::spawn_blocking(move || learned.join().expect("a thread"))
            .await
            .expect("its outcomes");
    assert_eq!(
        learned,
        [Learned::Done, Learned::Refused(400, "005_026".to_owned())]
    );

    sandbox.fail_next(Fault::Reset(Moment::AfterEffect));
    let lost = tokio::task::spawn_blocking(move || Learned::from(&client.gift_prepaid_card(&last)));
    let lost = lost.await.expect("an outcome");
    assert_eq!(lost, Learned::Unknown(UnknownCause::ConnectionLost));
    let effects = sandbox
        .ledger()
        .iter()
        .filter(|entry| entry.took_place.is_some())
        .count();
    assert_eq!((sandbox.ledger().len(), effects), (3, 2));
}
