//! Answers as they go onto the wire.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response as HttpResponse, StatusCode, header};
use axum::response::Response;
use serde_json::Value;

use crate::gate::headers::CORRELATION_ID;
use crate::ledger::LedgerAnswer;
use crate::refusal::{Kind, Refusal};

/// Says that the API documents no code for a refusal, and what was wrong in one word:
/// `undocumented; reason=wrong-token`.
pub(crate) const REFUSAL: &str = "X-Sandbox-Refusal";

/// An answer before encryption.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Value,
    /// The word of the header `X-Sandbox-Refusal`.
    pub(crate) refusal: Option<String>,
    /// The preference that was followed.
    pub(crate) preference: Option<String>,
}

impl Answer {
    /// A success.
    pub(crate) fn success(body: Value) -> Self {
        Self {
            status: StatusCode::OK,
            body,
            refusal: None,
            preference: None,
        }
    }

    /// As it stands in the ledger.
    pub(crate) fn for_ledger(&self) -> LedgerAnswer {
        LedgerAnswer {
            status: self.status.as_u16(),
            code: self.body["response"]["code"].as_str().map(str::to_owned),
            refusal: self.refusal.clone(),
        }
    }

    /// The answer of HTTP, in clear.
    pub(crate) fn into_response(self, correlation_id: Option<&str>) -> Response {
        let body = self.body.to_string();
        self.with_body(body.into_bytes(), correlation_id)
    }

    fn with_body(self, body: Vec<u8>, correlation_id: Option<&str>) -> Response {
        let mut response = HttpResponse::new(Body::from(body));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        let json = HeaderValue::from_static("application/json");
        headers.insert(header::CONTENT_TYPE, json);
        let refusal = self
            .refusal
            .map(|reason| format!("undocumented; reason={reason}"));
        insert(headers, CORRELATION_ID, correlation_id);
        insert(headers, REFUSAL, refusal.as_deref());
        insert(headers, "Preference-Applied", self.preference.as_deref());
        response
    }
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Self {
        Self {
            status: refusal.status,
            body: refusal.body(),
            refusal: match refusal.kind {
                Kind::Documented(_) => None,
                Kind::Undocumented(reason) => Some(reason),
            },
            preference: None,
        }
    }
}

/// A refusal of what is no call of an operation.
pub(crate) fn outside(refusal: &Refusal) -> Response {
    Answer::from(refusal.clone()).into_response(None)
}

fn insert(headers: &mut HeaderMap, name: &'static str, value: Option<&str>) {
    if let Some(Ok(value)) = value.map(HeaderValue::from_str)
        && let Ok(name) = header::HeaderName::from_bytes(name.as_bytes())
    {
        headers.insert(name, value);
    }
}
