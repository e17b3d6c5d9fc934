//! A transport that keeps what it was given and answers what it was told.

use std::sync::{Arc, Mutex};

use konaplate_runtime::{HttpRequest, HttpResponse, Transport, TransportError, TransportFuture};

#[derive(Clone)]
pub struct Recorder {
    answer: Result<HttpResponse, TransportError>,
    requests: Arc<Mutex<Vec<HttpRequest>>>,
}

impl Recorder {
    pub fn answering(answer: Result<HttpResponse, TransportError>) -> Self {
        Self {
            answer,
            requests: Arc::default(),
        }
    }

    /// Answers every request with success.
    pub fn succeeding() -> Self {
        Self::answering(Ok(HttpResponse::new(200, SUCCESS)))
    }

    pub fn requests(&self) -> Vec<HttpRequest> {
        self.requests.lock().unwrap().clone()
    }

    /// The one request there was.
    pub fn request(&self) -> HttpRequest {
        let requests = self.requests();
        assert_eq!(requests.len(), 1);
        requests.into_iter().next().unwrap()
    }
}

impl Transport for Recorder {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        self.requests.lock().unwrap().push(request);
        Box::pin(async { self.answer.clone() })
    }
}

pub const SUCCESS: &str =
    r#"{"response":{"code":"000_000","description":"Success"},"transactionId":"T1"}"#;
