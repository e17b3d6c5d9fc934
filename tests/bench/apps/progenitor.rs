//! One operation, neither encrypted nor signed.

use std::error::Error;
use std::io::stdin;

use client::Client;

fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args().nth(1).ok_or("usage: app URL < REQUEST")?;
    let client = Client::new(&url);
    let inquiry = serde_json::from_reader(stdin())?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let answer = runtime.block_on(client.inquire_unregistered_card(
        &"access".parse()?,
        &"261120143015-0a1b2c3".parse()?,
        None,
        &"UTC".parse()?,
        &"20261120143015".parse()?,
        &"token".parse()?,
        &"000000000000001".parse()?,
        &inquiry,
    ));
    let card = answer.map_err(|error| error.to_string())?.into_inner();
    println!("{}", serde_json::to_string(&card.card_data_info.balance)?);
    Ok(())
}
