//! One call from its arrival to its answer.

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::Response;
use http_body_util::{BodyExt, Limited};

use crate::answer::{Answer, Seal};
use crate::catalogue::catalogue;
use crate::fault::{self, Fault, Outcome};
use crate::gate::encryption::{self, Opened};
use crate::gate::{headers, token, validation};
use crate::hangup::Hangup;
use crate::keys::{KeyPlace, Recipient};
use crate::ledger::LedgerAnswer;
use crate::operations::{Call, Served};
use crate::prefer;
use crate::refusal::Refusal;
use crate::server::Server;

/// The longest body that is read.
const MAX_BODY_BYTES: usize = 1024 * 1024;
/// How long a client may take to send its body.
const BODY_TIMEOUT: Duration = Duration::from_secs(30);

/// What was done about a call.
struct Called {
    done: Done,
    /// The client's key of an encrypted call.
    key: Option<KeyPlace>,
    fault: Option<Fault>,
}

enum Done {
    Answer(Answer),
    /// A fault struck before the effect.
    Struck(Outcome),
}

/// Answers a call of an operation.
pub(crate) async fn handle<O: Served>(
    State(server): State<Arc<Server>>,
    Extension(hangup): Extension<Hangup>,
    request: Request<Body>,
) -> Response {
    let (parts, body) = request.into_parts();
    let headers = parts.headers;
    let correlation_id = headers::correlation_id(&headers);
    let place = server.world().ledger.arrive(O::NAME, correlation_id);
    let called = match read(body).await {
        Ok(body) => perform::<O>(&server, place, &headers, body).await,
        Err(refusal) => Called::refused(refusal),
    };
    match answer(&server, place, correlation_id, called).await {
        Outcome::Answer(response) | Outcome::Replaced(response) => response,
        Outcome::Nothing(ending) => match hangup.now(ending).await {},
    }
}

/// Writes the answer, and into the ledger what was answered.
async fn answer(
    server: &Server,
    place: usize,
    correlation_id: Option<&str>,
    Called { done, key, fault }: Called,
) -> Outcome {
    let (outcome, intended) = match done {
        Done::Struck(outcome) => (outcome, None),
        Done::Answer(answer) => {
            let intended = answer.for_ledger();
            let recipient = match fault {
                Some(Fault::WrongKey) => Recipient::Nobody,
                _ => Recipient::Client,
            };
            let seal = Seal::new(server, key).for_recipient(recipient);
            let response = answer.into_response(correlation_id, &seal);
            let outcome = match fault {
                Some(fault) => fault::after(fault, response).await,
                None => Outcome::Answer(response),
            };
            (outcome, Some(intended))
        }
    };
    let answered = match &outcome {
        Outcome::Answer(_) => intended,
        Outcome::Replaced(response) => Some(LedgerAnswer::without_code(response.status())),
        Outcome::Nothing(_) => None,
    };
    if let Some(entry) = server.world().ledger.entry(place) {
        entry.answer = answered;
    }
    outcome
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

async fn perform<O: Served>(
    server: &Server,
    place: usize,
    headers: &HeaderMap,
    body: Vec<u8>,
) -> Called {
    let Opened { body, key } = match open::<O>(server, headers, body) {
        Ok(opened) => opened,
        Err(refusal) => return Called::refused(refusal),
    };
    let checked = checked::<O>(server, place, &body)
        .and_then(|request| Ok((request, fault::asked_for(headers, server, key)?)));
    let (request, fault) = match checked {
        Ok(checked) => checked,
        Err(refusal) => return Called::refused(refusal).with_key(key),
    };
    let struck = match fault {
        Some(fault) => {
            server.world().ledger.strike(place, fault);
            fault::before(fault).await
        }
        None => None,
    };
    let done = match struck {
        Some(outcome) => Done::Struck(outcome),
        None => {
            let answer = take_place::<O>(server, place, headers, &request);
            Done::Answer(answer.unwrap_or_else(Answer::from))
        }
    };
    Called { done, key, fault }
}

/// Everything up to the encryption.
fn open<O: Served>(server: &Server, headers: &HeaderMap, body: Vec<u8>) -> Result<Opened, Refusal> {
    let known = headers::check(headers, &server.project)?;
    token::check(&known, &body, &server.project)?;
    let documented = O::REQUEST_ENCRYPTION;
    encryption::open(body, documented, &known, &server.keys, server.plaintext)
}

/// The request, when it fits the description.
fn checked<O: Served>(server: &Server, place: usize, body: &[u8]) -> Result<O::Request, Refusal> {
    let request = validation::read::<O>(body)?;
    if let Some(entry) = server.world().ledger.entry(place) {
        entry.reference = O::reference(&request).map(str::to_owned);
    }
    Ok(request)
}

/// Does what the request asks for, unless the call prefers a certain answer.
fn take_place<O: Served>(
    server: &Server,
    place: usize,
    headers: &HeaderMap,
    request: &O::Request,
) -> Result<Answer, Refusal> {
    if let Some(answer) = preferred::<O>(headers)? {
        if let Some(entry) = server.world().ledger.entry(place) {
            entry.preference.clone_from(&answer.preference);
        }
        return Ok(answer);
    }
    let call = Call {
        place,
        origin: &server.origin,
    };
    let response = O::perform(request, &call, &mut server.world())?;
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

impl Called {
    fn refused(refusal: Refusal) -> Self {
        Self {
            done: Done::Answer(Answer::from(refusal)),
            key: None,
            fault: None,
        }
    }

    /// The same for an encrypted call.
    fn with_key(self, key: Option<KeyPlace>) -> Self {
        Self { key, ..self }
    }
}
