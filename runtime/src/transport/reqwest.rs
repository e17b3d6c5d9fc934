//! The built-in transport.

use std::fmt;
use std::mem;
use std::time::Duration;

use ::reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use ::reqwest::{Client, ClientBuilder, Request, Response, Url, redirect, retry};

use super::{
    HttpRequest, HttpResponse, Lost, LostCause, Transport, TransportError, TransportFuture,
};
#[cfg(feature = "http")]
use super::{StreamFuture, streaming::Streaming};
#[cfg(any(feature = "http", feature = "kona-plate"))]
use crate::base_url::BaseUrl;
use crate::{Method, NotSentCause};

/// Sends requests with `reqwest` over HTTP/1.1, on a `tokio` runtime.
///
/// Every request has a connection of its own. A connection kept for reuse may be closed by the server at the moment it is
/// used again, which would make an outcome unknown for no reason, and the HTTP library would try some of these a second
/// time. There are no redirects, no retries, no proxy from the environment, no decompression and no cookies.
pub struct ReqwestTransport {
    client: Client,
    #[cfg(feature = "http")]
    streaming: Streaming,
    max_answer_bytes: usize,
}

/// What a transport allows itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TransportLimits {
    /// Time for one call, from the first step of connecting to the last byte of the answer.
    pub timeout: Duration,
    /// Time for connecting, name resolution and TLS included. Shorter than `timeout`: when the whole time is up while
    /// connecting, nobody can tell that the request was not sent.
    pub connect_timeout: Duration,
    /// Size of an answer's body.
    pub max_answer_bytes: usize,
}

impl Default for TransportLimits {
    /// 30 seconds, 5 of them for connecting; 1 MiB.
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(30),
            connect_timeout: Duration::from_secs(5),
            max_answer_bytes: 1024 * 1024,
        }
    }
}

impl ReqwestTransport {
    /// A transport with these limits, which trusts the certificates that the system trusts.
    ///
    /// # Errors
    ///
    /// [`NotSentCause::InvalidRequest`] when the HTTP library or its TLS cannot be set up, for instance on a system
    /// without any certificates.
    pub fn new(limits: TransportLimits) -> Result<Self, TransportError> {
        Self::from_builder(Client::builder, limits)
    }

    /// A transport for plain `http` on loopback, which works on a system without certificates, too. It trusts no
    /// certificate: every `https` request fails as [`NotSentCause::Connect`].
    ///
    /// # Errors
    ///
    /// [`NotSentCause::InvalidRequest`] when the HTTP library cannot be set up.
    pub fn for_plain_http(limits: TransportLimits) -> Result<Self, TransportError> {
        Self::from_builder(|| Client::builder().tls_certs_only([]), limits)
    }

    /// A transport for the server at this URL.
    #[cfg(any(feature = "http", feature = "kona-plate"))]
    pub(crate) fn for_base_url(
        base_url: &BaseUrl,
        limits: TransportLimits,
    ) -> Result<Self, TransportError> {
        if base_url.is_plain_http() {
            Self::for_plain_http(limits)
        } else {
            Self::new(limits)
        }
    }

    fn from_builder(
        builder: impl Fn() -> ClientBuilder,
        limits: TransportLimits,
    ) -> Result<Self, TransportError> {
        Ok(Self {
            client: build(builder().timeout(limits.timeout), limits)?,
            #[cfg(feature = "http")]
            streaming: Streaming::new(build(builder(), limits)?, limits.timeout),
            max_answer_bytes: limits.max_answer_bytes,
        })
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let response = execute(&self.client, request).await?;
        let status = response.status().as_u16();
        let headers = text_headers(response.headers());
        let body = self
            .read(response)
            .await
            .map_err(|cause| TransportError::Lost(Lost::new(cause).with_status(status)))?;
        Ok(HttpResponse {
            status,
            headers,
            body,
        })
    }

    /// Reads the body, but never more than one piece beyond the limit.
    async fn read(&self, mut response: Response) -> Result<Vec<u8>, LostCause> {
        let mut body = Vec::new();
        while let Some(chunk) = response
            .chunk()
            .await
            .map_err(|error| while_reading(&error))?
        {
            if chunk.len() > self.max_answer_bytes - body.len() {
                return Err(LostCause::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        Box::pin(self.exchange(request))
    }

    #[cfg(feature = "http")]
    fn send_streamed(&self, request: HttpRequest) -> StreamFuture<'_> {
        Box::pin(self.streaming.exchange(request))
    }

    #[cfg(feature = "http")]
    fn send_upload(&self, request: HttpRequest, body: crate::Upload) -> StreamFuture<'_> {
        Box::pin(self.streaming.upload(request, body))
    }
}

fn build(builder: ClientBuilder, limits: TransportLimits) -> Result<Client, TransportError> {
    builder
        .connect_timeout(limits.connect_timeout)
        .pool_max_idle_per_host(0)
        .http1_only()
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .no_proxy()
        .referer(false)
        // Off by default here, but another crate may have turned the library's features on.
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
        .build()
        .map_err(|_| TransportError::NotSent(NotSentCause::InvalidRequest))
}

async fn execute(client: &Client, request: HttpRequest) -> Result<Response, TransportError> {
    let request = to_reqwest(request)?;
    client
        .execute(request)
        .await
        .map_err(|error| before_answer(&error))
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport")
            .field("max_answer_bytes", &self.max_answer_bytes)
            .finish_non_exhaustive()
    }
}

/// # Errors
///
/// When a part of it is not allowed in HTTP.
pub(super) fn to_reqwest(request: HttpRequest) -> Result<Request, TransportError> {
    written(request).ok_or(TransportError::NotSent(NotSentCause::InvalidRequest))
}

fn written(mut request: HttpRequest) -> Option<Request> {
    let mut http = Request::new(
        to_reqwest_method(request.method),
        Url::parse(&request.url).ok()?,
    );
    let headers = http.headers_mut();
    for (name, value) in &request.headers {
        let mut value = HeaderValue::from_str(value).ok()?;
        // Keeps it out of the debug output of the libraries below.
        value.set_sensitive(true);
        headers.insert(HeaderName::from_bytes(name.as_bytes()).ok()?, value);
    }
    // Without a body, a `GET` is not to claim one of length 0.
    if !request.body.is_empty() || request.method != Method::Get {
        *http.body_mut() = Some(mem::take(&mut request.body).into());
    }
    Some(http)
}

fn to_reqwest_method(method: Method) -> ::reqwest::Method {
    match method {
        Method::Get => ::reqwest::Method::GET,
        Method::Put => ::reqwest::Method::PUT,
        Method::Post => ::reqwest::Method::POST,
        Method::Delete => ::reqwest::Method::DELETE,
        Method::Options => ::reqwest::Method::OPTIONS,
        Method::Head => ::reqwest::Method::HEAD,
        Method::Patch => ::reqwest::Method::PATCH,
        Method::Trace => ::reqwest::Method::TRACE,
    }
}

/// Only an error of connecting proves that nothing was sent.
pub(super) fn before_answer(error: &::reqwest::Error) -> TransportError {
    match (error.is_connect(), error.is_timeout()) {
        (true, true) => TransportError::NotSent(NotSentCause::ConnectTimeout),
        (true, false) => TransportError::NotSent(NotSentCause::Connect),
        (false, _) => TransportError::Lost(Lost::new(while_reading(error))),
    }
}

pub(super) fn while_reading(error: &::reqwest::Error) -> LostCause {
    if error.is_timeout() {
        LostCause::Timeout
    } else {
        LostCause::ConnectionLost
    }
}

pub(super) fn text_headers(headers: &HeaderMap) -> Vec<(String, String)> {
    headers
        .iter()
        .filter_map(|(name, value)| {
            Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
        })
        .collect()
}
