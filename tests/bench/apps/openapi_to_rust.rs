//! One operation, neither encrypted nor signed.

use std::error::Error;
use std::io::stdin;

use client::generated::client::HttpClient;

fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args().nth(1).ok_or("usage: app URL < REQUEST")?;
    let client = HttpClient::new().with_base_url(url);
    let inquiry = serde_json::from_reader(stdin())?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let answer = runtime.block_on(client.inquire_unregistered_card(
        "000000000000001",
        "261120143015-0a1b2c3",
        "access",
        None::<&str>,
        "token",
        "20261120143015",
        "UTC",
        inquiry,
    ));
    let card = answer.map_err(|_| "refused")?;
    println!("{}", serde_json::to_string(&card.card_data_info.balance)?);
    Ok(())
}
