//! Faults on request: what a network, a proxy or a server in trouble does to an answer.

mod asked_for;
mod play;

pub use asked_for::UnknownFault;
pub(crate) use asked_for::asked_for;
pub(crate) use play::{Outcome, after, before};

use std::fmt;
use std::time::Duration;

/// The header that asks for a fault, in lower case as HTTP libraries have it: `X-Sandbox-Fault: reset-after`. An answer that arrives in spite of one has it, too.
pub(crate) const FAULT: &str = "x-sandbox-fault";

/// The longest delay.
pub(crate) const MAX_DELAY: Duration = Duration::from_secs(600);

/// What goes wrong in one call. It goes wrong for calls that pass all checks; others are refused as ever.
///
/// `Display` writes it as the header `X-Sandbox-Fault` has it, and `FromStr` reads that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// `delay-before=250`, `delay-after=250`: the call takes so many milliseconds longer, 600,000 at most. A client that gives
    /// up before the effect has called it off.
    Delay(Moment, Duration),
    /// `reset-before`, `reset-after`: the connection is reset (RST) without an answer.
    Reset(Moment),
    /// `close-before`, `close-after`: the connection is closed (FIN) without an answer.
    Close(Moment),
    /// `html-before`, `html-after`: HTTP status 200 with a page in HTML, as of a proxy.
    Html(Moment),
    /// `status-500-before`, `status-500-after`: HTTP status 500 without a code.
    Status500(Moment),
    /// `truncated`: the effect takes place; the connection is closed in the middle of the answer's body.
    Truncated,
    /// `wrong-key`: the effect takes place; the answer is encrypted with a key that is not the client's, under the client's key
    /// id. For encrypted calls only.
    WrongKey,
}

/// When a fault strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Before the effect takes place: apart from a delay, nothing is done.
    BeforeEffect,
    /// After the effect took place.
    AfterEffect,
}

impl Fault {
    /// One of each kind, with delays of a second.
    pub const ALL: [Self; 12] = [
        Self::Delay(Moment::BeforeEffect, Duration::from_secs(1)),
        Self::Delay(Moment::AfterEffect, Duration::from_secs(1)),
        Self::Reset(Moment::BeforeEffect),
        Self::Reset(Moment::AfterEffect),
        Self::Close(Moment::BeforeEffect),
        Self::Close(Moment::AfterEffect),
        Self::Html(Moment::BeforeEffect),
        Self::Html(Moment::AfterEffect),
        Self::Status500(Moment::BeforeEffect),
        Self::Status500(Moment::AfterEffect),
        Self::Truncated,
        Self::WrongKey,
    ];

    /// When it strikes.
    #[must_use]
    pub fn moment(self) -> Moment {
        match self {
            Self::Delay(moment, _)
            | Self::Reset(moment)
            | Self::Close(moment)
            | Self::Html(moment)
            | Self::Status500(moment) => moment,
            Self::Truncated | Self::WrongKey => Moment::AfterEffect,
        }
    }

    /// What it is, in a sentence.
    pub(crate) fn meaning(self) -> &'static str {
        match self {
            Self::Delay(Moment::BeforeEffect, _) => {
                "It takes place so many milliseconds later, unless the client has given up."
            }
            Self::Delay(Moment::AfterEffect, _) => {
                "It takes place; the answer comes so many milliseconds later."
            }
            Self::Reset(Moment::BeforeEffect) => "Nothing takes place; the connection is reset.",
            Self::Reset(Moment::AfterEffect) => "It takes place; the connection is reset.",
            Self::Close(Moment::BeforeEffect) => "Nothing takes place; the connection is closed.",
            Self::Close(Moment::AfterEffect) => "It takes place; the connection is closed.",
            Self::Html(Moment::BeforeEffect) => "Nothing takes place; the answer is HTML.",
            Self::Html(Moment::AfterEffect) => "It takes place; the answer is HTML.",
            Self::Status500(Moment::BeforeEffect) => {
                "Nothing takes place; the answer has HTTP status 500."
            }
            Self::Status500(Moment::AfterEffect) => {
                "It takes place; the answer has HTTP status 500."
            }
            Self::Truncated => "It takes place; the answer ends in the middle.",
            Self::WrongKey => {
                "It takes place; the answer is encrypted with a key that is not the client's."
            }
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = match self.moment() {
            Moment::BeforeEffect => "before",
            Moment::AfterEffect => "after",
        };
        match self {
            Self::Delay(_, delay) => write!(f, "delay-{moment}={}", delay.as_millis()),
            Self::Reset(_) => write!(f, "reset-{moment}"),
            Self::Close(_) => write!(f, "close-{moment}"),
            Self::Html(_) => write!(f, "html-{moment}"),
            Self::Status500(_) => write!(f, "status-500-{moment}"),
            Self::Truncated => f.write_str("truncated"),
            Self::WrongKey => f.write_str("wrong-key"),
        }
    }
}
