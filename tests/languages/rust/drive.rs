// Reads and writes the vectors with the generated client, and calls the sandbox.

use std::env::var;
use std::io::stdin;

use kona::apis::configuration::Configuration;
use kona::apis::recharges_api::create_credit_card_recharge;
use kona::models;
use serde::Serialize;
use serde::de::DeserializeOwned;

mod signing;

fn rewritten<T: DeserializeOwned + Serialize>(json: &str) -> Result<String, serde_json::Error> {
    serde_json::to_string(&serde_json::from_str::<T>(json)?)
}

/// A new schema in the vectors needs a line here.
fn written(schema: &str, json: &str) -> Result<String, serde_json::Error> {
    match schema {
        "CreateCreditCardRechargeFailure" => rewritten::<models::CreateCreditCardRechargeFailure>(json),
        "CreateCreditCardRechargeRequest" => rewritten::<models::CreateCreditCardRechargeRequest>(json),
        "CreateCreditCardRechargeResponse" => rewritten::<models::CreateCreditCardRechargeResponse>(json),
        "GiftPrepaidCardRequest" => rewritten::<models::GiftPrepaidCardRequest>(json),
        "InquireUnregisteredCardFailure" => rewritten::<models::InquireUnregisteredCardFailure>(json),
        "InquireUnregisteredCardResponse" => rewritten::<models::InquireUnregisteredCardResponse>(json),
        "IssueDebitCardRequest" => rewritten::<models::IssueDebitCardRequest>(json),
        "ReissuePrepaidCardRequest" => rewritten::<models::ReissuePrepaidCardRequest>(json),
        other => panic!("no vector was of the schema {other} before"),
    }
}

async fn call() -> String {
    let client = reqwest_middleware::ClientBuilder::new(reqwest::Client::new()).with(signing::Signed);
    let configuration = Configuration {
        base_path: var("BASE_URL").expect("an address"),
        client: client.build(),
        ..Configuration::default()
    };
    let text = |text: &str| text.to_owned();
    let request = models::CreateCreditCardRechargeRequest::new(
        var("SEQUENCE_ID").expect("a sequence id"), 50_000_104_652, 30_000,
        text("4242424242424242"), text("123"), text("000000000000001"),
    );
    match create_credit_card_recharge(&configuration, request).await {
        Ok(answer) => answer.response.code,
        Err(error) => error.to_string(),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for line in stdin().lines() {
        let line = line.expect("a line");
        let parts: Vec<&str> = line.split('\t').collect();
        match written(parts[1], parts[2]) {
            Ok(text) => println!("{}\twritten\t{text}", parts[0]),
            Err(error) => println!("{}\trefused\t{error}", parts[0]),
        }
    }
    let text = |text: &str| text.to_owned();
    let card = models::InquireUnregisteredCardRequest::new(text("4111111111111111"), text("1212"), text("123"));
    println!("form\t{card:?}");
    println!("call\t{}", call().await);
}
