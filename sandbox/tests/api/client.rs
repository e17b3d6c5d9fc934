//! The generated client against the sandbox.

use konaplate::{
    Client, CreateCreditCardRechargeErrorCode as Code, CreateCreditCardRechargeRequest,
    Credentials, Error,
};

use crate::signed::{example, plain};

#[tokio::test]
async fn the_client_is_understood() {
    let sandbox = plain().await;
    let project = sandbox.project();
    let (asp_id, access_key) = (project.asp_id(), project.access_key());
    let client: Client = Client::builder(&sandbox.base_url())
        .credentials(Credentials::new(asp_id, access_key, project.secret_key()))
        .allow_plaintext()
        .build()
        .unwrap();
    let request = example("create_credit_card_recharge");
    let request: CreateCreditCardRechargeRequest = serde_json::from_value(request).unwrap();
    assert!(client.create_credit_card_recharge(&request).await.is_ok());
    match client.create_credit_card_recharge(&request).await {
        Err(Error::Api(refusal)) => assert_eq!(refusal.code, Code::DuplicateSequenceId),
        _ => panic!("the second one is refused"),
    }
    assert_eq!(sandbox.ledger().len(), 2);
}
