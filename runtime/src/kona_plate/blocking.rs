//! The blocking client.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::exchange::Call;
use super::worker::Worker;
use super::{Client, ClientBuilder, UnlistedCode, UntypedOperation};
use crate::{Error, ErrorCode, Operation, Pointer, Validate, Violations};

/// Calls the operations of the API and waits for the outcome. Cheap to clone; clones share everything.
///
/// The same requests, options, transports and outcomes as those of [`Client`]. Requests are validated, written and signed on the
/// calling thread; the transport runs on one thread of the client's own, with a `tokio` runtime there. That thread
/// starts with the first call that sends something, is shared by all clones, and ends when the last of them is dropped. Callers on several threads do
/// not wait for each other, as long as a transport of their own does not block its thread.
///
/// No runtime runs on the calling thread, so that a call may be made from anywhere, from within a runtime too, where it
/// holds up whatever else that thread has to do. When the transport panics, the outcome is unknown
/// ([`UnknownCause::TransportFailed`](crate::UnknownCause::TransportFailed)) and the next call is as good as any.
///
/// A transport must not use the client that it belongs to: such a call is not sent
/// ([`NotSentCause::Thread`](crate::NotSentCause::Thread)), since its thread would wait for itself.
#[derive(Clone)]
pub struct BlockingClient {
    client: Client,
    worker: Arc<Worker>,
}

impl BlockingClient {
    /// Starts a client for the API at this URL, `https://…/open-api`.
    pub fn builder(base_url: &str) -> ClientBuilder<Self> {
        ClientBuilder::new(base_url)
    }

    /// A client that shares everything with this one, but does not validate requests: for a call whose rules the server
    /// has relaxed since the client was generated.
    #[must_use]
    pub fn without_validation(&self) -> Self {
        Self {
            client: self.client.without_validation(),
            worker: self.worker.clone(),
        }
    }

    /// Calls an operation, once.
    ///
    /// # Errors
    ///
    /// See [`Error`]: its four cases differ in what may have happened.
    pub fn call<O: Operation>(
        &self,
        request: &O::Request,
    ) -> Result<O::Response, Error<O::ErrorCode>> {
        self.send(Call::of::<O>(request), request, |violations| {
            request.check(&Pointer::ROOT, violations);
        })
    }

    /// Calls an operation that the description does not have, with JSON in and out. Signed and decided upon like every
    /// other; there is nothing to validate it by.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn call_untyped(
        &self,
        operation: &UntypedOperation,
        request: &Value,
    ) -> Result<Value, Error<UnlistedCode>> {
        self.send(Call::untyped(operation), request, |_| {})
    }

    fn send<R: DeserializeOwned, C: ErrorCode>(
        &self,
        call: Call,
        request: &impl Serialize,
        check: impl FnOnce(&mut Violations),
    ) -> Result<R, Error<C>> {
        let (request, running) = self.client.start(call, request, check)?;
        let (transport, span) = (self.client.transport.clone(), running.span().clone());
        let answer = self
            .worker
            .run(async move { span.around(|| transport.send(request)).await });
        running.finish(answer)
    }
}

/// The blocking client with the settings and the transport of an asynchronous one.
impl From<Client> for BlockingClient {
    fn from(client: Client) -> Self {
        Self {
            client,
            worker: Arc::new(Worker::new()),
        }
    }
}

impl fmt::Debug for BlockingClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingClient")
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}
