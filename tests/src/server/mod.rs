//! A server on the loopback interface that records every request and answers as it is told, badly too.

mod answer;
mod connection;
mod request;

use std::sync::{Arc, Mutex, PoisonError};

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use answer::Answer;
pub use request::Request;

/// A running server; it stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: std::net::SocketAddr,
    seen: Arc<Seen>,
    task: JoinHandle<()>,
}

/// What reached a server.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    requests: Mutex<Vec<Request>>,
    connections: Mutex<usize>,
}

impl Seen {
    fn add(&self, request: Request) {
        self.requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(request);
    }
}

impl Server {
    /// Starts a server that gives the same answer to every request.
    pub async fn start(answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port on the loopback interface");
        let address = listener
            .local_addr()
            .expect("a bound listener has an address");
        let seen = Arc::new(Seen::default());
        let task = tokio::spawn(accept(listener, answer, Arc::clone(&seen)));
        Self {
            address,
            seen,
            task,
        }
    }

    /// The address of a server that is no more: connections to it are refused.
    pub async fn gone() -> String {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port on the loopback interface");
        url(listener
            .local_addr()
            .expect("a bound listener has an address"))
    }

    /// The base URL, with a path as the real one has.
    #[must_use]
    pub fn url(&self) -> String {
        url(self.address)
    }

    /// Every request whose head arrived whole, in the order of arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.seen
            .requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// How many connections were opened.
    #[must_use]
    pub fn connections(&self) -> usize {
        *self
            .seen
            .connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The one request that arrived.
    ///
    /// # Panics
    /// If none did, or more than one.
    #[must_use]
    pub fn only_request(&self) -> Request {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "requests that reached the server");
        requests.remove(0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn url(address: std::net::SocketAddr) -> String {
    format!("http://{address}/open-api")
}

async fn accept(listener: TcpListener, answer: Answer, seen: Arc<Seen>) {
    // Dropping the set with this task ends every connection.
    let mut open = tokio::task::JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        *seen
            .connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner) += 1;
        open.spawn(connection::serve(stream, answer.clone(), Arc::clone(&seen)));
    }
}
