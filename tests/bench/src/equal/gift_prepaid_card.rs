use serde::{Deserialize, Serialize};
use validator::Validate;

use super::Status;

/// What is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct GiftRequest {
    #[garde(length(chars, min = 1, max = 19))]
    #[validate(length(min = 1, max = 19))]
    pub sender_user_id: String,
    #[garde(length(chars, min = 1, max = 256))]
    #[validate(length(min = 1, max = 256))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender_name: Option<String>,
    #[garde(length(chars, min = 1, max = 20))]
    #[validate(length(min = 1, max = 20))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender_phone: Option<String>,
    #[garde(length(chars, min = 1, max = 256))]
    #[validate(length(min = 1, max = 256))]
    pub receiver_name: String,
    #[garde(length(chars, min = 1, max = 20))]
    #[validate(length(min = 1, max = 20))]
    pub receiver_phone: String,
    #[garde(length(chars, equal = 15))]
    #[validate(length(equal = 15))]
    pub service_id: String,
    #[garde(range(min = 1, max = 9_999_999_999))]
    #[validate(range(min = 1, max = 9_999_999_999i64))]
    pub amount: i64,
    #[garde(length(chars, equal = 16))]
    #[validate(length(equal = 16))]
    pub one_time_token: String,
    #[garde(length(chars, equal = 3))]
    #[validate(length(equal = 3))]
    pub dcvv: String,
    #[garde(skip)]
    pub locale: Locale,
}

/// The language of the message to the receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the values are those of the description")]
pub enum Locale {
    #[serde(rename = "KO")]
    Korean,
    #[serde(rename = "EN")]
    English,
}

/// What comes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct GiftResponse {
    #[garde(length(chars, equal = 20))]
    #[validate(length(equal = 20))]
    pub transfer_id: String,
    #[garde(skip)]
    pub response: Status,
}
