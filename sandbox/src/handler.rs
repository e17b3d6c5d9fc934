//! One call from its arrival to its answer.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::Response;
use http_body_util::{BodyExt, Limited};

use crate::answer::{Answer, Seal};
use crate::catalogue::catalogue;
use crate::gate::encryption::{self, Opened};
use crate::gate::{headers, token, validation};
use crate::keys::KeyPlace;
use crate::operations::{Call, Served};
use crate::prefer;
use crate::refusal::Refusal;
use crate::server::Server;

/// The longest body that is read.
const MAX_BODY_BYTES: usize = 1024 * 1024;
/// How long a client may take to send its body.
const BODY_TIMEOUT: Duration = Duration::from_secs(30);

/// Answers a call of an operation.
pub(crate) async fn handle<O: Served>(
    State(server): State<Arc<Server>>,
    request: Request<Body>,
) -> Response {
    let (parts, body) = request.into_parts();
    let headers = parts.headers;
    let correlation_id = headers::correlation_id(&headers);
    let place = server.world().ledger.arrive(O::NAME, correlation_id);
    let (answer, key) = match read(body).await {
        Ok(body) => perform::<O>(&server, place, &headers, body),
        Err(refusal) => (Answer::from(refusal), None),
    };
    if let Some(entry) = server.world().ledger.entry(place) {
        entry.preference.clone_from(&answer.preference);
        entry.answer = Some(answer.for_ledger());
    }
    answer.into_response(correlation_id, &Seal::new(&server, key))
}

async fn read(body: Body) -> Result<Vec<u8>, Refusal> {
    let refusal =
        |reason, text: &str, status| Refusal::undocumented(reason, text).with_status(status);
    let body = Limited::new(body, MAX_BODY_BYTES).collect();
    match tokio::time::timeout(BODY_TIMEOUT, body).await {
        Ok(Ok(body)) => Ok(body.to_bytes().into()),
        Ok(Err(_)) => {
            let text = "The body is longer than a mebibyte, or broke off.";
            Err(refusal(
                "body-too-long",
                text,
                StatusCode::PAYLOAD_TOO_LARGE,
            ))
        }
        Err(_) => {
            let text = "The body did not arrive in time.";
            Err(refusal("body-timeout", text, StatusCode::REQUEST_TIMEOUT))
        }
    }
}

/// The answer, and the client's key of an encrypted call.
fn perform<O: Served>(
    server: &Server,
    place: usize,
    headers: &HeaderMap,
    body: Vec<u8>,
) -> (Answer, Option<KeyPlace>) {
    let opened = match open::<O>(server, headers, body) {
        Ok(opened) => opened,
        Err(refusal) => return (Answer::from(refusal), None),
    };
    let answer = answer::<O>(server, place, headers, &opened.body);
    (answer.unwrap_or_else(Answer::from), opened.key)
}

/// Everything up to the encryption.
fn open<O: Served>(server: &Server, headers: &HeaderMap, body: Vec<u8>) -> Result<Opened, Refusal> {
    let known = headers::check(headers, &server.project)?;
    token::check(&known, &body, &server.project)?;
    let documented = O::REQUEST_ENCRYPTION;
    encryption::open(body, documented, &known, &server.keys, server.plaintext)
}

/// Everything from the JSON on.
fn answer<O: Served>(
    server: &Server,
    place: usize,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Answer, Refusal> {
    let request = validation::read::<O>(body)?;
    if let Some(entry) = server.world().ledger.entry(place) {
        entry.reference = O::reference(&request).map(str::to_owned);
    }
    if let Some(answer) = preferred::<O>(headers)? {
        return Ok(answer);
    }
    let call = Call {
        place,
        origin: &server.origin,
    };
    let response = O::perform(&request, &call, &mut server.world())?;
    serde_json::to_value(&response)
        .map(Answer::success)
        .map_err(|_| Refusal::mistake("The sandbox could not write its answer."))
}

/// The answer that the call prefers to that of its operation.
fn preferred<O: Served>(headers: &HeaderMap) -> Result<Option<Answer>, Refusal> {
    let Some(operation) = catalogue().operation(O::NAME) else {
        return Ok(None);
    };
    let Some(result) = prefer::preferred(headers, operation)? else {
        return Ok(None);
    };
    let refusal = (result.code.is_none()).then(|| result.name.clone());
    Ok(Some(Answer {
        status: StatusCode::from_u16(result.status).unwrap_or(StatusCode::BAD_REQUEST),
        body: result.body.clone(),
        refusal,
        preference: Some(prefer::applied(result)),
    }))
}
