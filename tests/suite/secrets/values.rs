//! What callers hold in their hands, printed.

use std::fmt::Debug;

use konaplate::*;
use konaplate_tests::canary::{self, assert_silent};
use serde_json::json;

pub fn assert_debug_silent(name: &str, value: &impl Debug) {
    assert_silent(name, &format!("{value:?}\n{value:#?}"));
}

pub fn recharge() -> CreateCreditCardRechargeRequest {
    let builder = CreateCreditCardRechargeRequest::builder()
        .sequence_id("20261120-000017")
        .user_id(9_876_543_210_123_456_789)
        .amount(30_000)
        .one_time_token(canary::TOKEN)
        .dcvv(canary::CVC)
        .affiliate_id("000000000000001");
    assert_debug_silent("a builder", &builder);
    builder.build().expect("every required field is there")
}

pub fn gift() -> GiftPrepaidCardRequest {
    let builder = GiftPrepaidCardRequest::builder()
        .sender_user_id("9876543210123456789")
        .sender_name(canary::NAME)
        .sender_phone(canary::PHONE)
        .receiver_name(canary::NAME)
        .receiver_phone(canary::PHONE)
        .service_id("000000000000001")
        .amount(1)
        .one_time_token(canary::TOKEN)
        .dcvv(canary::CVC)
        .locale(GiftPrepaidCardLocale::Korean);
    assert_debug_silent("a builder", &builder);
    builder.build().expect("every required field is there")
}

pub fn reissue() -> ReissuePrepaidCardRequest {
    let user = ReissuePrepaidCardUserInfo::builder()
        .user_id(9_876_543_210_123_456_789)
        .build()
        .expect("a user");
    let address = ReissuePrepaidCardAddressInfo::builder()
        .address(canary::ADDRESS)
        .address_detail(canary::ADDRESS)
        .zip_code("04524")
        .build()
        .expect("an address");
    let card = ReissuePrepaidCardCardInfo::builder()
        .old_card_no(canary::CARD_NUMBER)
        .build()
        .expect("a card");
    let builder = ReissuePrepaidCardRequest::builder()
        .user_info(user)
        .address_info(address)
        .card_info(card);
    assert_debug_silent("a builder", &builder);
    builder.build().expect("every required field is there")
}

pub fn issue() -> IssueDebitCardRequest {
    let user = IssueDebitCardUserInfo::builder()
        .user_id(9_876_543_210_123_456_789)
        .user_name(canary::NAME)
        .eng_name(canary::NAME)
        .social_no(canary::RESIDENT_NUMBER)
        .mobile_number(canary::PHONE)
        .exist_ocr_file(IssueDebitCardExistOcrFile::Yes)
        .build()
        .expect("a user");
    let mut request = IssueDebitCardRequest::builder()
        .user_info(user)
        .build()
        .expect("a request");
    // What the description does not know may be anything, its names too.
    request.additional_properties.insert(
        canary::NAME,
        json!({ "cardNo": canary::CARD_NUMBER, canary::PHONE: [canary::CVC] }),
    );
    request
}

pub fn inquiry() -> InquireUnregisteredCardRequest {
    InquireUnregisteredCardRequest::builder()
        .card_no(canary::CARD_NUMBER)
        .expiry_date(canary::EXPIRY)
        .card_cvc(canary::CVC)
        .build()
        .expect("every required field is there")
}

#[test]
fn requests() {
    assert_debug_silent("a recharge", &recharge());
    assert_debug_silent("a gift", &gift());
    assert_debug_silent("a reissue", &reissue());
    assert_debug_silent("an issue", &issue());
    assert_debug_silent("an inquiry", &inquiry());
}

/// Otherwise the other tests would prove nothing: the values are there, and they travel.
#[test]
fn the_values_are_there() {
    let text =
        serde_json::to_string(&(recharge(), gift(), reissue(), issue(), inquiry())).expect("JSON");
    for canary in [
        canary::CARD_NUMBER,
        canary::CVC,
        canary::NAME,
        canary::PHONE,
        canary::ADDRESS,
        canary::TOKEN,
        canary::RESIDENT_NUMBER,
        canary::USER_ID,
        canary::EXPIRY,
    ] {
        assert!(text.contains(canary), "{canary}");
    }
}

/// Every value is wrong at once: what is wrong is told, never the value, nor a key from outside.
#[test]
fn violations() {
    let mut gift = gift();
    gift.sender_name = Some(canary::NAME.repeat(50).into());
    gift.receiver_phone = canary::PHONE.repeat(3).into();
    gift.one_time_token = [canary::TOKEN, canary::CARD_NUMBER].concat().into();
    gift.locale = GiftPrepaidCardLocale::Unknown(canary::NAME.to_owned());
    let violations = gift.validate().expect_err("four violations");
    assert_eq!(violations.len(), 4);
    assert_silent(
        "violations",
        &format!("{violations}\n{violations:?}\n{violations:#?}"),
    );

    let mut issue = issue();
    issue
        .additional_properties
        .insert("userInfo", json!(canary::CARD_NUMBER));
    let violations = issue
        .validate()
        .expect_err("a typed field among the additional ones");
    assert_silent("violations", &format!("{violations}\n{violations:?}"));
}

#[test]
fn open_enumerations() {
    assert_debug_silent(
        "a value",
        &GiftPrepaidCardLocale::Unknown(canary::CARD_NUMBER.to_owned()),
    );
    assert_debug_silent(
        "a code",
        &GiftPrepaidCardErrorCode::Unknown(canary::CARD_NUMBER.to_owned()),
    );
    assert_debug_silent(
        "a code",
        &InquireUnregisteredCardErrorCode::Unknown(canary::CARD_NUMBER.to_owned()),
    );
}

#[test]
fn clients() {
    let credentials = Credentials::new("000000000000017", canary::ACCESS_KEY, canary::SECRET_KEY);
    assert_debug_silent("credentials", &credentials);
    let builder = Client::builder(konaplate::SANDBOX).credentials(credentials);
    assert_debug_silent("a builder", &builder);
    assert_debug_silent("a client", &builder.build().expect("a client"));
    // A key that cannot be sent is named, not quoted.
    let broken = Credentials::new(
        "000000000000017",
        format!("{}\n", canary::ACCESS_KEY),
        canary::SECRET_KEY,
    );
    let error = Client::builder(konaplate::SANDBOX)
        .credentials(broken)
        .build()
        .expect_err("a line break in a key");
    assert_silent("a build error", &canary::everything_about(&error));
}
