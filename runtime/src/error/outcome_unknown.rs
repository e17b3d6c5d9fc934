//! It may have happened.

use std::fmt;

use crate::Effect;

/// The request was sent, or may have been, and no answer tells what became of it.
///
/// Do not send it again as long as its [`effect`](Self::effect) is other than none. Ask the server first, by the
/// [`reference`](Self::reference) where the operation has one, or by looking at what the operation would have made; when
/// asking the API's owners, name the [`correlation_id`](Self::correlation_id).
#[derive(Clone)]
pub struct OutcomeUnknown(Box<Unknown>);

#[derive(Clone)]
pub(crate) struct Unknown {
    pub(crate) operation: &'static str,
    pub(crate) effect: Effect,
    pub(crate) correlation_id: String,
    pub(crate) reference: Option<String>,
    pub(crate) success_code_seen: bool,
    pub(crate) status: Option<u16>,
    pub(crate) cause: UnknownCause,
}

/// Why nothing can be said about the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnknownCause {
    /// No complete answer came in time.
    Timeout,
    /// The connection broke before the answer was complete.
    ConnectionLost,
    /// The answer is larger than the client accepts.
    TooLarge,
    /// The body of the request could not be read to its end. The server has a part of it.
    Upload,
    /// The transport panicked, or the thread it ran on ended. Of a blocking client only; otherwise the panic is the
    /// caller's.
    TransportFailed,
    /// The server redirects elsewhere. Redirects are not followed.
    Redirect,
    /// The server reports an error of its own (HTTP status 500 to 599).
    ServerError,
    /// The HTTP status is none that the API is known to use.
    UnexpectedStatus,
    /// The answer is encrypted and could not be decrypted.
    Encrypted,
    /// The answer could not be read, or has no readable code.
    Unreadable,
    /// The answer carries the success code together with an HTTP status that is not 200.
    Contradiction,
}

impl OutcomeUnknown {
    #[cfg(feature = "kona-plate")]
    pub(crate) fn new(unknown: Unknown) -> Self {
        Self(Box::new(unknown))
    }

    /// The name of the operation.
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// The most that may have happened.
    pub fn effect(&self) -> Effect {
        self.0.effect
    }

    /// The id under which both sides know the call.
    pub fn correlation_id(&self) -> &str {
        &self.0.correlation_id
    }

    /// The request's own unique number, where the operation has one. Not printed, since it is the caller's data.
    pub fn reference(&self) -> Option<&str> {
        self.0.reference.as_deref()
    }

    /// Whether the answer carried the success code: it most probably happened.
    pub fn success_code_seen(&self) -> bool {
        self.0.success_code_seen
    }

    /// The HTTP status of the answer, if one came.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// Why nothing can be said.
    pub fn cause(&self) -> UnknownCause {
        self.0.cause
    }
}

impl fmt::Display for UnknownCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Timeout => "no complete answer came in time",
            Self::ConnectionLost => "the connection broke before the answer was complete",
            Self::TooLarge => "the answer is larger than the client accepts",
            Self::Upload => "the body of the request could not be read to its end",
            Self::TransportFailed => "the transport failed without an answer",
            Self::Redirect => "the server redirects elsewhere",
            Self::ServerError => "the server reports an error of its own",
            Self::UnexpectedStatus => "the HTTP status is unexpected",
            Self::Encrypted => "the answer is encrypted and could not be decrypted",
            Self::Unreadable => "the answer could not be read",
            Self::Contradiction => {
                "the answer has the success code, but its HTTP status says otherwise"
            }
        })
    }
}

impl fmt::Display for OutcomeUnknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Unknown {
            operation,
            effect,
            correlation_id,
            success_code_seen,
            status,
            cause,
            ..
        } = &*self.0;
        write!(f, "the outcome of {operation} is unknown: {cause}")?;
        if let Some(status) = status {
            write!(f, ", HTTP status {status}")?;
        }
        if *success_code_seen {
            f.write_str(", the success code was seen")?;
        }
        write!(
            f,
            ", possible effect {effect}, correlation id {correlation_id}"
        )
    }
}

impl fmt::Debug for OutcomeUnknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutcomeUnknown")
            .field("operation", &self.0.operation)
            .field("effect", &self.0.effect)
            .field("correlation_id", &self.0.correlation_id)
            .field("success_code_seen", &self.0.success_code_seen)
            .field("status", &self.0.status)
            .field("cause", &self.0.cause)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for OutcomeUnknown {}
