//! How a call can fail.

use std::fmt;

use crate::{Method, NotSent, Sensitive, UnknownCause, Violations};

/// Why a call did not succeed. The cases differ in what may have happened.
///
/// | case | did it happen? |
/// |---|---|
/// | [`Invalid`](Self::Invalid), [`NotSent`](Self::NotSent) | certainly not |
/// | [`Failure`](Self::Failure) | the description of this answer tells |
/// | [`OutcomeUnknown`](Self::OutcomeUnknown) | it may have; after `GET` and the like, it does not matter |
///
/// No text of the server and no value of a request is printed.
#[derive(Clone, Debug)]
pub enum Error<F> {
    /// The request violates its description. Nothing was sent.
    Invalid(Violations),
    /// The request provably never left.
    NotSent(NotSent),
    /// The server gave an answer other than success that the description lists.
    Failure {
        /// The HTTP status.
        status: u16,
        /// What it brought.
        failure: F,
    },
    /// Everything else.
    OutcomeUnknown(OutcomeUnknown),
}

impl<F> fmt::Display for Error<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(violations) => write!(
                f,
                "the request is not valid and was not sent:\n{violations}"
            ),
            Self::NotSent(error) => error.fmt(f),
            Self::Failure { status, .. } => {
                write!(f, "the server answered with HTTP status {status}")
            }
            Self::OutcomeUnknown(error) => error.fmt(f),
        }
    }
}

impl<F: fmt::Debug> std::error::Error for Error<F> {}

impl<F> From<Violations> for Error<F> {
    fn from(violations: Violations) -> Self {
        Self::Invalid(violations)
    }
}

/// The request was sent, or may have been, and no answer that the description lists tells what became of it.
#[derive(Clone)]
pub struct OutcomeUnknown {
    pub(super) operation: &'static str,
    pub(super) method: Method,
    pub(super) cause: UnknownCause,
    pub(super) status: Option<u16>,
    pub(super) body: Option<Sensitive<Vec<u8>>>,
}

impl OutcomeUnknown {
    /// The name of the operation.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Whether the operation may be called again without asking: its method promises to change nothing (RFC 9110, 9.2.1).
    pub fn is_safe(&self) -> bool {
        matches!(
            self.method,
            Method::Get | Method::Head | Method::Options | Method::Trace
        )
    }

    /// Why nothing can be said.
    pub fn cause(&self) -> UnknownCause {
        self.cause
    }

    /// The HTTP status, if one came.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// The body of the answer, if one came whole. It may repeat what the request contained.
    pub fn body(&self) -> Option<&Sensitive<Vec<u8>>> {
        self.body.as_ref()
    }
}

impl fmt::Display for OutcomeUnknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            operation, cause, ..
        } = self;
        write!(f, "the outcome of {operation} is unknown: {cause}")?;
        match self.status {
            Some(status) => write!(f, ", HTTP status {status}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for OutcomeUnknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutcomeUnknown")
            .field("operation", &self.operation)
            .field("cause", &self.cause)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for OutcomeUnknown {}
