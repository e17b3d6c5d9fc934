//! A request as it arrived.

use crate::token::Token;

/// A request as it arrived, byte for byte.
#[derive(Clone, Debug)]
pub struct Request {
    /// The method.
    pub method: String,
    /// Path and query, as sent.
    pub target: String,
    /// Every header line, in order.
    pub headers: Vec<(String, String)>,
    /// The body, if it was read.
    pub body: Vec<u8>,
}

impl Request {
    /// Reads the head: request line and header lines.
    pub(crate) fn parse(head: &str) -> Option<Self> {
        let mut lines = head.split("\r\n");
        let mut first = lines.next()?.split(' ');
        let (method, target, "HTTP/1.1") = (first.next()?, first.next()?, first.next()?) else {
            return None;
        };
        let headers = lines
            .filter(|line| !line.is_empty())
            .map(|line| {
                line.split_once(':')
                    .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
            })
            .collect::<Option<Vec<_>>>()?;
        Some(Self {
            method: method.to_owned(),
            target: target.to_owned(),
            headers,
            body: Vec::new(),
        })
    }

    /// The value of a header that has to be there exactly once.
    ///
    /// # Panics
    /// If it is absent or repeated.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        let values: Vec<&str> = self
            .headers
            .iter()
            .filter(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .collect();
        assert_eq!(
            values.len(),
            1,
            "{name} has to be sent exactly once: {values:?}"
        );
        values[0]
    }

    /// Whether a header was sent at all.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.headers
            .iter()
            .any(|(key, _)| key.eq_ignore_ascii_case(name))
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// If it is none.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("the body is JSON")
    }

    /// The token of the request.
    ///
    /// # Panics
    /// If it is absent or of another form.
    #[must_use]
    pub fn token(&self) -> Token {
        Token::parse(self.header("X-KM-Tran-Token")).expect("the token has its form")
    }
}
