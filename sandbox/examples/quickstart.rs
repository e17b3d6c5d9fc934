//! Four calls to a server on this machine, and what can come of a call.

#![allow(clippy::print_stdout, reason = "an example talks to people")]

use std::error::Error as StdError;
use std::time::Duration;

use konaplate::{
    Client, CreateCreditCardRechargeErrorCode as Code, CreateCreditCardRechargeRequest,
    Credentials, Effect, Encryption, Error,
};
use konaplate_sandbox::{Fault, Moment, NewCard, OneTimeToken, Options, Sandbox};

#[tokio::main]
async fn main() -> Result<(), Box<dyn StdError>> {
    // In its place: `konaplate::SANDBOX`, the sandbox of the API's owner, and the keys of your project there.
    let sandbox = Sandbox::start(Options::default()).await?;
    let project = sandbox.project();

    let client = Client::builder(&sandbox.base_url())
        .credentials(Credentials::new(
            project.asp_id(),
            project.access_key(),
            project.secret_key(),
        ))
        .encryption(Encryption::from_pem(
            project.crypto_key_id(),
            project.server_public_key_pem(),
            project.client_private_key_pem(),
        )?)
        .timeout(Duration::from_secs(10))
        .build()?;

    let member = sandbox.new_member();
    let card = sandbox.new_card(NewCard::of(member));
    let token = || sandbox.new_one_time_token(&card);

    println!("A recharge:");
    recharge(&client, member, token(), "20261120-000017", 30_000).await?;
    println!("\nOne with the same sequence id:");
    recharge(&client, member, token(), "20261120-000017", 30_000).await?;
    println!("\nOne without sequence id and amount:");
    recharge(&client, member, token(), "", 0).await?;
    println!("\nOne whose connection breaks before the answer comes:");
    sandbox.fail_next(Fault::Reset(Moment::AfterEffect));
    recharge(&client, member, token(), "20261120-000018", 30_000).await?;
    Ok(())
}

async fn recharge(
    client: &Client,
    member: u64,
    token: OneTimeToken,
    sequence_id: &str,
    amount: i64,
) -> Result<(), Box<dyn StdError>> {
    let request = CreateCreditCardRechargeRequest::builder()
        .sequence_id(sequence_id)
        .user_id(member)
        .amount(amount)
        .one_time_token(token.token)
        .dcvv(token.dcvv)
        .affiliate_id("000000000000001")
        .build()?; // names every required field that is missing

    match client.create_credit_card_recharge(&request).await {
        Ok(recharge) => println!("open the payment page of {}", recharge.transaction_id),
        // Every violation at once, each with its place. Nothing was sent.
        Err(Error::Invalid(violations)) => println!("{violations}"),
        Err(Error::Api(e)) if e.code == Code::DuplicateSequenceId => println!("sent before: {e}"),
        // Refused, and this code proves that nothing happened.
        Err(Error::Api(e)) if e.effect() == Effect::None => println!("nothing happened: {e}"),
        // It certainly did not happen.
        Err(Error::NotSent(e)) => println!("try again: {e}"),
        // It may have happened: ask what became of this sequence id before anything is sent again.
        Err(e) => println!("ask what became of {sequence_id}: {e}"),
    }
    Ok(())
}
