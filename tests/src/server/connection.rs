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
        buffer.drain(..head);
        let Some(body) = read_body(&mut stream, &mut buffer, &request).await else {
            return;
        };
        request.body = body;
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

/// The body, of the announced length or in chunks.
async fn read_body(
    stream: &mut TcpStream,
    buffer: &mut Vec<u8>,
    request: &Request,
) -> Option<Vec<u8>> {
    if request.has("Transfer-Encoding") {
        return read_chunks(stream, buffer).await;
    }
    let length = match request.has("Content-Length") {
        true => body_length(request)?,
        false => 0,
    };
    fill(stream, buffer, length).await?;
    Some(buffer.drain(..length).collect())
}

/// RFC 9112, 7.1, without extensions and trailers.
async fn read_chunks(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = loop {
            if let Some(end) = buffer.windows(2).position(|window| window == b"\r\n") {
                break end;
            }
            let wanted = buffer.len() + 1;
            fill(stream, buffer, wanted).await?;
        };
        let size = std::str::from_utf8(&buffer[..end]).ok()?;
        let size = usize::from_str_radix(size, 16).ok()?;
        fill(stream, buffer, end + 2 + size + 2).await?;
        body.extend_from_slice(&buffer[end + 2..end + 2 + size]);
        buffer.drain(..end + 2 + size + 2);
        if size == 0 {
            return Some(body);
        }
    }
}

fn body_length(request: &Request) -> Option<usize> {
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
