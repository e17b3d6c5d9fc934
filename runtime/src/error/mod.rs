//! How a call can fail.

mod api;
mod not_sent;
mod outcome_unknown;

pub use api::ApiError;
pub use not_sent::{NotSent, NotSentCause};
pub use outcome_unknown::{OutcomeUnknown, UnknownCause};

#[cfg(feature = "kona-plate")]
pub(crate) use api::Refusal;
#[cfg(feature = "kona-plate")]
pub(crate) use outcome_unknown::Unknown;

use std::fmt;

use crate::{ErrorCode, Violations};

/// Why a call did not return a result. The four cases differ in what may have happened.
///
/// | case | did it happen? |
/// |---|---|
/// | [`Invalid`](Self::Invalid), [`NotSent`](Self::NotSent) | certainly not |
/// | [`Api`](Self::Api) | ask [`ApiError::effect`] |
/// | [`OutcomeUnknown`](Self::OutcomeUnknown) | it may have: ask the server before doing it again |
///
/// No text from the server, no value of a request or an answer, and no error of another library is printed or is its
/// [`source`](std::error::Error::source).
#[derive(Clone, Debug)]
pub enum Error<C> {
    /// The request violates its description. Nothing was sent.
    Invalid(Violations),
    /// The request provably never left. Nothing happened.
    NotSent(NotSent),
    /// The server answered with a code that refuses.
    Api(ApiError<C>),
    /// Everything else: it may have happened.
    OutcomeUnknown(OutcomeUnknown),
}

impl<C> Error<C> {
    /// The id under which both sides know the call; none when no request was made.
    pub fn correlation_id(&self) -> Option<&str> {
        match self {
            Self::Invalid(_) => None,
            Self::NotSent(error) => Some(error.correlation_id()),
            Self::Api(error) => Some(error.correlation_id()),
            Self::OutcomeUnknown(error) => Some(error.correlation_id()),
        }
    }
}

impl<C> From<Violations> for Error<C> {
    fn from(violations: Violations) -> Self {
        Self::Invalid(violations)
    }
}

impl<C: ErrorCode> fmt::Display for Error<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(violations) => write!(
                f,
                "the request is not valid and was not sent:\n{violations}"
            ),
            Self::NotSent(error) => error.fmt(f),
            Self::Api(error) => error.fmt(f),
            Self::OutcomeUnknown(error) => error.fmt(f),
        }
    }
}

impl<C: ErrorCode> std::error::Error for Error<C> {}
