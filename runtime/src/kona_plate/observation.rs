//! What can be told of a call without telling what was in it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::{Effect, Error};

/// One call, as a hook sees it ([`ClientBuilder::observer`](super::ClientBuilder::observer)): enough to count, to measure
/// and to find the call in the server's logs. Nothing of the request or the answer is in it, no code and no text of the
/// server.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Observation {
    /// The name of the operation, `snake_case`.
    pub operation: &'static str,
    /// The most that the operation can change, whatever became of this call.
    pub effect: Effect,
    /// What became of it.
    pub outcome: OutcomeKind,
    /// The HTTP status, if that much of an answer came.
    pub status: Option<u16>,
    /// From the beginning of the call to its end, validation and signing included; by a clock that only goes forward.
    pub duration: Duration,
    /// The id under which both sides know the call; none when it ended before it had one.
    pub correlation_id: Option<String>,
}

/// What became of a call, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OutcomeKind {
    /// It returned a result.
    Succeeded,
    /// [`Error::Invalid`]: nothing happened.
    Invalid,
    /// [`Error::NotSent`]: nothing happened.
    NotSent,
    /// [`Error::Api`]: the server refused with a code.
    Refused,
    /// [`Error::OutcomeUnknown`]: it may have happened.
    Unknown,
    /// Nobody was told: the future was dropped before its end, or the transport panicked. It may have happened.
    Abandoned,
}

/// The hook.
pub(super) type Observer = Arc<dyn Fn(&Observation) + Send + Sync>;

impl OutcomeKind {
    /// `succeeded`, `invalid`, `not_sent`, `refused`, `unknown` or `abandoned`: a label for metrics.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "succeeded",
            Self::Invalid => "invalid",
            Self::NotSent => "not_sent",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
            Self::Abandoned => "abandoned",
        }
    }

    pub(super) fn of<C>(error: &Error<C>) -> Self {
        match error {
            Error::Invalid(_) => Self::Invalid,
            Error::NotSent(_) => Self::NotSent,
            Error::Api(_) => Self::Refused,
            Error::OutcomeUnknown(_) => Self::Unknown,
        }
    }
}

impl fmt::Display for OutcomeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
