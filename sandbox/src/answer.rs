//! Answers as they go onto the wire.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response as HttpResponse, StatusCode, header};
use axum::response::Response;
use konaplate::jwe::{ContentEncryption, EncryptError};
use serde_json::Value;

use crate::gate::headers::{CORRELATION_ID, CRYPTO_KEY_ID};
use crate::keys::{KeyPlace, Keys, Recipient};
use crate::ledger::LedgerAnswer;
use crate::options::{AnswerEncryption, AnswerKey};
use crate::refusal::{Kind, Refusal};
use crate::server::Server;

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

    /// The answer of HTTP.
    pub(crate) fn into_response(self, correlation_id: Option<&str>, seal: &Seal<'_>) -> Response {
        let clear = self.body.to_string();
        match seal.close(self.status, &clear) {
            None => self.with_body(clear, correlation_id, None),
            Some(Ok((body, key_id))) => self.with_body(body, correlation_id, Some(key_id)),
            Some(Err(_)) => {
                let refusal = Refusal::mistake("The sandbox could not encrypt its answer.");
                let answer = Self::from(refusal);
                let body = answer.body.to_string();
                answer.with_body(body, correlation_id, None)
            }
        }
    }

    fn with_body(
        self,
        body: String,
        correlation_id: Option<&str>,
        crypto_key_id: Option<&str>,
    ) -> Response {
        let mut response = HttpResponse::new(Body::from(body));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        let json = HeaderValue::from_static("application/json");
        headers.insert(header::CONTENT_TYPE, json);
        let refusal = self
            .refusal
            .map(|reason| format!("undocumented; reason={reason}"));
        insert(headers, CORRELATION_ID, correlation_id);
        insert(headers, CRYPTO_KEY_ID, crypto_key_id);
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
    let answer = Answer::from(refusal.clone());
    let body = answer.body.to_string();
    answer.with_body(body, None, None)
}

fn insert(headers: &mut HeaderMap, name: &'static str, value: Option<&str>) {
    if let Some(Ok(value)) = value.map(HeaderValue::from_str)
        && let Ok(name) = header::HeaderName::from_bytes(name.as_bytes())
    {
        headers.insert(name, value);
    }
}

/// How the answer to one call is encrypted.
pub(crate) struct Seal<'a> {
    keys: &'a Keys,
    content: ContentEncryption,
    /// The key for a success, and the one for a refusal.
    success: Option<KeyPlace>,
    refusal: Option<KeyPlace>,
    recipient: Recipient,
}

impl<'a> Seal<'a> {
    /// For a call that named this key, or came in clear.
    pub(crate) fn new(server: &'a Server, called_with: Option<KeyPlace>) -> Self {
        let keys = &server.keys;
        let asked_for = match server.answers.encryption {
            AnswerEncryption::Always => Some(called_with.unwrap_or(keys.first())),
            AnswerEncryption::LikeRequest | AnswerEncryption::SuccessOnly => called_with,
        };
        let key = asked_for.map(|key| match server.answers.key {
            AnswerKey::OfRequest => key,
            AnswerKey::Newest => keys.newest(),
        });
        let refusals_too = server.answers.encryption != AnswerEncryption::SuccessOnly;
        Self {
            keys,
            content: server.answers.content,
            success: key,
            refusal: key.filter(|_| refusals_too),
            recipient: Recipient::Client,
        }
    }

    /// The same for another recipient.
    pub(crate) fn for_recipient(self, recipient: Recipient) -> Self {
        Self { recipient, ..self }
    }

    /// The encrypted body and the id of its key; none when it goes in clear.
    fn close(
        &self,
        status: StatusCode,
        clear: &str,
    ) -> Option<Result<(String, &'a str), EncryptError>> {
        let key = match status.is_success() {
            true => self.success,
            false => self.refusal,
        };
        let (keys, recipient) = (self.keys, self.recipient);
        Some(keys.wrap_answer(key?, clear.as_bytes(), self.content, recipient))
    }
}
