use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::Status;

/// What is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[validate(schema(function = "delivered_somewhere"))]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct ReissueRequest {
    #[garde(dive)]
    #[validate(nested)]
    pub user_info: ReissueUserInfo,
    #[garde(dive, custom(there_if_delivered(self)))]
    #[validate(nested)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_info: Option<AddressInfo>,
    #[garde(dive)]
    #[validate(nested)]
    pub card_info: CardInfo,
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_delivery_required: Option<bool>,
}

impl ReissueRequest {
    /// Whether an address is needed and missing.
    #[must_use]
    pub fn lacks_address(&self) -> bool {
        self.address_info.is_none() && self.is_delivery_required.unwrap_or(true)
    }
}

#[allow(clippy::ref_option, reason = "garde hands it over like this")]
fn there_if_delivered(
    request: &ReissueRequest,
) -> impl FnOnce(&Option<AddressInfo>, &()) -> garde::Result {
    move |_, ()| match request.lacks_address() {
        true => Err(garde::Error::new(
            "required when isDeliveryRequired is true",
        )),
        false => Ok(()),
    }
}

fn delivered_somewhere(request: &ReissueRequest) -> Result<(), ValidationError> {
    match request.lacks_address() {
        true => Err(ValidationError::new(
            "required when isDeliveryRequired is true",
        )),
        false => Ok(()),
    }
}

/// Whose card it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct ReissueUserInfo {
    #[garde(range(min = 1, max = 9_999_999_999_999_999_999))]
    #[validate(range(min = 1, max = 9_999_999_999_999_999_999u64))]
    pub user_id: u64,
}

/// Where the card goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct AddressInfo {
    #[garde(length(chars, min = 1, max = 255))]
    #[validate(length(min = 1, max = 255))]
    pub address: String,
    #[garde(length(chars, min = 1, max = 255))]
    #[validate(length(min = 1, max = 255))]
    pub address_detail: String,
    #[garde(length(chars, equal = 5))]
    #[validate(length(equal = 5))]
    pub zip_code: String,
}

/// The card that is replaced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct CardInfo {
    #[garde(length(chars, equal = 16))]
    #[validate(length(equal = 16))]
    pub old_card_no: String,
}

/// What comes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the description")]
pub struct ReissueResponse {
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
    #[garde(length(chars, equal = 27))]
    #[validate(length(equal = 27))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mobile_card_par: Option<String>,
    #[garde(skip)]
    pub response: Status,
}
