//! A call from its beginning to its end, but for the transport: the asynchronous and the blocking client have this in common.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Client;
use super::client::Validation;
use super::exchange::{Call, Pending, Prepared};
use super::observation::OutcomeKind;
use super::span::Span;
use super::watch::Watch;
use crate::transport::{HttpRequest, HttpResponse, TransportError};
use crate::{Error, ErrorCode, Violations};

/// A call whose request is with the transport.
pub(super) struct Running {
    pending: Pending,
    watch: Watch,
}

impl Client {
    /// Validates, writes and signs a request. `check` finds the violations of its description.
    pub(super) fn start<C>(
        &self,
        call: Call,
        request: &impl Serialize,
        check: impl FnOnce(&mut Violations),
    ) -> Result<(HttpRequest, Running), Error<C>> {
        let mut watch = self.exchange.watch(&call);
        match self.prepare(call, request, check) {
            Ok(Prepared { request, pending }) => {
                watch.identified(pending.correlation_id());
                Ok((request, Running { pending, watch }))
            }
            Err(error) => {
                watch.identified(error.correlation_id().unwrap_or_default());
                watch.end(OutcomeKind::of(&error));
                Err(error)
            }
        }
    }

    fn prepare<C>(
        &self,
        call: Call,
        request: &impl Serialize,
        check: impl FnOnce(&mut Violations),
    ) -> Result<Prepared, Error<C>> {
        let mut violations = Violations::new();
        if self.validation == Validation::On {
            check(&mut violations);
        }
        self.exchange.check_encryption(&call, &mut violations);
        violations.into_result()?;
        self.exchange.prepare(call, request).map_err(Error::NotSent)
    }
}

impl Running {
    pub(super) fn span(&self) -> &Span {
        self.watch.span()
    }

    /// What became of the call, given what came back.
    pub(super) fn finish<R: DeserializeOwned, C: ErrorCode>(
        mut self,
        answer: Result<HttpResponse, TransportError>,
    ) -> Result<R, Error<C>> {
        self.watch.answered(&answer);
        let result = self.pending.decide(answer);
        let outcome = result.as_ref().err();
        self.watch
            .end(outcome.map_or(OutcomeKind::Succeeded, OutcomeKind::of));
        result
    }
}
