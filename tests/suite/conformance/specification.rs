//! Every named schema of this repository's description.

use std::sync::LazyLock;

use konaplate_tests::description::Description;

use crate::harness::compare;

static DESCRIPTION: LazyLock<Description> = LazyLock::new(|| Description::read("spec"));

macro_rules! schemas {
    ($($test:ident: $type:ident,)*) => {
        $(#[test]
        fn $test() {
            let name = stringify!($type);
            let place = &DESCRIPTION.operation_schemas()[name];
            compare::<konaplate::$type>(&DESCRIPTION, name, place);
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
    recharge_failure: CreateCreditCardRechargeFailure,
    recharge_failure_status: CreateCreditCardRechargeFailureStatus,
    recharge_error_code: CreateCreditCardRechargeErrorCode,
    gift_failure: GiftPrepaidCardFailure,
    gift_failure_status: GiftPrepaidCardFailureStatus,
    gift_error_code: GiftPrepaidCardErrorCode,
    reissue_failure: ReissuePrepaidCardFailure,
    reissue_failure_status: ReissuePrepaidCardFailureStatus,
    reissue_error_code: ReissuePrepaidCardErrorCode,
    issue_failure: IssueDebitCardFailure,
    issue_failure_status: IssueDebitCardFailureStatus,
    issue_error_code: IssueDebitCardErrorCode,
    inquiry_failure: InquireUnregisteredCardFailure,
    inquiry_failure_status: InquireUnregisteredCardFailureStatus,
    inquiry_error_code: InquireUnregisteredCardErrorCode,
}

#[test]
fn no_schema_is_left_out() {
    let left: Vec<String> = DESCRIPTION
        .operation_schemas()
        .into_keys()
        .filter(|name| !TESTED.contains(&name.as_str()))
        .collect();
    assert_eq!(left, [""; 0], "add them to the list above");
}
