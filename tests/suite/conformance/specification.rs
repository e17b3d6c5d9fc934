//! Every named schema of this repository's description.

use std::collections::BTreeSet;

use konaplate_tests::description::Description;

use crate::exceptions::Exception;
use crate::harness::compare;

macro_rules! schemas {
    ($($test:ident: $type:ident,)*) => {
        $(#[test]
        fn $test() {
            let description = Description::read("spec");
            let name = stringify!($type);
            let place = &description.operation_schemas()[name];
            compare::<konaplate::$type>(&description, name, place);
        })*

        const TESTED: &[&str] = &[$(stringify!($type)),*];
    };
}

schemas! {
    recharge_request: CreateCreditCardRechargeRequest,
    recharge_response: CreateCreditCardRechargeResponse,
    gift_request: GiftPrepaidCardRequest,
    gift_locale: GiftPrepaidCardLocale,
    gift_response: GiftPrepaidCardResponse,
    reissue_request: ReissuePrepaidCardRequest,
    reissue_user: ReissuePrepaidCardUserInfo,
    reissue_address: ReissuePrepaidCardAddressInfo,
    reissue_card: ReissuePrepaidCardCardInfo,
    reissue_response: ReissuePrepaidCardResponse,
    issue_request: IssueDebitCardRequest,
    issue_user: IssueDebitCardUserInfo,
    issue_ocr_file: IssueDebitCardExistOcrFile,
    issue_address: IssueDebitCardAddressInfo,
    issue_response: IssueDebitCardResponse,
    inquiry_request: InquireUnregisteredCardRequest,
    inquiry_response: InquireUnregisteredCardResponse,
    inquiry_card: UnregisteredCardDataInfo,
    inquiry_points: UnregisteredCardPointInfo,
    inquiry_status: UnregisteredCardStatus,
}
