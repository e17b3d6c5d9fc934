//! Operations that the description does not have yet.

use std::fmt;

use super::envelope;
use crate::{BodyEncryption, Effect, ErrorCode, Method};

/// An operation called with JSON in and out.
///
/// ```
/// use konaplate_runtime::kona_plate::UntypedOperation;
/// use konaplate_runtime::{Effect, BodyEncryption, Method};
///
/// let delivery_status = UntypedOperation {
///     name: "inquire_card_delivery",
///     method: Method::Post,
///     path: "/api/v1/card/delivery/inquiry",
///     effect: Effect::None,
///     request_encryption: BodyEncryption::Jwe,
///     response_encryption: BodyEncryption::Jwe,
/// };
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UntypedOperation {
    /// A name for errors.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path behind the base URL.
    pub path: &'static str,
    /// The most that a call can change. When in doubt, not none: errors tell callers by it whether to try again.
    pub effect: Effect,
    /// How the body of the request is to be encrypted.
    pub request_encryption: BodyEncryption,
    /// How the body of the answer is documented to be encrypted. An encrypted one is decrypted in any case.
    pub response_encryption: BodyEncryption,
}

/// A code of an operation whose codes are not listed. `Debug` shows it only when it has the form of a code.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnlistedCode(String);

impl ErrorCode for UnlistedCode {
    fn from_code(code: &str) -> Self {
        Self(code.to_owned())
    }

    fn code(&self) -> &str {
        &self.0
    }

    fn message(&self) -> Option<&'static str> {
        None
    }

    fn description(&self) -> Option<&'static str> {
        None
    }

    fn status(&self) -> Option<u16> {
        None
    }

    /// The code alone proves nothing; [`ApiError::effect`](crate::ApiError::effect) is the effect of the operation.
    fn effect(&self) -> Effect {
        Effect::Money
    }
}

impl fmt::Debug for UnlistedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UnlistedCode")
            .field(&envelope::printable(&self.0))
            .finish()
    }
}
