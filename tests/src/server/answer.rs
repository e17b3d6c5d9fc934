//! What a server sends back.

/// An answer, or what happens instead of one.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A whole HTTP response.
    Response {
        /// The status code.
        status: u16,
        /// Header lines besides `Content-Length`.
        headers: Vec<(String, String)>,
        /// The body.
        body: Vec<u8>,
    },
    /// These bytes, whatever they are, and then the end of the connection.
    Bytes(Vec<u8>),
    /// The connection is reset after the head of the request, without an answer.
    Reset,
    /// The connection is closed after the request, without an answer.
    Close,
    /// Nothing at all, on an open connection.
    Nothing,
}

impl Answer {
    /// A response with a JSON body, and the headers of the real server.
    #[must_use]
    pub fn json(status: u16, body: &str) -> Self {
        Self::with_type(status, "application/json", body)
    }

    /// A response with a body of another type.
    #[must_use]
    pub fn with_type(status: u16, content_type: &str, body: &str) -> Self {
        let headers = vec![
            ("Content-Type".to_owned(), content_type.to_owned()),
            (
                "X-KM-Correlation-Id".to_owned(),
                "261120143015-0a1b2c3".to_owned(),
            ),
        ];
        Self::Response {
            status,
            headers,
            body: body.as_bytes().to_vec(),
        }
    }

    /// The same response with one more header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Self::Response { headers, .. } = &mut self {
            headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// A response that announces more bytes than it has.
    #[must_use]
    pub fn truncated(status: u16, body: &str, missing: usize) -> Self {
        let announced = body.len() + missing;
        let head = format!(
            "HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nContent-Length: {announced}\r\n\r\n"
        );
        Self::Bytes([head.as_bytes(), body.as_bytes()].concat())
    }

    /// The bytes on the wire.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Response {
                status,
                headers,
                body,
            } => {
                let mut bytes =
                    format!("HTTP/1.1 {status} -\r\nContent-Length: {}\r\n", body.len())
                        .into_bytes();
                for (name, value) in headers {
                    bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
                }
                bytes.extend_from_slice(b"\r\n");
                bytes.extend_from_slice(body);
                bytes
            }
            Self::Bytes(bytes) => bytes.clone(),
            Self::Reset | Self::Close | Self::Nothing => Vec::new(),
        }
    }
}
