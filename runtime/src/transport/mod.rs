//! How a request gets to the server and the answer back.

mod error;
mod message;
mod reqwest;
#[cfg(feature = "http")]
mod sending;
#[cfg(feature = "http")]
mod stream;
#[cfg(feature = "http")]
mod streaming;

pub use error::{Lost, LostCause, TransportError};
pub use message::{HttpRequest, HttpResponse};
pub use reqwest::{ReqwestTransport, TransportLimits};
#[cfg(feature = "http")]
pub use stream::{ChunkFuture, Chunks, StreamFuture, StreamedResponse};

use std::pin::Pin;
use std::sync::Arc;

#[cfg(feature = "http")]
use crate::{NotSentCause, Upload};

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
    #[cfg(feature = "http")]
    fn send_streamed(&self, request: HttpRequest) -> StreamFuture<'_> {
        Box::pin(async move { Ok(StreamedResponse::whole(self.send(request).await?)) })
    }

    /// Sends the request with this body instead of its own, and does the same. A transport that cannot send a body piece by
    /// piece reads it whole before.
    #[cfg(feature = "http")]
    fn send_upload(&self, mut request: HttpRequest, body: Upload) -> StreamFuture<'_> {
        Box::pin(async move {
            request.body = body
                .read()
                .await
                .map_err(|_| TransportError::NotSent(NotSentCause::Upload))?;
            self.send_streamed(request).await
        })
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        (**self).send(request)
    }

    #[cfg(feature = "http")]
    fn send_streamed(&self, request: HttpRequest) -> StreamFuture<'_> {
        (**self).send_streamed(request)
    }

    #[cfg(feature = "http")]
    fn send_upload(&self, request: HttpRequest, body: Upload) -> StreamFuture<'_> {
        (**self).send_upload(request, body)
    }
}
