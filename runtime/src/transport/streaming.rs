//! Bodies that are sent or read piece by piece: without a limit of time for the whole, but with one for each piece.

use std::time::Duration;

use reqwest::{Body, Client, Response};
use tokio::time::timeout;

use super::reqwest::{before_answer, text_headers, to_reqwest, while_reading};
use super::sending::Sending;
use super::{ChunkFuture, Chunks, HttpRequest, Lost, LostCause, StreamedResponse, TransportError};
use crate::Upload;

/// The part of the built-in transport that does so.
pub(super) struct Streaming {
    client: Client,
    /// Time for a piece.
    limit: Duration,
}

impl Streaming {
    /// `client` limits no time but that for connecting.
    pub(super) fn new(client: Client, limit: Duration) -> Self {
        Self { client, limit }
    }

    pub(super) async fn exchange(
        &self,
        request: HttpRequest,
    ) -> Result<StreamedResponse, TransportError> {
        let call = self.client.execute(to_reqwest(request)?);
        match timeout(self.limit, call).await {
            Ok(Ok(response)) => Ok(self.streamed(response)),
            Ok(Err(error)) => Err(before_answer(&error)),
            Err(_) => Err(TransportError::Lost(Lost::new(LostCause::Timeout))),
        }
    }

    pub(super) async fn upload(
        &self,
        request: HttpRequest,
        upload: Upload,
    ) -> Result<StreamedResponse, TransportError> {
        let mut request = to_reqwest(request)?;
        let (body, watch) = Sending::new(upload);
        *request.body_mut() = Some(Body::wrap(body));
        match watch.within(self.limit, self.client.execute(request)).await {
            Ok(Ok(response)) => Ok(self.streamed(response)),
            Ok(Err(_)) if watch.has_failed() => {
                Err(TransportError::Lost(Lost::new(LostCause::Upload)))
            }
            Ok(Err(error)) => Err(before_answer(&error)),
            Err(cause) => Err(TransportError::Lost(Lost::new(cause))),
        }
    }

    fn streamed(&self, response: Response) -> StreamedResponse {
        StreamedResponse {
            status: response.status().as_u16(),
            headers: text_headers(response.headers()),
            body: Box::new(Reading {
                response,
                limit: self.limit,
            }),
        }
    }
}

/// The body of an answer.
struct Reading {
    response: Response,
    limit: Duration,
}

impl Chunks for Reading {
    fn next(&mut self) -> ChunkFuture<'_> {
        Box::pin(async move {
            match timeout(self.limit, self.response.chunk()).await {
                Ok(Ok(chunk)) => Ok(chunk.map(|bytes| bytes.to_vec())),
                Ok(Err(error)) => Err(while_reading(&error)),
                Err(_) => Err(LostCause::Timeout),
            }
        })
    }
}
