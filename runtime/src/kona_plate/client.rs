//! The asynchronous client.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::exchange::{Call, Exchange};
use super::{ClientBuilder, UnlistedCode, UntypedOperation};
use crate::{Error, ErrorCode, Operation, Pointer, Transport, Validate, Violations};

/// Calls the operations of the API. Cheap to clone; clones share everything.
///
/// A request is never repeated by the client itself, and no redirect is followed. With the built-in transport, calls need
/// a `tokio` runtime with its time and I/O drivers.
///
/// A future that is dropped before it is done may have sent its request, or part of it: the outcome is as unknown as
/// with [`Error::OutcomeUnknown`]. To limit the time of a call, set
/// [`timeout`](ClientBuilder::timeout) rather than dropping the future.
#[derive(Clone)]
pub struct Client {
    pub(super) exchange: Arc<Exchange>,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) validation: Validation,
}

/// Whether requests are validated before they are sent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Validation {
    On,
    Off,
}

impl Client {
    /// Starts a client for the API at this URL, `https://…/open-api`.
    pub fn builder(base_url: &str) -> ClientBuilder<Self> {
        ClientBuilder::new(base_url)
    }

    /// A client that shares everything with this one, but does not validate requests: for a call whose rules the server
    /// has relaxed since the client was generated.
    #[must_use]
    pub fn without_validation(&self) -> Self {
        Self {
            validation: Validation::Off,
            ..self.clone()
        }
    }

    /// Calls an operation, once.
    ///
    /// # Errors
    ///
    /// See [`Error`]: its four cases differ in what may have happened.
    pub async fn call<O: Operation>(
        &self,
        request: &O::Request,
    ) -> Result<O::Response, Error<O::ErrorCode>> {
        self.send(Call::of::<O>(request), request, |violations| {
            request.check(&Pointer::ROOT, violations);
        })
        .await
    }

    /// Calls an operation that the description does not have, with JSON in and out. Signed and decided upon like every
    /// other; there is nothing to validate it by.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn call_untyped(
        &self,
        operation: &UntypedOperation,
        request: &Value,
    ) -> Result<Value, Error<UnlistedCode>> {
        self.send(Call::untyped(operation), request, |_| {}).await
    }

    async fn send<R: DeserializeOwned, C: ErrorCode>(
        &self,
        call: Call,
        request: &impl Serialize,
        check: impl FnOnce(&mut Violations),
    ) -> Result<R, Error<C>> {
        let (request, running) = self.start(call, request, check)?;
        let sending = running.span().around(|| self.transport.send(request));
        let answer = sending.await;
        running.finish(answer)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("time_zone", &self.exchange.time_zone())
            .finish_non_exhaustive()
    }
}
