use serde::{Deserialize, Serialize};
use validator::Validate;

use super::Status;

/// What is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct InquiryRequest {
    #[garde(length(chars, equal = 16))]
    #[validate(length(equal = 16))]
    pub card_no: String,
    #[garde(length(chars, equal = 4))]
    #[validate(length(equal = 4))]
    pub expiry_date: String,
    #[garde(length(chars, equal = 3))]
    #[validate(length(equal = 3))]
    #[serde(rename = "cardCVC")]
    pub card_cvc: String,
}

/// What comes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct InquiryResponse {
    #[garde(dive)]
    #[validate(nested)]
    pub card_data_info: Card,
    #[garde(skip)]
    pub response: Status,
}

/// The card, its product and what can be done with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct Card {
    #[garde(length(chars, equal = 27))]
    #[validate(length(equal = 27))]
    pub par: String,
    #[garde(length(chars, equal = 15))]
    #[validate(length(equal = 15))]
    pub service_id: String,
    #[garde(length(chars, min = 1, max = 255))]
    #[validate(length(min = 1, max = 255))]
    pub service_name: String,
    #[garde(length(chars, min = 1, max = 255))]
    #[validate(length(min = 1, max = 255))]
    pub service_image_url: String,
    #[garde(length(chars, equal = 15))]
    #[validate(length(equal = 15))]
    pub affiliate_id: String,
    #[garde(skip)]
    pub rechargeable: bool,
    #[garde(skip)]
    pub refundable: bool,
    #[garde(skip)]
    pub remittable: bool,
    #[garde(skip)]
    pub personal_rechargeable: bool,
    #[garde(range(min = 0, max = 9_999_999_999))]
    #[validate(range(min = 0, max = 9_999_999_999i64))]
    pub balance: i64,
    #[garde(length(chars, equal = 8))]
    #[validate(length(equal = 8))]
    pub expiry_date: String,
    #[garde(length(chars, equal = 16))]
    #[validate(length(equal = 16))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub physical_card_no: Option<String>,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub physical_card_status: Option<CardStatus>,
    #[garde(length(chars, equal = 16))]
    #[validate(length(equal = 16))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mobile_card_no: Option<String>,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mobile_card_status: Option<CardStatus>,
    #[garde(range(min = 0, max = 9_999_999_999))]
    #[validate(range(min = 0, max = 9_999_999_999i64))]
    pub max_non_real_name_recharge_amount: i64,
    #[garde(range(min = 0, max = 9_999_999_999))]
    #[validate(range(min = 0, max = 9_999_999_999i64))]
    pub max_real_name_recharge_amount: i64,
    #[garde(range(min = 0, max = 9_999_999_999))]
    #[validate(range(min = 0, max = 9_999_999_999i64))]
    pub min_recharge_amount: i64,
    #[garde(range(min = 0, max = 9_999_999_999))]
    #[validate(range(min = 0, max = 9_999_999_999i64))]
    pub rechargeable_amount: i64,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oversea_paymentable: Option<bool>,
    #[garde(dive)]
    #[validate(nested)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_point_info: Option<Vec<PointInfo>>,
    #[garde(range(min = 0, max = 9_999_999_999))]
    #[validate(range(min = 0, max = 9_999_999_999i64))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recharge_unit_amt: Option<i64>,
}

/// The state of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the values are those of the description")]
pub enum CardStatus {
    Active,
    Suspended,
}

/// Points under one policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct PointInfo {
    #[garde(length(chars, equal = 15))]
    #[validate(length(equal = 15))]
    pub point_policy_id: String,
    #[garde(length(chars, min = 1, max = 255))]
    #[validate(length(min = 1, max = 255))]
    pub point_name: String,
    #[garde(range(min = 0, max = 9_999_999_999))]
    #[validate(range(min = 0, max = 9_999_999_999i64))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remaining_point: Option<i64>,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_use: Option<bool>,
}
