//! The request never left.

use std::fmt;

/// The request provably never left, so nothing happened. It may be tried again.
#[derive(Clone, Debug)]
pub struct NotSent {
    operation: &'static str,
    correlation_id: String,
    cause: NotSentCause,
}

/// Why a request never left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NotSentCause {
    /// No connection came about: name not found, refused, or no trust in the server's certificate.
    Connect,
    /// No connection came about in time.
    ConnectTimeout,
    /// The request could not be written down.
    Serialization,
    /// The body of the request could not be opened.
    Upload,
    /// There are no credentials for any of the ways in which the operation lets itself be called.
    Credentials,
    /// The request could not be encrypted: the system has no random numbers.
    Encryption,
    /// The transport could not make an HTTP request of it.
    InvalidRequest,
    /// The clock shows no date that the API can express.
    Clock,
    /// A blocking client's thread could not be started, or is the calling one.
    Thread,
}

impl NotSent {
    #[cfg(any(feature = "http", feature = "kona-plate"))]
    pub(crate) fn new(
        operation: &'static str,
        correlation_id: String,
        cause: NotSentCause,
    ) -> Self {
        Self {
            operation,
            correlation_id,
            cause,
        }
    }

    /// The name of the operation.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The id that the request would have carried; empty when not even that could be made.
    pub fn correlation_id(&self) -> &str {
        &self.correlation_id
    }

    /// Why.
    pub fn cause(&self) -> NotSentCause {
        self.cause
    }
}

impl fmt::Display for NotSentCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connect => "no connection came about",
            Self::ConnectTimeout => "no connection came about in time",
            Self::Serialization => "the request could not be written down",
            Self::Upload => "the body of the request could not be opened",
            Self::Credentials => "no credential was given that the operation asks for",
            Self::Encryption => "the request could not be encrypted",
            Self::InvalidRequest => "the transport could not make an HTTP request of it",
            Self::Clock => "the clock shows no date that the API can express",
            Self::Thread => {
                "the thread of the blocking client could not be started, or is the calling one"
            }
        })
    }
}

impl fmt::Display for NotSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was not sent: {}", self.operation, self.cause)?;
        if !self.correlation_id.is_empty() {
            write!(f, " (correlation id {})", self.correlation_id)?;
        }
        Ok(())
    }
}

impl std::error::Error for NotSent {}
