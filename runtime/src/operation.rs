//! What generated code says about an operation.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Effect, Validate};

/// One operation of an API: a type without values, known by its constants and associated types. Clients, mocks and
/// servers share it.
pub trait Operation {
    /// The body of the request.
    type Request: Serialize + DeserializeOwned + Validate + Send + Sync + 'static;
    /// The body of a successful answer.
    type Response: Serialize + DeserializeOwned + Send + Sync + 'static;
    /// The codes with which the server refuses.
    type ErrorCode: ErrorCode;

    /// The name, `snake_case`: `create_credit_card_recharge`.
    const NAME: &'static str;
    /// The HTTP method.
    const METHOD: Method;
    /// The path behind the base URL, with its leading slash.
    const PATH: &'static str;
    /// The most that a call can change.
    const EFFECT: Effect;
    /// How the body of the request is to be encrypted.
    const REQUEST_ENCRYPTION: BodyEncryption;
    /// How the body of a successful answer is documented to be encrypted.
    const RESPONSE_ENCRYPTION: BodyEncryption;

    /// The request's own unique number, with which its outcome can be asked for later, where the operation has one.
    fn reference(request: &Self::Request) -> Option<&str> {
        let _ = request;
        None
    }
}

/// The codes with which an operation's server refuses: an open enumeration, one for each operation.
pub trait ErrorCode: Clone + fmt::Debug + PartialEq + Send + Sync + 'static {
    /// The code for a text from the wire; a text that is not listed is kept as it is.
    fn from_code(code: &str) -> Self;
    /// The text on the wire.
    fn code(&self) -> &str;
    /// The documented message, verbatim; none for a code that is not listed.
    fn message(&self) -> Option<&'static str>;
    /// What the code means; none for a code that is not listed.
    fn description(&self) -> Option<&'static str>;
    /// The HTTP status with which the code is documented; none for a code that is not listed.
    fn status(&self) -> Option<u16>;
    /// The most that may have happened when this code arrives with its documented status.
    fn effect(&self) -> Effect;
}

/// How a body is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BodyEncryption {
    /// Not at all.
    None,
    /// As a JWE in compact serialization.
    Jwe,
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
    /// `TRACE`
    Trace,
}

impl Method {
    /// The name on the wire, upper case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
