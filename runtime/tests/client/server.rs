//! A server that behaves badly on purpose, and counts.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};

/// What it does once it has read a request whole.
#[derive(Clone)]
pub enum Behaviour {
    /// Writes these bytes and closes.
    Write(Vec<u8>),
    /// Writes these bytes and keeps the connection open for another request.
    WriteAndKeep(Vec<u8>),
    /// Writes these bytes, then nothing more, without closing.
    Stall(Vec<u8>),
    /// Writes the first bytes once, the second again and again.
    Flood(Vec<u8>, Vec<u8>),
}

pub struct Server {
    address: SocketAddr,
    connections: Arc<AtomicUsize>,
    requests: Arc<AtomicUsize>,
}

impl Server {
    pub async fn start(behaviour: Behaviour) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            connections: Arc::default(),
            requests: Arc::default(),
        };
        let (connections, requests) = (server.connections.clone(), server.requests.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                connections.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, behaviour.clone(), requests.clone()));
            }
        });
        server
    }

    pub fn url(&self, scheme: &str) -> String {
        format!("{scheme}://{}/open-api", self.address)
    }

    /// How many requests came, after leaving time for one more that should not.
    pub async fn requests(&self) -> usize {
        sleep(Duration::from_millis(100)).await;
        self.requests.load(Ordering::SeqCst)
    }

    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

/// An answer with the right length.
pub fn answer(head: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 {head}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

async fn serve(mut stream: TcpStream, behaviour: Behaviour, requests: Arc<AtomicUsize>) {
    while read_request(&mut stream).await {
        requests.fetch_add(1, Ordering::SeqCst);
        match &behaviour {
            Behaviour::Write(bytes) => {
                let _ = stream.write_all(bytes).await;
                return;
            }
            Behaviour::WriteAndKeep(bytes) => {
                let _ = stream.write_all(bytes).await;
            }
            Behaviour::Stall(bytes) => {
                let _ = stream.write_all(bytes).await;
                sleep(Duration::from_secs(60)).await;
            }
            Behaviour::Flood(first, again) => {
                let _ = stream.write_all(first).await;
                while stream.write_all(again).await.is_ok() {}
                return;
            }
        }
    }
}

/// Reads head and body; false when the other side sent no whole request.
async fn read_request(stream: &mut TcpStream) -> bool {
    let mut bytes = Vec::new();
    loop {
        if request_length(&bytes).is_some_and(|length| bytes.len() >= length) {
            return true;
        }
        match timeout(Duration::from_secs(60), stream.read_buf(&mut bytes)).await {
            Ok(Ok(read)) if read > 0 => {}
            _ => return false,
        }
    }
}

fn request_length(bytes: &[u8]) -> Option<usize> {
    let text = String::from_utf8_lossy(bytes);
    let (head, _) = text.split_once("\r\n\r\n")?;
    let length = head
        .lines()
        .find_map(|line| {
            line.to_ascii_lowercase()
                .strip_prefix("content-length:")
                .map(|value| value.trim().to_owned())
        })
        .and_then(|value| value.parse().ok())
        .unwrap_or(0);
    Some(head.len() + 4 + length)
}
