//! The table itself, operation by operation.

use konaplate::{
    CreateCreditCardRecharge, CreateCreditCardRechargeErrorCode as RechargeCode, GiftPrepaidCard,
    GiftPrepaidCardErrorCode as GiftCode, InquireUnregisteredCard, IssueDebitCard,
    IssueDebitCardErrorCode as IssueCode, ReissuePrepaidCard,
    ReissuePrepaidCardErrorCode as ReissueCode,
};
use serde_json::json;

use super::values::{PreparedValue, coded, value};
use super::{
    ACTIVE_CARD, FOREIGN_CARD, GIFT_BALANCE, LOST_CARD, MAX_HOLDING, MEMBER_PHONE, MIN_RECHARGE,
    PHYSICAL_TOKEN, TRANSFER_TOKEN, UNKNOWN_NUMBER, UNREGISTERED_MOBILE, UNREGISTERED_SUSPENDED,
    USED_TOKEN, WRONG_SOCIAL_NO, member_for, number_for,
};

/// The codes of a reissue that a prepared card brings about.
pub(super) const REFUSED_REISSUES: [ReissueCode; 5] = [
    ReissueCode::InvalidBankAccount,
    ReissueCode::InvalidNextServiceId,
    ReissueCode::BankAccountNotFound,
    ReissueCode::MemberNotAuthenticated,
    ReissueCode::CardCostPaymentFailed,
];

/// The codes of an issuance that a prepared member brings about.
pub(super) const REFUSED_ISSUES: [IssueCode; 5] = [
    IssueCode::ServiceNotOfBank,
    IssueCode::InvalidCardIssueType,
    IssueCode::UnsupportedApplet,
    IssueCode::DigitalCardDownloadFailed,
    IssueCode::ServiceNotPreIssueType,
];

/// The `sequenceId` that was used before the sandbox started.
pub(super) fn used_sequence_id() -> String {
    format!("sandbox-{}", RechargeCode::DuplicateSequenceId.code())
}

pub(super) fn recharge() -> Vec<PreparedValue> {
    type O = CreateCreditCardRecharge;
    use RechargeCode as Code;
    let token =
        |code: Code, meaning| coded::<O>("/oneTimeToken", number_for(&code), &code, meaning);
    vec![
        coded::<O>(
            "/sequenceId",
            used_sequence_id(),
            &Code::DuplicateSequenceId,
            "a number that was used before",
        ),
        coded::<O>(
            "/amount",
            MIN_RECHARGE - 1,
            &Code::AmountBelowMinimum,
            "one less than the least",
        ),
        coded::<O>(
            "/amount",
            MAX_HOLDING + 1,
            &Code::HoldingLimitExceeded,
            "one more than a member may hold",
        ),
        coded::<O>(
            "/affiliateId",
            "000000000007032",
            &Code::IncorrectAffiliateId,
            "any but that of the project",
        ),
        token(
            Code::RechargeInProgress,
            "a card with which a recharge of the member runs",
        ),
        token(Code::ExpiredCard, "a card that has expired"),
        value::<O>(
            "/oneTimeToken",
            USED_TOKEN,
            "used-one-time-token",
            "a token that was used",
        ),
        value::<O>(
            "/oneTimeToken",
            UNKNOWN_NUMBER,
            "unknown-one-time-token",
            "any that nobody made",
        ),
        value::<O>(
            "/dcvv",
            "999",
            "wrong-dcvv",
            "any that does not belong to the token",
        ),
        value::<O>("/userId", 1, "unknown-member", "any that nobody has"),
    ]
}

pub(super) fn gift() -> Vec<PreparedValue> {
    type O = GiftPrepaidCard;
    use GiftCode as Code;
    let token =
        |code: Code, meaning| coded::<O>("/oneTimeToken", number_for(&code), &code, meaning);
    vec![
        coded::<O>(
            "/receiverPhone",
            MEMBER_PHONE,
            &Code::SenderIsReceiver,
            "the sender's own",
        ),
        token(Code::GiftCardNotActive, "a card that is not activated"),
        token(Code::GiftCardExpired, "a card that has expired"),
        coded::<O>(
            "/amount",
            GIFT_BALANCE - 1,
            &Code::AmountDiffersFromBalance,
            "any but the balance of the card",
        ),
        token(Code::AutoRechargeApplied, "a card that recharges itself"),
        token(
            Code::GiftCardAlreadyUsed,
            "a card with which a payment was made",
        ),
        coded::<O>(
            "/dcvv",
            "999",
            &Code::InvalidGiftCard,
            "any that does not belong to the token",
        ),
        value::<O>(
            "/oneTimeToken",
            PHYSICAL_TOKEN,
            "mobile_card_only",
            "a card that is a thing",
        ),
        value::<O>(
            "/oneTimeToken",
            TRANSFER_TOKEN,
            "transfer_in_progress",
            "a card from which a transfer is under way",
        ),
        value::<O>(
            "/oneTimeToken",
            UNKNOWN_NUMBER,
            "card_not_found_by_token",
            "any that nobody made",
        ),
        value::<O>(
            "/oneTimeToken",
            USED_TOKEN,
            "used-one-time-token",
            "a token that was used",
        ),
        value::<O>(
            "/serviceId",
            "000000000000009",
            "invalid_service_id",
            "any but that of the gift product",
        ),
        value::<O>(
            "/senderPhone",
            "01000000009",
            "invalid_sender_phone",
            "any but the sender's own",
        ),
        value::<O>(
            "/senderUserId",
            "1",
            "unknown-member",
            "any that nobody has",
        ),
    ]
}

pub(super) fn reissue() -> Vec<PreparedValue> {
    type O = ReissuePrepaidCard;
    use ReissueCode as Code;
    const CARD: &str = "/cardInfo/oldCardNo";
    let card = |code: Code, meaning| coded::<O>(CARD, number_for(&code), &code, meaning);
    vec![
        coded::<O>(
            "/userInfo/userId",
            member_for(&Code::MemberNotFound),
            &Code::MemberNotFound,
            "any that nobody has",
        ),
        card(Code::CardAlreadyReissued, "a card that was replaced before"),
        card(
            Code::ReissueInProgress,
            "a card whose replacement is on its way",
        ),
        card(
            Code::InvalidBankAccount,
            "a member whose bank account is not valid",
        ),
        card(
            Code::InvalidNextServiceId,
            "a card that this product cannot replace",
        ),
        card(Code::BankAccountNotFound, "a member without a bank account"),
        card(
            Code::MemberNotAuthenticated,
            "a member who was not identified",
        ),
        card(
            Code::CardCostPaymentFailed,
            "a payment of the cost that the network lost",
        ),
        value::<O>(
            CARD,
            ACTIVE_CARD,
            "card-not-suspended",
            "a card that was not lost",
        ),
        value::<O>(
            CARD,
            FOREIGN_CARD,
            "unknown-card",
            "a card of another member",
        ),
        value::<O>(CARD, UNKNOWN_NUMBER, "unknown-card", "any that nobody has"),
    ]
}

pub(super) fn issue() -> Vec<PreparedValue> {
    type O = IssueDebitCard;
    use IssueCode as Code;
    let member =
        |code: Code, meaning| coded::<O>("/userInfo/userId", member_for(&code), &code, meaning);
    vec![
        member(Code::MemberNotFound, "any that nobody has"),
        member(
            Code::ServiceNotOfBank,
            "a member whose product is not one of the bank",
        ),
        member(
            Code::InvalidCardIssueType,
            "a member whose product is not issued in this way",
        ),
        member(
            Code::UnsupportedApplet,
            "a member whose product does not support the applet",
        ),
        coded::<O>(
            "/userInfo/socialNo",
            WRONG_SOCIAL_NO,
            &Code::UserAuthenticationFailed,
            "a number that does not fit the member",
        ),
        member(
            Code::DigitalCardDownloadFailed,
            "a member whose mobile card cannot be issued",
        ),
        member(
            Code::ServiceNotPreIssueType,
            "a member whose product is not issued in advance",
        ),
    ]
}

pub(super) fn inquiry() -> Vec<PreparedValue> {
    type O = InquireUnregisteredCard;
    let success = konaplate::SuccessCode::Success;
    let success = success.as_str();
    vec![
        value::<O>(
            "/cardNo",
            UNREGISTERED_MOBILE,
            success,
            "a card on a telephone only",
        ),
        value::<O>(
            "/cardNo",
            UNREGISTERED_SUSPENDED,
            success,
            "a card that is suspended",
        ),
        value::<O>(
            "/cardNo",
            LOST_CARD,
            "already_registered",
            "a card that a member has registered",
        ),
        value::<O>(
            "/cardNo",
            UNKNOWN_NUMBER,
            "card_not_found",
            "any that nobody has",
        ),
        value::<O>(
            "/cardNo",
            "411111111111111",
            "length_mismatch",
            "any of another length",
        ),
        value::<O>(
            "/cardNo",
            json!(4_111_111_111_111_111_u64),
            "invalid_input_parameter",
            "a number in place of a text",
        ),
        value::<O>(
            "/expiryDate",
            "1112",
            "card_not_found",
            "any but that of the card",
        ),
        value::<O>(
            "/cardCVC",
            "999",
            "card_not_found",
            "any but that of the card",
        ),
    ]
}
