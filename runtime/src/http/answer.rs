//! What came back, read as the description says.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Binary;
use crate::transport::HttpResponse;

/// Why an answer decides nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecided {
    /// The description does not list the status.
    Unlisted,
    /// What came is not what the description lists for the status.
    Unreadable,
}

/// A whole answer.
#[derive(Clone, Debug)]
pub struct Answer(HttpResponse);

impl Answer {
    pub(super) fn new(response: HttpResponse) -> Self {
        Self(response)
    }

    pub(super) fn into_body(self) -> Vec<u8> {
        self.0.body
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// Whether the body is of this media type, or of this range (`text/*`). An answer that does not say fits every one.
    pub fn is(&self, media_type: &str) -> bool {
        let Some(found) = self.0.header("Content-Type") else {
            return true;
        };
        let essence = |text: &str| {
            text.split(';')
                .next()
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase()
        };
        let (found, wanted) = (essence(found), essence(media_type));
        match wanted.strip_suffix('*') {
            Some("*/") => true,
            Some(start) => found.starts_with(start),
            None => found == wanted,
        }
    }

    /// The body as JSON.
    ///
    /// # Errors
    ///
    /// [`Undecided::Unreadable`] when it is no JSON, or none of this type.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Undecided> {
        serde_json::from_slice(&self.0.body).map_err(|_| Undecided::Unreadable)
    }

    /// The body as text in UTF-8.
    ///
    /// # Errors
    ///
    /// [`Undecided::Unreadable`] when it is none.
    pub fn text(&self) -> Result<String, Undecided> {
        String::from_utf8(self.0.body.clone()).map_err(|_| Undecided::Unreadable)
    }

    /// The body as it came.
    pub fn binary(&self) -> Binary {
        Binary::from(self.0.body.clone())
    }

    /// A header that may be absent. What cannot be read counts as absent: an answer is not given up for a header.
    pub fn header<T: DeserializeOwned>(&self, name: &str, value: HeaderValue) -> Option<T> {
        let text = self.0.header(name)?.trim();
        value
            .candidates(text)
            .into_iter()
            .find_map(|value| serde_json::from_value(value).ok())
    }
}

/// How the text of a header is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderValue {
    /// One value.
    Single,
    /// Values with commas between (style `simple`).
    List,
    /// JSON.
    Json,
}

impl HeaderValue {
    /// What the text may mean: a header does not say whether `1` is a number.
    fn candidates(self, text: &str) -> Vec<Value> {
        match self {
            Self::Single => scalars(text),
            Self::List => {
                let items = || text.split(',').map(str::trim);
                let texts = items().map(Value::from).collect();
                let numbers = items().map(|item| scalars(item).swap_remove(0)).collect();
                vec![Value::Array(numbers), Value::Array(texts)]
            }
            Self::Json => serde_json::from_str(text).into_iter().collect(),
        }
    }
}

/// A number or a boolean if it looks like one, and the text itself.
fn scalars(text: &str) -> Vec<Value> {
    let typed = serde_json::from_str::<Value>(text)
        .ok()
        .filter(|value| value.is_number() || value.is_boolean());
    typed.into_iter().chain([Value::from(text)]).collect()
}
