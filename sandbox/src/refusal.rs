//! Why a call was refused.

use axum::http::StatusCode;
use konaplate::ErrorCode;
use serde_json::{Value, json};

use crate::catalogue::catalogue;

/// Why a call was refused.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) kind: Kind,
    /// What `response.description` says. Never a value of the request.
    pub(crate) text: String,
}

/// Whether the API documents the refusal.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// With this code.
    Documented(String),
    /// It has no code, and none is invented. The word goes into the header `X-Sandbox-Refusal`.
    Undocumented(String),
}

impl Refusal {
    /// With a documented code, its message and its status.
    pub(crate) fn code(code: &impl ErrorCode) -> Self {
        Self {
            status: status(code),
            kind: Kind::Documented(code.code().to_owned()),
            text: code.message().unwrap_or_default().to_owned(),
        }
    }

    /// With a documented code whose message names a field, where the page's does: `Invalid input parameter. userId`.
    pub(crate) fn code_for_field(code: &impl ErrorCode, field: &str) -> Self {
        let message = code.message().unwrap_or_default();
        let text = match message.rsplit_once(". ") {
            Some((sentence, _)) => format!("{sentence}. {field}"),
            None => message.to_owned(),
        };
        Self {
            text,
            ..Self::code(code)
        }
    }

    /// Without a code: the API documents none.
    pub(crate) fn undocumented(reason: &str, text: impl Into<String>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            kind: Kind::Undocumented(reason.to_owned()),
            text: text.into(),
        }
    }

    /// A result that the page's test data name, without a code.
    pub(crate) fn test_result(operation: &str, name: &str) -> Self {
        let operation = catalogue().operation(operation);
        let text = operation.and_then(|operation| operation.result(400, name));
        Self::undocumented(name, text.map_or("", |result| &result.title))
    }

    /// The sandbox itself is wrong.
    pub(crate) fn mistake(text: impl Into<String>) -> Self {
        Self::undocumented("mistake-of-the-sandbox", text)
            .with_status(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// With another status than 400.
    pub(crate) fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// The body of the answer.
    pub(crate) fn body(&self) -> Value {
        match &self.kind {
            Kind::Documented(code) => {
                json!({ "response": { "code": code, "description": self.text } })
            }
            Kind::Undocumented(_) => json!({ "response": { "description": self.text } }),
        }
    }
}

fn status(code: &impl ErrorCode) -> StatusCode {
    code.status()
        .and_then(|status| StatusCode::from_u16(status).ok())
        .unwrap_or(StatusCode::BAD_REQUEST)
}
