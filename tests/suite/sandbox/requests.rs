//! Requests about members and cards that a test made.

use konaplate::{
    CreateCreditCardRechargeRequest, GiftPrepaidCardLocale, GiftPrepaidCardRequest,
    ReissuePrepaidCardAddressInfo, ReissuePrepaidCardCardInfo, ReissuePrepaidCardRequest,
    ReissuePrepaidCardUserInfo,
};
use konaplate_sandbox::Sandbox;

/// A recharge of 30,000 with a card, by a new token.
pub fn recharge(
    sandbox: &Sandbox,
    user_id: u64,
    card: &str,
    sequence_id: &str,
) -> CreateCreditCardRechargeRequest {
    let token = sandbox.new_one_time_token(card);
    CreateCreditCardRechargeRequest::builder()
        .sequence_id(sequence_id)
        .user_id(user_id)
        .amount(30_000)
        .one_time_token(token.token)
        .dcvv(token.dcvv)
        .affiliate_id("000000000000001")
        .build()
        .expect("a request")
}

/// A gift of a card worth 30,000, by a new token.
pub fn gift(sandbox: &Sandbox, user_id: u64, card: &str, receiver: &str) -> GiftPrepaidCardRequest {
    let token = sandbox.new_one_time_token(card);
    GiftPrepaidCardRequest::builder()
        .sender_user_id(user_id.to_string())
        .sender_name("홍길동")
        .sender_phone(sandbox.phone_of(user_id).expect("a member"))
        .receiver_name("김철수")
        .receiver_phone(receiver)
        .service_id("000000000000001")
        .amount(30_000)
        .one_time_token(token.token)
        .dcvv(token.dcvv)
        .locale(GiftPrepaidCardLocale::Korean)
        .build()
        .expect("a request")
}

/// A replacement for a card.
pub fn reissue(user_id: u64, card: &str) -> ReissuePrepaidCardRequest {
    let user = ReissuePrepaidCardUserInfo::builder()
        .user_id(user_id)
        .build();
    let address = ReissuePrepaidCardAddressInfo::builder()
        .address("세종대로 110")
        .address_detail("1층")
        .zip_code("04524")
        .build();
    let card = ReissuePrepaidCardCardInfo::builder()
        .old_card_no(card)
        .build();
    ReissuePrepaidCardRequest::builder()
        .user_info(user.expect("a user"))
        .address_info(address.expect("an address"))
        .card_info(card.expect("a card"))
        .build()
        .expect("a request")
}
