//! The one table that decides what became of a call.
//!
//! Its input is what came back; where in an answer the code stands, and which code means success, is the business of the
//! API's own module.

use crate::transport::Lost;
use crate::{NotSentCause, Sensitive, UnknownCause};

/// What came back.
pub(crate) enum Arrival<R> {
    /// The request never left.
    NotSent(NotSentCause),
    /// No complete answer.
    Lost(Lost),
    /// An answer with its HTTP status.
    Answer(u16, Answer<R>),
}

/// What the body of an answer says.
pub(crate) enum Answer<R> {
    /// It is encrypted, and there is no key for it.
    Encrypted,
    /// It has no readable code.
    Unreadable,
    /// The success code, with the result or none when that cannot be read.
    Success(Option<R>),
    /// Any other code.
    Refusal(RefusalBody),
}

/// A code that refuses, and the text that came with it.
pub(crate) struct RefusalBody {
    pub(crate) code: String,
    pub(crate) text: Option<Sensitive<String>>,
}

/// What became of the call.
pub(crate) enum Outcome<R> {
    Done(R),
    NotSent(NotSentCause),
    Refused(u16, RefusalBody),
    Unknown(UnknownCause),
}

/// The table. The first row that fits decides.
pub(crate) fn decide<R>(arrival: Arrival<R>) -> Outcome<R> {
    use Answer::{Encrypted, Refusal, Success, Unreadable};

    let (status, answer) = match arrival {
        Arrival::NotSent(cause) => return Outcome::NotSent(cause),
        Arrival::Lost(lost) => return Outcome::Unknown(lost.cause().into()),
        Arrival::Answer(status, answer) => (status, answer),
    };
    match (status, answer) {
        (300..=399, _) => Outcome::Unknown(UnknownCause::Redirect),
        (500..=599, _) => Outcome::Unknown(UnknownCause::ServerError),
        (..=199 | 600.., _) => Outcome::Unknown(UnknownCause::UnexpectedStatus),
        (_, Encrypted) => Outcome::Unknown(UnknownCause::Encrypted),
        (_, Unreadable) => Outcome::Unknown(UnknownCause::Unreadable),
        (200, Success(Some(result))) => Outcome::Done(result),
        (200, Success(None)) => Outcome::Unknown(UnknownCause::Unreadable),
        (_, Success(_)) => Outcome::Unknown(UnknownCause::Contradiction),
        (200 | 400..=499, Refusal(refusal)) => Outcome::Refused(status, refusal),
        (_, Refusal(_)) => Outcome::Unknown(UnknownCause::UnexpectedStatus),
    }
}

impl<R> Arrival<R> {
    /// The HTTP status, if that much came back.
    pub(crate) fn status(&self) -> Option<u16> {
        match self {
            Self::NotSent(_) => None,
            Self::Lost(lost) => lost.status(),
            Self::Answer(status, _) => Some(*status),
        }
    }

    /// Whether the success code came back, whatever else did.
    pub(crate) fn has_success_code(&self) -> bool {
        matches!(self, Self::Answer(_, Answer::Success(_)))
    }
}
