//! Follows a call to its end, and tells the observer and the span then.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use super::observation::{Observation, Observer, OutcomeKind};
use super::span::Span;
use crate::Effect;
use crate::transport::{HttpResponse, TransportError};

/// Exists as long as a call does. It reports when it is dropped, so that a call whose future is dropped is reported too,
/// and none twice.
pub(super) struct Watch {
    observer: Option<Observer>,
    span: Span,
    started: Instant,
    seen: Observation,
}

impl Watch {
    pub(super) fn start(
        operation: &'static str,
        effect: Effect,
        observer: Option<Observer>,
    ) -> Self {
        Self {
            observer,
            span: Span::open(operation, effect),
            started: Instant::now(),
            seen: Observation {
                operation,
                effect,
                outcome: OutcomeKind::Abandoned,
                status: None,
                duration: Duration::ZERO,
                correlation_id: None,
            },
        }
    }

    pub(super) fn span(&self) -> &Span {
        &self.span
    }

    pub(super) fn identified(&mut self, correlation_id: &str) {
        if !correlation_id.is_empty() {
            self.span.identified(correlation_id);
            self.seen.correlation_id = Some(correlation_id.to_owned());
        }
    }

    pub(super) fn answered(&mut self, answer: &Result<HttpResponse, TransportError>) {
        self.seen.status = match answer {
            Ok(response) => Some(response.status),
            Err(TransportError::Lost(lost)) => lost.status(),
            Err(TransportError::NotSent(_)) => None,
        };
    }

    pub(super) fn end(mut self, outcome: OutcomeKind) {
        self.seen.outcome = outcome;
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.seen.duration = self.started.elapsed();
        self.span.end(&self.seen);
        if let Some(observer) = &self.observer {
            // A hook that panics must not take the outcome of a call from its caller. Its message has been printed by then.
            let _ = catch_unwind(AssertUnwindSafe(|| observer(&self.seen)));
        }
    }
}
