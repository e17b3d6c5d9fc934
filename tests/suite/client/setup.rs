//! A client of the in-process server, and requests to make with it.

use std::time::{Duration, SystemTime};

use konaplate::{
    Client, CreateCreditCardRechargeErrorCode, CreateCreditCardRechargeRequest,
    CreateCreditCardRechargeResponse, Credentials, Error,
};

pub const ASP_ID: &str = "000000000000017";
pub const ACCESS_KEY: &str = "0123456789abcdefghijABCDEFGHIJ0123456789";
pub const SECRET_KEY: &str = "+a/secret=key that looks like Base64 but is not decoded";

/// 2026-11-20 14:30:15.042 in Korea, which is 05:30:15.042 UTC.
pub fn instant() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_millis(1_795_152_615_042)
}

/// A client with a stopped clock.
pub fn client(url: &str) -> Client {
    Client::builder(url)
        .credentials(Credentials::new(ASP_ID, ACCESS_KEY, SECRET_KEY))
        .clock(instant)
        .allow_plaintext()
        .build()
        .expect("the loopback interface needs no TLS")
}

pub fn recharge_request() -> CreateCreditCardRechargeRequest {
    CreateCreditCardRechargeRequest::builder()
        .sequence_id("20261120-000017")
        .user_id(50_000_104_652)
        .amount(30_000)
        .one_time_token("4242424242424242")
        .dcvv("123")
        .affiliate_id("000000000000001")
        .build()
        .expect("every required field is there")
}

pub type Recharged =
    Result<CreateCreditCardRechargeResponse, Error<CreateCreditCardRechargeErrorCode>>;

/// One recharge against a server.
pub async fn recharge(url: &str) -> Recharged {
    client(url)
        .create_credit_card_recharge(&recharge_request())
        .await
}

pub const RECHARGED: &str = r#"{"transactionId":"00000000000000000001","redirectUrl":"https://pay.example/1","response":{"code":"000_000","description":"Success."}}"#;

/// The body of an answer with this code and nothing else.
pub fn code(code: &str) -> String {
    format!(r#"{{"response":{{"code":"{code}","description":"text"}}}}"#)
}
