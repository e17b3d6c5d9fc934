//! One operation, neither encrypted nor signed.

use std::error::Error;
use std::io::stdin;

use client::apis::cards_api::inquire_unregistered_card;
use client::apis::configuration::Configuration;

fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args().nth(1).ok_or("usage: app URL < REQUEST")?;
    let configuration = Configuration {
        base_path: url,
        ..Configuration::default()
    };
    let inquiry = serde_json::from_reader(stdin())?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let card = runtime.block_on(inquire_unregistered_card(
        &configuration,
        "000000000000001",
        "261120143015-0a1b2c3",
        "access",
        "token",
        "20261120143015",
        "UTC",
        inquiry,
        None,
    ))?;
    println!("{}", card.card_data_info.balance);
    Ok(())
}
