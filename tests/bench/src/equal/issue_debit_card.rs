use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::{Additional, Status};

/// What is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct IssueRequest {
    #[garde(dive)]
    #[validate(nested)]
    pub user_info: IssueUserInfo,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_info: Option<Additional>,
    #[garde(custom(no_shadow))]
    #[validate(custom(function = "no_shadowed"))]
    #[serde(flatten)]
    pub additional: Additional,
}

impl IssueRequest {
    /// The properties that have a field.
    pub const FIELDS: [&'static str; 2] = ["userInfo", "addressInfo"];

    /// Whether one of them is given twice.
    #[must_use]
    pub fn is_shadowed(additional: &Additional) -> bool {
        Self::FIELDS
            .iter()
            .any(|name| additional.contains_key(*name))
    }
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "garde hands it over like this"
)]
fn no_shadow(additional: &Additional, (): &()) -> garde::Result {
    match IssueRequest::is_shadowed(additional) {
        true => Err(garde::Error::new("given twice")),
        false => Ok(()),
    }
}

fn no_shadowed(additional: &Additional) -> Result<(), ValidationError> {
    match IssueRequest::is_shadowed(additional) {
        true => Err(ValidationError::new("given twice")),
        false => Ok(()),
    }
}

/// Who gets the card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct IssueUserInfo {
    #[garde(range(min = 1, max = 9_999_999_999_999_999_999))]
    #[validate(range(min = 1, max = 9_999_999_999_999_999_999u64))]
    pub user_id: u64,
    #[garde(length(chars, min = 1, max = 100))]
    #[validate(length(min = 1, max = 100))]
    pub user_name: String,
    #[garde(length(chars, min = 1, max = 100))]
    #[validate(length(min = 1, max = 100))]
    pub eng_name: String,
    #[garde(length(chars, min = 1, max = 20))]
    #[validate(length(min = 1, max = 20))]
    pub social_no: String,
    #[garde(length(chars, min = 1, max = 20))]
    #[validate(length(min = 1, max = 20))]
    pub mobile_number: String,
    #[garde(skip)]
    pub exist_ocr_file: ExistOcrFile,
}

/// Whether there is a picture of the identity card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the values are those of the description")]
pub enum ExistOcrFile {
    Y,
    N,
}

/// What comes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct IssueResponse {
    #[garde(length(chars, equal = 22))]
    #[validate(length(equal = 22))]
    pub card_apply_no: String,
    #[garde(length(chars, equal = 16))]
    #[validate(length(equal = 16))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mobile_card_no: Option<String>,
    #[garde(length(chars, equal = 3))]
    #[validate(length(equal = 3))]
    #[serde(rename = "mobileCardCVC", skip_serializing_if = "Option::is_none")]
    pub mobile_card_cvc: Option<String>,
    #[garde(length(chars, equal = 16))]
    #[validate(length(equal = 16))]
    pub physical_card_no: String,
    #[garde(length(chars, equal = 8))]
    #[validate(length(equal = 8))]
    pub expiry_date: String,
    #[garde(skip)]
    pub response: Status,
}
