//! One request of each operation, with published test cards and invented people.

use konaplate::*;
use serde_json::json;

pub fn gift() -> GiftPrepaidCardRequest {
    GiftPrepaidCardRequest::builder()
        .sender_user_id("50000104652")
        .sender_name("홍길동")
        .receiver_name("김철수")
        .receiver_phone("010-5550-0199")
        .service_id("000000000000001")
        .amount(9_999_999_999)
        .one_time_token("4242424242424242")
        .dcvv("123")
        .locale(GiftPrepaidCardLocale::Korean)
        .build()
        .expect("every required field is there")
}

pub fn reissue() -> ReissuePrepaidCardRequest {
    let user = ReissuePrepaidCardUserInfo::builder()
        .user_id(9_999_999_999_999_999_999)
        .build();
    let address = ReissuePrepaidCardAddressInfo::builder()
        .address("세종대로 110")
        .address_detail("1층")
        .zip_code("04524")
        .build();
    let card = ReissuePrepaidCardCardInfo::builder()
        .old_card_no("4111111111111111")
        .build();
    ReissuePrepaidCardRequest::builder()
        .user_info(user.expect("a user"))
        .address_info(address.expect("an address"))
        .card_info(card.expect("a card"))
        .build()
        .expect("every required field is there")
}

pub fn issue() -> IssueDebitCardRequest {
    let user = IssueDebitCardUserInfo::builder()
        .user_id(1)
        .user_name("홍길동")
        .eng_name("HONG GILDONG")
        .social_no("000000-0000000")
        .mobile_number("01000000000")
        .exist_ocr_file(IssueDebitCardExistOcrFile::No)
        .build();
    let mut request = IssueDebitCardRequest::builder()
        .user_info(user.expect("a user"))
        .build()
        .expect("a request");
    // What the page lost can be given all the same.
    request.additional_properties.insert(
        "cardInfo",
        json!({ "serviceId": "000000000000001", "count": u64::MAX }),
    );
    request
}

pub fn inquiry() -> InquireUnregisteredCardRequest {
    InquireUnregisteredCardRequest::builder()
        .card_no("4111111111111111")
        .expiry_date("1212")
        .card_cvc("123")
        .build()
        .expect("every required field is there")
}
