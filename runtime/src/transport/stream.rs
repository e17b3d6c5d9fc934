//! Answers whose bodies are read piece by piece.

use std::fmt;
use std::pin::Pin;

use super::{HttpResponse, Lost, LostCause, TransportError};

/// What [`Transport::send_streamed`](super::Transport::send_streamed) returns.
pub type StreamFuture<'a> =
    Pin<Box<dyn Future<Output = Result<StreamedResponse, TransportError>> + Send + 'a>>;

/// What [`Chunks::next`] returns.
pub type ChunkFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Option<Vec<u8>>, LostCause>> + Send + 'a>>;

/// The pieces of a body.
pub trait Chunks: Send {
    /// The next piece; none at the end.
    fn next(&mut self) -> ChunkFuture<'_>;
}

/// The head of an answer, and its body piece by piece. `Debug` shows neither the values of headers nor the body.
#[non_exhaustive]
pub struct StreamedResponse {
    /// The HTTP status.
    pub status: u16,
    /// Names and values; values that are no text are left out.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Box<dyn Chunks>,
}

impl StreamedResponse {
    /// An answer with a body of these pieces.
    pub fn new(status: u16, headers: Vec<(String, String)>, body: impl Chunks + 'static) -> Self {
        Self {
            status,
            headers,
            body: Box::new(body),
        }
    }

    /// An answer that was read whole.
    pub(super) fn whole(response: HttpResponse) -> Self {
        Self::new(
            response.status,
            response.headers,
            Whole(Some(response.body)),
        )
    }

    /// Reads the rest, but no more than `limit` bytes.
    pub(crate) async fn read(mut self, limit: usize) -> Result<HttpResponse, TransportError> {
        let lost = |cause| TransportError::Lost(Lost::new(cause).with_status(self.status));
        let mut body = Vec::new();
        while let Some(chunk) = self.body.next().await.map_err(lost)? {
            if chunk.len() > limit - body.len() {
                return Err(lost(LostCause::TooLarge));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(HttpResponse {
            status: self.status,
            headers: self.headers,
            body,
        })
    }
}

impl fmt::Debug for StreamedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamedResponse")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// A body in one piece.
struct Whole(Option<Vec<u8>>);

impl Chunks for Whole {
    fn next(&mut self) -> ChunkFuture<'_> {
        let piece = self.0.take().filter(|piece| !piece.is_empty());
        Box::pin(async move { Ok(piece) })
    }
}
