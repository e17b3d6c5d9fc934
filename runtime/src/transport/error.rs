//! Why a transport has no answer.

use std::fmt;

use crate::{NotSentCause, UnknownCause};

/// Why there is no answer. Carries no text of the HTTP library, which may quote the URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// Not a byte of the request reached the server, for certain.
    NotSent(NotSentCause),
    /// The request was sent, or may have been, and there is no complete answer.
    Lost(Lost),
}

/// An answer that did not arrive whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    cause: LostCause,
    status: Option<u16>,
}

/// Why an answer did not arrive whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LostCause {
    /// Time was up.
    Timeout,
    /// The connection broke, or what came was no HTTP.
    ConnectionLost,
    /// The answer is larger than accepted.
    TooLarge,
    /// The body of the request could not be read to its end.
    Upload,
    /// The transport panicked, or the thread it ran on ended.
    TransportFailed,
}

impl Lost {
    /// No answer at all.
    pub const fn new(cause: LostCause) -> Self {
        Self {
            cause,
            status: None,
        }
    }

    /// The HTTP status came, and not all of the rest.
    #[must_use]
    pub const fn with_status(self, status: u16) -> Self {
        Self {
            cause: self.cause,
            status: Some(status),
        }
    }

    /// Why.
    pub const fn cause(self) -> LostCause {
        self.cause
    }

    /// The HTTP status, if that much of the answer came.
    pub const fn status(self) -> Option<u16> {
        self.status
    }
}

impl From<LostCause> for UnknownCause {
    fn from(cause: LostCause) -> Self {
        match cause {
            LostCause::Timeout => Self::Timeout,
            LostCause::ConnectionLost => Self::ConnectionLost,
            LostCause::TooLarge => Self::TooLarge,
            LostCause::Upload => Self::Upload,
            LostCause::TransportFailed => Self::TransportFailed,
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSent(cause) => write!(f, "not sent: {cause}"),
            Self::Lost(lost) => UnknownCause::from(lost.cause).fmt(f),
        }
    }
}

impl std::error::Error for TransportError {}
