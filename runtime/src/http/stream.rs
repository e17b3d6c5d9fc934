//! The body of a success, piece by piece.

use std::fmt;

use crate::UnknownCause;
use crate::transport::StreamedResponse;

/// The body of a success, read piece by piece. Dropping it ends the connection.
pub struct Stream(StreamedResponse);

impl Stream {
    pub(super) fn new(response: StreamedResponse) -> Self {
        Self(response)
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// The value of a header, whatever the case of its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let headers = &self.0.headers;
        let found = headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The next piece, as it came; none at the end.
    ///
    /// # Errors
    ///
    /// When the rest does not come: what was read so far is not the whole.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, UnknownCause> {
        self.0.body.next().await.map_err(UnknownCause::from)
    }
}

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stream")
            .field("status", &self.0.status)
            .finish_non_exhaustive()
    }
}
