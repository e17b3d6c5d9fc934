//! How a request gets to the server and the answer back.

mod error;
mod message;
mod reqwest;
mod stream;

pub use error::{Lost, LostCause, TransportError};
pub use message::{HttpRequest, HttpResponse};
pub use reqwest::{ReqwestTransport, TransportLimits};
pub use stream::{ChunkFuture, Chunks, StreamFuture, StreamedResponse};

use std::pin::Pin;
use std::sync::Arc;

/// What [`Transport::send`] returns.
pub type TransportFuture<'a> =
    Pin<Box<dyn Future<Output = Result<HttpResponse, TransportError>> + Send + 'a>>;

/// Sends one HTTP request.
///
/// An implementation sends the request at most once: it follows no redirect, repeats nothing, and answers
/// [`TransportError::NotSent`] only when it is certain that not a byte of the request reached the server. It limits the
/// time it takes by itself.
pub trait Transport: Send + Sync {
    /// Sends the request and reads the whole answer.
    fn send(&self, request: HttpRequest) -> TransportFuture<'_>;

    /// Sends the request and reads the head of the answer; the body is read piece by piece by whoever called. A transport
    /// that cannot do so reads it whole.
    fn send_streamed(&self, request: HttpRequest) -> StreamFuture<'_> {
        Box::pin(async move { Ok(StreamedResponse::whole(self.send(request).await?)) })
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        (**self).send(request)
    }

    fn send_streamed(&self, request: HttpRequest) -> StreamFuture<'_> {
        (**self).send_streamed(request)
    }
}
