//! Faults as they are played.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::{io, mem};

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, Response as HttpResponse, StatusCode, header};
use axum::response::Response;
use http_body_util::BodyExt;
use hyper::body::{Body as HttpBody, Frame};

use super::{FAULT, Fault, Moment};
use crate::hangup::Ending;

/// A page as of a proxy.
const PAGE: &str =
    "<!doctype html><title>Service unavailable</title><p>The service is not available.";

/// What becomes of a call that something goes wrong in.
pub(crate) enum Outcome {
    /// Its answer, late or damaged or as it is.
    Answer(Response),
    /// Another one in its place.
    Replaced(Response),
    /// No answer; the connection ends.
    Nothing(Ending),
}

/// Plays what strikes before the effect. When something comes of it, the effect is not to take place.
pub(crate) async fn before(fault: Fault) -> Option<Outcome> {
    match (fault, fault.moment()) {
        (Fault::Delay(..), Moment::BeforeEffect) => {
            wait(fault).await;
            None
        }
        (_, Moment::BeforeEffect) => in_place_of_an_answer(fault),
        (_, Moment::AfterEffect) => None,
    }
}

/// Plays what becomes of the answer.
pub(crate) async fn after(fault: Fault, answer: Response) -> Outcome {
    if let Some(outcome) = in_place_of_an_answer(fault) {
        return outcome;
    }
    Outcome::Answer(match (fault, fault.moment()) {
        (Fault::Truncated, _) => truncated(marked(answer, fault)).await,
        (Fault::Delay(..), Moment::AfterEffect) => {
            wait(fault).await;
            marked(answer, fault)
        }
        // The wrong key was taken when the answer was encrypted.
        _ => marked(answer, fault),
    })
}

async fn wait(fault: Fault) {
    if let Fault::Delay(_, delay) = fault {
        tokio::time::sleep(delay).await;
    }
}

fn in_place_of_an_answer(fault: Fault) -> Option<Outcome> {
    let (status, content_type, body) = match fault {
        Fault::Reset(_) => return Some(Outcome::Nothing(Ending::Reset)),
        Fault::Close(_) => return Some(Outcome::Nothing(Ending::Close)),
        Fault::Html(_) => (StatusCode::OK, "text/html; charset=utf-8", PAGE),
        Fault::Status500(_) => (StatusCode::INTERNAL_SERVER_ERROR, "application/json", "{}"),
        Fault::Delay(..) | Fault::Truncated | Fault::WrongKey => return None,
    };
    let mut response = HttpResponse::new(Body::from(body));
    *response.status_mut() = status;
    let content_type = HeaderValue::from_static(content_type);
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, content_type);
    Some(Outcome::Replaced(marked(response, fault)))
}

/// With a header that says which fault it was.
fn marked(mut response: Response, fault: Fault) -> Response {
    if let Ok(value) = HeaderValue::from_str(&fault.to_string()) {
        response.headers_mut().insert(FAULT, value);
    }
    response
}

/// The head with the length of the whole body, and one half of it.
async fn truncated(response: Response) -> Response {
    let (mut head, body) = response.into_parts();
    // The body is a text in memory, which is there at once.
    let body = match body.collect().await {
        Ok(body) => body.to_bytes(),
        Err(_) => Bytes::new(),
    };
    let length = HeaderValue::from(body.len());
    head.headers.insert(header::CONTENT_LENGTH, length);
    let half = body.slice(..body.len() / 2);
    HttpResponse::from_parts(head, Body::new(BrokenOff::After(half)))
}

/// A body that breaks off.
enum BrokenOff {
    After(Bytes),
    /// What there was is written before the connection is closed.
    Written,
    Now,
}

impl HttpBody for BrokenOff {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match mem::replace(&mut *self, Self::Now) {
            Self::After(bytes) => {
                *self = Self::Written;
                Poll::Ready(Some(Ok(Frame::data(bytes))))
            }
            Self::Written => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Self::Now => Poll::Ready(Some(Err(io::ErrorKind::UnexpectedEof.into()))),
        }
    }
}
