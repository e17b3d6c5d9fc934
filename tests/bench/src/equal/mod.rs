//! Structs equal to the generated ones, as people write them: serde by derive, and the rules as attributes of `garde` and `validator`.
//!
//! Enumerations are closed: neither crate knows open ones, and nothing decodes faster.

mod create_credit_card_recharge;
mod gift_prepaid_card;
mod inquire_unregistered_card;
mod issue_debit_card;
mod reissue_prepaid_card;

pub use create_credit_card_recharge::{RechargeRequest, RechargeResponse};
pub use gift_prepaid_card::{GiftRequest, GiftResponse, Locale};
pub use inquire_unregistered_card::{Card, CardStatus, InquiryRequest, InquiryResponse, PointInfo};
pub use issue_debit_card::{ExistOcrFile, IssueRequest, IssueResponse, IssueUserInfo};
pub use reissue_prepaid_card::{
    AddressInfo, CardInfo, ReissueRequest, ReissueResponse, ReissueUserInfo,
};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The status of an answer to a call that succeeded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, garde::Validate)]
pub struct Status {
    /// A text of the server.
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The code of success.
    #[garde(skip)]
    pub code: Code,
}

/// The code of success.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Code {
    /// The only one.
    #[serde(rename = "000_000")]
    Success,
}

/// Properties that have no field.
pub type Additional = Map<String, Value>;
