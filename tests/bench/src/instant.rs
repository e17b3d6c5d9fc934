//! A server that costs next to nothing: it reads a request and answers with the same bytes each time.

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::wire::Answer;

/// Starts a server in the running Tokio runtime; returns its origin. It ends with the runtime.
///
/// # Errors
/// When there is no free port.
pub async fn start(answer: &Answer) -> io::Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let origin = format!("http://{}", listener.local_addr()?);
    let bytes: Arc<[u8]> = bytes(answer).into();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let bytes = Arc::clone(&bytes);
            // How a connection ends is the client's affair.
            tokio::spawn(async move { serve(stream, &bytes).await.ok() });
        }
    });
    Ok(origin)
}

fn bytes(answer: &Answer) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {} OK\r\n", answer.status);
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("content-length: {}\r\n\r\n", answer.body.len()));
    let mut bytes = head.into_bytes();
    bytes.extend(&answer.body);
    bytes
}

async fn serve(mut stream: TcpStream, answer: &[u8]) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut read = Vec::with_capacity(4096);
    loop {
        while !is_whole(&read) {
            if stream.read_buf(&mut read).await? == 0 {
                return Ok(());
            }
        }
        read.clear();
        stream.write_all(answer).await?;
    }
}

/// Whether there is a head, and as much behind it as it promises.
fn is_whole(read: &[u8]) -> bool {
    let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") else {
        return false;
    };
    let head = String::from_utf8_lossy(&read[..end]).to_ascii_lowercase();
    let promised = head
        .split("\r\n")
        .find_map(|line| line.strip_prefix("content-length:"));
    let promised = promised
        .and_then(|length| length.trim().parse().ok())
        .unwrap_or(0);
    read.len() >= end + 4 + promised
}
