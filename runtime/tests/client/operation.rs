//! An operation as the generator writes it, small.

use std::fmt;

use konaplate_runtime::{
    BodyEncryption, Effect, ErrorCode, Method, Operation, Pointer, Sensitive, Validate, Violations,
    check,
};
use serde::{Deserialize, Serialize};

/// Moves money.
#[derive(Debug)]
pub struct Pay;

impl Operation for Pay {
    type Request = PayRequest;
    type Response = PayResponse;
    type ErrorCode = PayErrorCode;
    const NAME: &'static str = "pay";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/pay";
    const EFFECT: Effect = Effect::Money;
    const REQUEST_ENCRYPTION: BodyEncryption = BodyEncryption::None;
    const RESPONSE_ENCRYPTION: BodyEncryption = BodyEncryption::None;

    fn reference(request: &PayRequest) -> Option<&str> {
        Some(&request.sequence_id)
    }
}

/// The same, to be encrypted when sent.
#[derive(Debug)]
pub struct PayInSecret;

impl Operation for PayInSecret {
    type Request = PayRequest;
    type Response = PayResponse;
    type ErrorCode = PayErrorCode;
    const NAME: &'static str = "pay_in_secret";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/pay";
    const EFFECT: Effect = Effect::Money;
    const REQUEST_ENCRYPTION: BodyEncryption = BodyEncryption::Jwe;
    const RESPONSE_ENCRYPTION: BodyEncryption = BodyEncryption::None;

    fn reference(request: &PayRequest) -> Option<&str> {
        Some(&request.sequence_id)
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PayRequest {
    pub sequence_id: String,
    pub card_no: Sensitive<String>,
}

impl PayRequest {
    pub fn new() -> Self {
        Self {
            sequence_id: "20261120-000017".to_owned(),
            card_no: crate::secrecy::CARD_NUMBER.into(),
        }
    }
}

impl Validate for PayRequest {
    fn check(&self, at: &Pointer<'_>, violations: &mut Violations) {
        check::max_length(
            &self.sequence_id,
            20,
            &at.property("sequenceId"),
            violations,
        );
        check::max_length(
            self.card_no.expose(),
            19,
            &at.property("cardNo"),
            violations,
        );
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PayResponse {
    pub transaction_id: String,
}

#[derive(Clone, PartialEq)]
pub enum PayErrorCode {
    /// Proves that nothing happened.
    ExpiredCard,
    /// Says that an earlier request exists.
    DuplicateSequenceId,
    Unknown(String),
}

impl ErrorCode for PayErrorCode {
    fn from_code(code: &str) -> Self {
        match code {
            "005_025" => Self::ExpiredCard,
            "007_008" => Self::DuplicateSequenceId,
            other => Self::Unknown(other.to_owned()),
        }
    }

    fn code(&self) -> &str {
        match self {
            Self::ExpiredCard => "005_025",
            Self::DuplicateSequenceId => "007_008",
            Self::Unknown(code) => code,
        }
    }

    fn message(&self) -> Option<&'static str> {
        match self {
            Self::ExpiredCard => Some("Card is expired"),
            Self::DuplicateSequenceId => Some("Sequence id exists"),
            Self::Unknown(_) => None,
        }
    }

    fn description(&self) -> Option<&'static str> {
        self.message()
    }

    fn status(&self) -> Option<u16> {
        self.message().map(|_| 400)
    }

    fn effect(&self) -> Effect {
        match self {
            Self::ExpiredCard => Effect::None,
            Self::DuplicateSequenceId | Self::Unknown(_) => Effect::Money,
        }
    }
}

impl fmt::Debug for PayErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ExpiredCard => "ExpiredCard",
            Self::DuplicateSequenceId => "DuplicateSequenceId",
            Self::Unknown(_) => "Unknown([redacted])",
        })
    }
}
