//! One request, signed, with nothing but libraries.

use std::error::Error;
use std::io::{Read, stdin};

use aws_lc_rs::hmac;

fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args().nth(1).ok_or("usage: app URL < REQUEST")?;
    let mut body = Vec::new();
    stdin().read_to_end(&mut body)?;
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"secret");
    let token = format!("{:?}", hmac::sign(&key, &body).as_ref());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let answer = runtime.block_on(async {
        let call = reqwest::Client::new()
            .post(url)
            .header("X-KM-Tran-Token", token)
            .body(body);
        call.send().await?.bytes().await
    })?;
    let answer: serde_json::Value = serde_json::from_slice(&answer)?;
    println!("{answer}");
    Ok(())
}
