//! What surrounds every answer: `response: {code, description}` beside the business fields, or `encData` alone.

use std::fmt;

use serde::de::{DeserializeOwned, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::Sensitive;
use crate::outcome::{Answer, RefusalBody};

const SUCCESS: &str = "000_000";

/// A body, as far as it can be read without a key.
pub(super) enum Body<R> {
    Clear(Answer<R>),
    /// What `encData` says, if that is a text.
    Encrypted(Option<String>),
}

/// Reads the body of an answer. A body that is not one JSON object with one code in its place is unreadable: nothing is
/// guessed from what is left.
pub(super) fn read<R: DeserializeOwned>(body: &[u8]) -> Body<R> {
    Body::Clear(match serde_json::from_slice::<Envelope>(body) {
        Err(_) => Answer::Unreadable,
        Ok(Envelope {
            encrypted: Some(content),
            ..
        }) => return Body::Encrypted(content.as_str().map(str::to_owned)),
        Ok(Envelope { response: None, .. }) => Answer::Unreadable,
        Ok(Envelope {
            response: Some(status),
            ..
        }) if status.code == SUCCESS => Answer::Success(serde_json::from_slice(body).ok()),
        Ok(Envelope {
            response: Some(Status { code, text }),
            ..
        }) => Answer::Refusal(RefusalBody { code, text }),
    })
}

/// The body of an encrypted request. A message in compact serialization has no character that JSON escapes.
pub(super) fn encrypted(compact: String) -> Vec<u8> {
    format!(r#"{{"encData":"{compact}"}}"#).into_bytes()
}

/// A code as it may be printed: itself when it has the form `NNN_NNN`.
pub(super) fn printable(code: &str) -> &str {
    let has_form = code.len() == 7
        && code.bytes().enumerate().all(|(index, byte)| {
            if index == 3 {
                byte == b'_'
            } else {
                byte.is_ascii_digit()
            }
        });
    if has_form { code } else { crate::REDACTED }
}

/// Read by hand, because derived code would also accept an array in place of an object.
struct Envelope {
    encrypted: Option<Value>,
    response: Option<Status>,
}

impl<'de> Deserialize<'de> for Envelope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EnvelopeVisitor)
    }
}

struct EnvelopeVisitor;

impl<'de> Visitor<'de> for EnvelopeVisitor {
    type Value = Envelope;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Envelope, A::Error> {
        let mut encrypted: Option<Option<Value>> = None;
        let mut response: Option<Option<Status>> = None;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "encData" if encrypted.is_some() => {
                    return Err(A::Error::duplicate_field("encData"));
                }
                "encData" => encrypted = Some(map.next_value()?),
                "response" if response.is_some() => {
                    return Err(A::Error::duplicate_field("response"));
                }
                "response" => response = Some(map.next_value()?),
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Envelope {
            encrypted: encrypted.flatten(),
            response: response.flatten(),
        })
    }
}

struct Status {
    code: String,
    text: Option<Sensitive<String>>,
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(StatusVisitor)
    }
}

struct StatusVisitor;

impl<'de> Visitor<'de> for StatusVisitor {
    type Value = Status;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a code with its text")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Status, A::Error> {
        let mut code: Option<String> = None;
        let mut text = None;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "code" if code.is_some() => return Err(A::Error::duplicate_field("code")),
                "code" => code = Some(map.next_value()?),
                // The text decides nothing, so that one of another type does no harm.
                "description" => text = map.next_value::<Value>()?.as_str().map(Sensitive::from),
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        match code {
            Some(code) if !code.is_empty() => Ok(Status { code, text }),
            _ => Err(A::Error::missing_field("code")),
        }
    }
}
