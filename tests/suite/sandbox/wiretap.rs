//! A transport that adds headers and keeps what went over the wire.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use konaplate::runtime::{
    HttpRequest, HttpResponse, ReqwestTransport, Transport, TransportError, TransportFuture,
    TransportLimits,
};

/// The built-in transport, overheard.
#[derive(Clone)]
pub struct Wiretap {
    inner: Arc<ReqwestTransport>,
    further_headers: Vec<(String, String)>,
    heard: Arc<Mutex<Vec<Heard>>>,
}

/// What went over the wire in one call.
#[derive(Clone)]
pub struct Heard {
    pub request: HttpRequest,
    pub answer: Result<HttpResponse, TransportError>,
}

impl Wiretap {
    /// With the transport's own limits.
    pub fn new() -> Self {
        Self::with_limits(TransportLimits::default())
    }

    /// One that gives up after this time.
    pub fn giving_up_after(timeout: Duration) -> Self {
        Self::with_limits(TransportLimits {
            timeout,
            connect_timeout: timeout / 2,
            ..TransportLimits::default()
        })
    }

    fn with_limits(limits: TransportLimits) -> Self {
        let inner = ReqwestTransport::for_plain_http(limits);
        Self {
            inner: Arc::new(inner.expect("an HTTP library without TLS")),
            further_headers: Vec::new(),
            heard: Arc::default(),
        }
    }

    /// Another one by the same means, which sends a further header with each request.
    pub fn and_header(&self, name: &str, value: &str) -> Self {
        Self {
            inner: Arc::clone(&self.inner),
            further_headers: vec![(name.to_owned(), value.to_owned())],
            heard: Arc::default(),
        }
    }

    /// One that sends a further header with each request.
    pub fn with_header(name: &str, value: &str) -> Self {
        Self::new().and_header(name, value)
    }

    /// The only call there was.
    pub fn only(&self) -> Heard {
        let heard = self.heard.lock().expect("no test has failed").clone();
        assert_eq!(heard.len(), 1, "exactly one request is sent");
        heard.into_iter().next().expect("one")
    }
}

impl Transport for Wiretap {
    fn send(&self, mut request: HttpRequest) -> TransportFuture<'_> {
        request.headers.extend(self.further_headers.clone());
        Box::pin(async move {
            let answer = self.inner.send(request.clone()).await;
            let heard = Heard {
                request,
                answer: answer.clone(),
            };
            self.heard.lock().expect("no test has failed").push(heard);
            answer
        })
    }
}
