//! The server refused.

use std::fmt;

use crate::{Effect, ErrorCode, Sensitive};

/// The server answered with a code other than that of success.
///
/// A refusal is not always proof that nothing happened: see [`effect`](Self::effect).
#[derive(Clone)]
pub struct ApiError<C> {
    /// The code.
    pub code: C,
    refusal: Box<Refusal>,
}

/// What is known of a refusal beside its code.
#[derive(Clone)]
pub(crate) struct Refusal {
    pub(crate) operation: &'static str,
    pub(crate) operation_effect: Effect,
    pub(crate) status: u16,
    pub(crate) correlation_id: String,
    pub(crate) server_text: Option<Sensitive<String>>,
    /// The code as it may be printed: itself when it has the form of a code.
    pub(crate) printable_code: String,
}

impl<C: ErrorCode> ApiError<C> {
    #[cfg(feature = "kona-plate")]
    pub(crate) fn new(code: C, refusal: Refusal) -> Self {
        Self {
            code,
            refusal: Box::new(refusal),
        }
    }

    /// The most that may have happened.
    ///
    /// What the code proves holds only together with the HTTP status it is documented with. With any other status, and
    /// for a code that is not listed, it is the effect of the operation.
    pub fn effect(&self) -> Effect {
        if self.code.status() == Some(self.refusal.status) {
            self.code.effect()
        } else {
            self.refusal.operation_effect
        }
    }
}

impl<C> ApiError<C> {
    /// The HTTP status of the answer.
    pub fn status(&self) -> u16 {
        self.refusal.status
    }

    /// The id under which both sides know the call.
    pub fn correlation_id(&self) -> &str {
        &self.refusal.correlation_id
    }

    /// The text that the server sent with the code. It may repeat what the request contained.
    pub fn server_text(&self) -> Option<&Sensitive<String>> {
        self.refusal.server_text.as_ref()
    }

    /// The name of the operation.
    pub fn operation(&self) -> &'static str {
        self.refusal.operation
    }
}

impl<C: ErrorCode> fmt::Display for ApiError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Refusal {
            operation,
            status,
            correlation_id,
            printable_code,
            ..
        } = &*self.refusal;
        write!(f, "{operation} was refused with code {printable_code}")?;
        if let Some(message) = self.code.message() {
            write!(f, " ({message})")?;
        }
        write!(
            f,
            ", HTTP status {status}, effect {}, correlation id {correlation_id}",
            self.effect()
        )
    }
}

impl<C> fmt::Debug for ApiError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("code", &self.refusal.printable_code)
            .field("operation", &self.refusal.operation)
            .field("operation_effect", &self.refusal.operation_effect)
            .field("status", &self.refusal.status)
            .field("correlation_id", &self.refusal.correlation_id)
            .field("server_text", &self.refusal.server_text)
            .finish()
    }
}

impl<C: ErrorCode> std::error::Error for ApiError<C> {}
