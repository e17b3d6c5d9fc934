use serde::{Deserialize, Serialize};
use validator::Validate;

use super::Status;

/// What is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct RechargeRequest {
    #[garde(length(chars, min = 1, max = 20))]
    #[validate(length(min = 1, max = 20))]
    pub sequence_id: String,
    #[garde(range(min = 1, max = 9_999_999_999_999_999_999))]
    #[validate(range(min = 1, max = 9_999_999_999_999_999_999u64))]
    pub user_id: u64,
    #[garde(range(min = 1, max = 9_999_999_999))]
    #[validate(range(min = 1, max = 9_999_999_999i64))]
    pub amount: i64,
    #[garde(length(chars, equal = 16))]
    #[validate(length(equal = 16))]
    pub one_time_token: String,
    #[garde(length(chars, equal = 3))]
    #[validate(length(equal = 3))]
    pub dcvv: String,
    #[garde(length(chars, equal = 15))]
    #[validate(length(equal = 15))]
    pub affiliate_id: String,
    #[garde(length(chars, min = 1, max = 30))]
    #[validate(length(min = 1, max = 30))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
}

/// What comes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct RechargeResponse {
    #[garde(length(chars, equal = 20))]
    #[validate(length(equal = 20))]
    pub transaction_id: String,
    #[garde(length(chars, max = 200))]
    #[validate(length(max = 200))]
    pub redirect_url: String,
    #[garde(skip)]
    pub response: Status,
}
