//! The span of a call for `tracing`; with the feature `tracing` off, nothing at all.

#[cfg(feature = "tracing")]
pub(super) use enabled::Span;

#[cfg(not(feature = "tracing"))]
pub(super) use disabled::Span;

#[cfg(feature = "tracing")]
mod enabled {
    use tracing::Instrument;
    use tracing::field::Empty;

    use super::super::observation::Observation;
    use crate::Effect;

    /// A span that says of a call what an observation says, and no more.
    #[derive(Clone)]
    pub(in super::super) struct Span(tracing::Span);

    impl Span {
        pub(in super::super) fn open(operation: &'static str, effect: Effect) -> Self {
            Self(tracing::info_span!(
                target: "konaplate_runtime::call",
                "call",
                operation,
                effect = effect.as_str(),
                correlation_id = Empty,
                status = Empty,
                outcome = Empty,
                duration_ms = Empty,
            ))
        }

        pub(in super::super) fn identified(&self, correlation_id: &str) {
            self.0.record("correlation_id", correlation_id);
        }

        pub(in super::super) fn end(&self, seen: &Observation) {
            if let Some(status) = seen.status {
                self.0.record("status", status);
            }
            self.0.record("outcome", seen.outcome.as_str());
            self.0.record("duration_ms", seen.duration.as_millis());
        }

        /// Makes a future and runs it inside the span.
        pub(in super::super) fn around<F: Future>(
            &self,
            make: impl FnOnce() -> F,
        ) -> impl Future<Output = F::Output> {
            self.0.in_scope(make).instrument(self.0.clone())
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod disabled {
    use super::super::observation::Observation;
    use crate::Effect;

    #[derive(Clone)]
    pub(in super::super) struct Span;

    impl Span {
        pub(in super::super) fn open(_: &'static str, _: Effect) -> Self {
            Self
        }

        pub(in super::super) fn identified(&self, _: &str) {}

        pub(in super::super) fn end(&self, _: &Observation) {}

        pub(in super::super) fn around<F: Future>(
            &self,
            make: impl FnOnce() -> F,
        ) -> impl Future<Output = F::Output> {
            make()
        }
    }
}
