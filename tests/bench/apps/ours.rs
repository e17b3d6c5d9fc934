//! One operation: validated, encrypted, signed, sent, decrypted.

use std::error::Error;
use std::fs;
use std::io::stdin;

use client::{Client, Credentials, Encryption};

fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args().nth(1).ok_or("usage: app URL < REQUEST")?;
    let client = Client::builder(&url)
        .credentials(Credentials::new("000000000000001", "access", "secret"))
        .encryption(Encryption::from_pem(
            "key",
            &fs::read_to_string("server.pem")?,
            &fs::read_to_string("client.pem")?,
        )?)
        .build()?;
    let inquiry = serde_json::from_reader(stdin())?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let card = runtime.block_on(client.inquire_unregistered_card(&inquiry))?;
    println!("{}", card.card_data_info.balance);
    Ok(())
}
