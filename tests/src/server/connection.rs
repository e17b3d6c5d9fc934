//! One connection: HTTP/1.1 as far as a client's JSON requests need it.

use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{Answer, Request, Seen};

/// More than any request of the tests has.
const LIMIT: usize = 1 << 20;

/// Answers every request of a connection until the client closes it.
pub(crate) async fn serve(mut stream: TcpStream, answer: Answer, seen: Arc<Seen>) {
    let mut buffer = Vec::new();
    while let Some((mut request, head)) = read_head(&mut stream, &mut buffer).await {
        if matches!(answer, Answer::Reset) {
            seen.add(request);
            return reset(stream);
        }
        let Some(length) = body_length(&request) else {
            return;
        };
        if fill(&mut stream, &mut buffer, head + length)
            .await
            .is_none()
        {
            return;
        }
        request.body = buffer[head..head + length].to_vec();
        buffer.drain(..head + length);
        seen.add(request);
        match answer {
            Answer::Response { .. } => {
                if stream.write_all(&answer.bytes()).await.is_err() {
                    return;
                }
            }
            Answer::Bytes(_) => {
                let _ = stream.write_all(&answer.bytes()).await;
                let _ = stream.shutdown().await;
                return;
            }
            Answer::Nothing => std::future::pending().await,
            Answer::Close | Answer::Reset => return,
        }
    }
}

/// Ends the connection with a reset instead of an orderly close.
fn reset(stream: TcpStream) {
    let _ = stream.set_zero_linger();
    drop(stream);
}

/// The next request without its body, and the length of its head; the body may already be in the buffer.
async fn read_head(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<(Request, usize)> {
    loop {
        if let Some(at) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = std::str::from_utf8(&buffer[..at]).ok()?;
            return Some((Request::parse(head)?, at + 4));
        }
        let wanted = buffer.len() + 1;
        fill(stream, buffer, wanted).await?;
    }
}

/// The announced length; a body in pieces is not understood.
fn body_length(request: &Request) -> Option<usize> {
    if request.has("Transfer-Encoding") {
        return None;
    }
    if !request.has("Content-Length") {
        return Some(0);
    }
    request
        .header("Content-Length")
        .parse()
        .ok()
        .filter(|length| *length <= LIMIT)
}

/// Reads until the buffer holds `length` bytes; `None` when the connection ends before or the limit is passed.
async fn fill(stream: &mut TcpStream, buffer: &mut Vec<u8>, length: usize) -> Option<()> {
    while buffer.len() < length {
        let read = stream.read_buf(buffer).await.ok()?;
        if read == 0 || buffer.len() > LIMIT {
            return None;
        }
    }
    Some(())
}
