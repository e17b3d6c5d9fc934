//! Requests and answers as they travel: taken from a client without sending anything, and sent without one.

use std::sync::{Arc, Mutex, PoisonError};

use konaplate::runtime::{HttpRequest, HttpResponse, Transport, TransportFuture};

/// An answer, as it was received.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Names and values, without those that depend on how it is sent.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl From<Answer> for HttpResponse {
    fn from(answer: Answer) -> Self {
        let response = Self::new(answer.status, answer.body);
        let headers = answer.headers.into_iter();
        headers.fold(response, |response, (name, value)| {
            response.with_header(name, value)
        })
    }
}

/// A transport that sends nothing: it keeps the request and has the answer at once.
#[derive(Clone)]
pub struct Prepared {
    answer: Answer,
    request: Arc<Mutex<Option<HttpRequest>>>,
}

impl Prepared {
    /// A transport with this answer.
    #[must_use]
    pub fn new(answer: Answer) -> Self {
        Self {
            answer,
            request: Arc::default(),
        }
    }

    /// The last request.
    ///
    /// # Panics
    /// If there was none.
    #[must_use]
    pub fn request(&self) -> HttpRequest {
        let mut request = self.request.lock().unwrap_or_else(PoisonError::into_inner);
        request.take().expect("a request")
    }
}

impl Transport for Prepared {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        *self.request.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
        let answer = self.answer.clone();
        Box::pin(async move { Ok(answer.into()) })
    }
}

/// Whether a connection is used for more than one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connections {
    /// One for each request, as our client does.
    Single,
    /// Kept and used again, as reqwest does unless told otherwise.
    Kept,
}

/// reqwest with bytes that were prepared beforehand.
#[derive(Clone, Debug)]
pub struct Bare {
    client: reqwest::Client,
    request: Arc<reqwest::Request>,
}

impl Bare {
    /// Sends this request to this origin.
    ///
    /// # Panics
    /// If reqwest refuses it.
    #[must_use]
    pub fn new(request: &HttpRequest, origin: &str, connections: Connections) -> Self {
        let builder = reqwest::Client::builder().http1_only().no_proxy();
        let builder = match connections {
            Connections::Single => builder.pool_max_idle_per_host(0),
            Connections::Kept => builder,
        };
        let client = builder.build().expect("a client");
        let path = request.url.splitn(4, '/').nth(3).expect("a path");
        let mut sent = client
            .post(format!("{origin}/{path}"))
            .body(request.body.clone());
        for (name, value) in &request.headers {
            sent = sent.header(name, value);
        }
        Self {
            client,
            request: Arc::new(sent.build().expect("a request")),
        }
    }

    /// Sends it, and reads the whole answer.
    ///
    /// # Panics
    /// If there is no answer.
    pub async fn send(&self) -> Answer {
        let request = self.request.try_clone().expect("bytes can be sent again");
        let response = self.client.execute(request).await.expect("an answer");
        let status = response.status().as_u16();
        let headers = response.headers().iter().filter_map(|(name, value)| {
            let of_sending = ["content-length", "date", "connection"].contains(&name.as_str());
            let value = (!of_sending).then(|| value.to_str().ok())??;
            Some((name.to_string(), value.to_owned()))
        });
        Answer {
            status,
            headers: headers.collect(),
            body: response.bytes().await.expect("a body").into(),
        }
    }
}
