//! One call: encode, show who calls, send, decode.

use std::fmt;
use std::sync::Arc;

use super::request::Written;
use super::security::Credentials;
use super::{
    Answer, ClientBuilder, Error, Operation, OutcomeUnknown, Outgoing, Reply, Stream, Undecided,
};
use crate::base_url::BaseUrl;
use crate::transport::{HttpRequest, HttpResponse, StreamedResponse, TransportError};
use crate::upload::Segment;
use crate::{NotSent, NotSentCause, Sensitive, Transport, UnknownCause, Upload, Validate};

/// Calls the operations of an API. Cheap to clone; clones share everything.
///
/// A request is never repeated by the client itself, and no redirect is followed. With the built-in transport, calls need
/// a `tokio` runtime with its time and I/O drivers. A future that is dropped before it is done may have sent its request.
#[derive(Clone)]
pub struct Client {
    pub(super) shared: Arc<Shared>,
    pub(super) validation: Validation,
}

/// What the clones of a client share.
pub(super) struct Shared {
    pub(super) base_url: BaseUrl,
    pub(super) servers: Servers,
    pub(super) credentials: Credentials,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) max_answer_bytes: usize,
}

/// Whether requests are validated before they are sent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Validation {
    On,
    Off,
}

/// Where operations with a server of their own are sent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Servers {
    /// There.
    AsDescribed,
    /// To the base URL, like all others.
    BaseOnly,
}

impl Client {
    /// Starts a client for the API at this URL.
    pub fn builder(base_url: &str) -> ClientBuilder<Self> {
        ClientBuilder::new(base_url)
    }

    /// A client that shares everything with this one, but does not validate requests.
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
    /// See [`Error`]: its cases differ in what may have happened.
    pub async fn call<O: Operation>(
        &self,
        request: &O::Request,
    ) -> Result<O::Response, Error<O::Failure>> {
        let Written { request, upload } = self.prepare::<O>(request)?;
        let answer = match upload {
            None => self.shared.transport.send(request).await,
            Some(body) => match self.upload(request, &body).await {
                Ok(answer) => answer.read(self.shared.max_answer_bytes).await,
                Err(error) => Err(error),
            },
        };
        decide::<O>(answer.map_err(without_answer::<O>)?)
    }

    /// Calls an operation, once, and leaves the body of a success (HTTP status 200 to 299) to be read piece by piece: for
    /// what is large, or never ends. Its size is not limited; the time is, for each piece. Every other answer is read whole and
    /// is an error, as with [`call`](Self::call).
    ///
    /// # Errors
    ///
    /// See [`Error`]. A success without a body that is listed as such is a stream without pieces.
    pub async fn stream<O: Operation>(
        &self,
        request: &O::Request,
    ) -> Result<Stream, Error<O::Failure>> {
        let Written { request, upload } = self.prepare::<O>(request)?;
        let answer = match upload {
            None => self.shared.transport.send_streamed(request).await,
            Some(body) => self.upload(request, &body).await,
        };
        let answer = answer.map_err(without_answer::<O>)?;
        if (200..=299).contains(&answer.status) {
            return Ok(Stream::new(answer));
        }
        let limit = self.shared.max_answer_bytes;
        let answer = answer.read(limit).await.map_err(without_answer::<O>)?;
        match decide::<O>(answer) {
            Err(error) => Err(error),
            // A success with another status: there is nothing to be read piece by piece.
            Ok(_) => Err(not_streamed::<O>()),
        }
    }

    /// Sends a body that is not in memory.
    async fn upload(
        &self,
        request: HttpRequest,
        body: &[Segment],
    ) -> Result<StreamedResponse, TransportError> {
        let opened = Upload::open(body).await;
        let body = opened.map_err(|_| TransportError::NotSent(NotSentCause::Upload))?;
        self.shared.transport.send_upload(request, body).await
    }

    /// The request that [`call`](Self::call) would send.
    fn prepare<O: Operation>(&self, request: &O::Request) -> Result<Written, Error<O::Failure>> {
        if self.validation == Validation::On {
            request.validate()?;
        }
        let mut out = Outgoing::new(O::ACCEPT);
        O::encode(request, &mut out);
        if !self.shared.credentials.apply(O::SECURITY, &mut out) {
            return Err(not_sent::<O>(NotSentCause::Credentials));
        }
        let base_url = self
            .base_url(O::SERVER)
            .ok_or_else(|| not_sent::<O>(NotSentCause::InvalidRequest))?;
        out.into_request(O::METHOD, &base_url)?
            .ok_or_else(|| not_sent::<O>(NotSentCause::Serialization))
    }

    fn base_url(&self, own: Option<&str>) -> Option<BaseUrl> {
        match own {
            Some(own) if self.shared.servers == Servers::AsDescribed => {
                self.shared.base_url.server(own)
            }
            _ => Some(self.shared.base_url.clone()),
        }
    }
}

fn not_sent<O: Operation>(cause: NotSentCause) -> Error<O::Failure> {
    Error::NotSent(NotSent::new(O::NAME, String::new(), cause))
}

fn without_answer<O: Operation>(error: TransportError) -> Error<O::Failure> {
    match error {
        TransportError::NotSent(cause) => not_sent::<O>(cause),
        TransportError::Lost(lost) => Error::OutcomeUnknown(OutcomeUnknown {
            operation: O::NAME,
            method: O::METHOD,
            cause: lost.cause().into(),
            status: lost.status(),
            body: None,
        }),
    }
}

fn not_streamed<O: Operation>() -> Error<O::Failure> {
    Error::OutcomeUnknown(OutcomeUnknown {
        operation: O::NAME,
        method: O::METHOD,
        cause: UnknownCause::UnexpectedStatus,
        status: None,
        body: None,
    })
}

/// What the description does not list leaves the outcome open.
fn decide<O: Operation>(response: HttpResponse) -> Result<O::Response, Error<O::Failure>> {
    let answer = Answer::new(response);
    let status = answer.status();
    let cause = match O::decode(&answer) {
        Ok(Reply::Success(response)) => return Ok(response),
        Ok(Reply::Failure(failure)) => return Err(Error::Failure { status, failure }),
        Err(Undecided::Unreadable) => UnknownCause::Unreadable,
        Err(Undecided::Unlisted) => match status {
            300..=399 => UnknownCause::Redirect,
            500..=599 => UnknownCause::ServerError,
            _ => UnknownCause::UnexpectedStatus,
        },
    };
    Err(Error::OutcomeUnknown(OutcomeUnknown {
        operation: O::NAME,
        method: O::METHOD,
        cause,
        status: Some(status),
        body: Some(Sensitive::new(answer.into_body())),
    }))
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").finish_non_exhaustive()
    }
}
