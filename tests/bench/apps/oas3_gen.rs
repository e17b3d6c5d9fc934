//! One operation, neither encrypted nor signed.

use std::error::Error;

use client::generated::*;

fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args().nth(1).ok_or("usage: app URL")?;
    let client = KonaPlateOpenApiClient::with_base_url(url)?;
    let header = InquireUnregisteredCardRequestParamsHeader {
        x_km_user_asp_id: "000000000000001".to_owned(),
        x_km_correlation_id: "261120143015-0a1b2c3".to_owned(),
        x_km_access_key: "access".to_owned(),
        x_km_crypto_key_id: None,
        x_km_tran_token: "token".to_owned(),
        x_km_tran_time: "20261120143015".to_owned(),
        x_km_time_zone: "UTC".to_owned(),
    };
    // What is only sent cannot be read.
    let body = InquireUnregisteredCardRequest {
        card_no: "4111111111111111".to_owned(),
        expiry_date: "1212".to_owned(),
        card_cvc: "123".to_owned(),
    };
    let inquiry = InquireUnregisteredCardRequestParams { header, body };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    match runtime.block_on(client.inquire_unregistered_card(inquiry))? {
        ApiResponse::Ok(card) => println!("{:?}", card.body.card_data_info.balance),
        _ => return Err("refused".into()),
    }
    Ok(())
}
