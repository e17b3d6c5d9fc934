//! Calls by name, and what a caller learns.

use konaplate::{
    BodyEncryption, Client, CreateCreditCardRecharge, Effect, Error, ErrorCode, GiftPrepaidCard,
    InquireUnregisteredCard, IssueDebitCard, Method, Operation, ReissuePrepaidCard, UnknownCause,
    UntypedOperation,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What a caller learns of a call, without the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Learned {
    Done,
    Invalid,
    NotSent,
    /// HTTP status and code.
    Refused(u16, String),
    Unknown(UnknownCause),
}

impl<R, C: ErrorCode> From<&Result<R, Error<C>>> for Learned {
    fn from(outcome: &Result<R, Error<C>>) -> Self {
        match outcome {
            Ok(_) => Self::Done,
            Err(Error::Invalid(_)) => Self::Invalid,
            Err(Error::NotSent(_)) => Self::NotSent,
            Err(Error::Api(refusal)) => {
                Self::Refused(refusal.status(), refusal.code.code().to_owned())
            }
            Err(Error::OutcomeUnknown(unknown)) => Self::Unknown(unknown.cause()),
        }
    }
}

/// Calls an operation by its name; none when its typed request cannot express the JSON.
pub async fn call(client: &Client, operation: &str, request: &Value) -> Option<Learned> {
    Some(match operation {
        CreateCreditCardRecharge::NAME => {
            Learned::from(&client.create_credit_card_recharge(&typed(request)?).await)
        }
        GiftPrepaidCard::NAME => Learned::from(&client.gift_prepaid_card(&typed(request)?).await),
        InquireUnregisteredCard::NAME => {
            Learned::from(&client.inquire_unregistered_card(&typed(request)?).await)
        }
        IssueDebitCard::NAME => Learned::from(&client.issue_debit_card(&typed(request)?).await),
        ReissuePrepaidCard::NAME => {
            Learned::from(&client.reissue_prepaid_card(&typed(request)?).await)
        }
        other => panic!("{other} is an operation that this test does not know"),
    })
}

fn typed<R: DeserializeOwned>(request: &Value) -> Option<R> {
    serde_json::from_value(request.clone()).ok()
}

/// Calls with JSON as it is.
pub async fn call_untyped(client: &Client, path: &'static str, request: &Value) -> Learned {
    let operation = UntypedOperation {
        name: "untyped",
        method: Method::Post,
        path,
        effect: Effect::Money,
        request_encryption: BodyEncryption::Jwe,
        response_encryption: BodyEncryption::Jwe,
    };
    Learned::from(&client.call_untyped(&operation, request).await)
}
