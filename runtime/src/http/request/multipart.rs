//! Multipart bodies (RFC 7578).

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher;

use serde::Serialize;
use serde_json::Value;

use super::style::plain;
use crate::Binary;
use crate::upload::Segment;

/// A multipart body being written down.
///
/// A property that is absent or null has no part; an array has one for each item.
#[derive(Default)]
pub struct Multipart {
    parts: Vec<Part>,
    is_unwritable: bool,
}

struct Part {
    head: String,
    body: Segment,
}

impl fmt::Debug for Multipart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Multipart").finish_non_exhaustive()
    }
}

impl Multipart {
    /// A property. Texts and numbers are sent as they are; what is made of others, as JSON. `media_type` is for a part that
    /// is to have another than the usual one.
    pub fn property(&mut self, name: &str, value: &impl Serialize, media_type: Option<&str>) {
        match serde_json::to_value(value) {
            Ok(Value::Array(items)) if media_type.is_none() => {
                items.iter().for_each(|item| self.value(name, item, None));
            }
            Ok(value) => self.value(name, &value, media_type),
            Err(_) => self.is_unwritable = true,
        }
    }

    /// Files: one, none, or several.
    pub fn files<'b>(
        &mut self,
        name: &str,
        files: impl IntoIterator<Item = &'b Binary>,
        media_type: Option<&str>,
    ) {
        for file in files {
            let media_type = file
                .media_type()
                .or(media_type)
                .unwrap_or("application/octet-stream");
            let file_name = file.file_name().unwrap_or(name);
            self.push(name, Some(file_name), media_type, file.segment());
        }
    }

    fn value(&mut self, name: &str, value: &Value, media_type: Option<&str>) {
        let usual = match value {
            Value::Null => return,
            Value::Array(_) | Value::Object(_) => "application/json",
            _ => "text/plain; charset=utf-8",
        };
        let text = plain(value);
        self.push(
            name,
            None,
            media_type.unwrap_or(usual),
            Segment::Bytes(text.into_bytes()),
        );
    }

    fn push(&mut self, name: &str, file_name: Option<&str>, media_type: &str, body: Segment) {
        let mut head = format!("Content-Disposition: form-data; name=\"{}\"", quoted(name));
        if let Some(file_name) = file_name {
            head.push_str(&format!("; filename=\"{}\"", quoted(file_name)));
        }
        // A media type that came with the data must not add headers of its own.
        let media_type: String = media_type.chars().filter(|c| !c.is_control()).collect();
        head.push_str(&format!("\r\nContent-Type: {media_type}\r\n\r\n"));
        self.parts.push(Part { head, body });
    }

    /// The boundary and the body; none if a part could not be written.
    pub(super) fn finish(self) -> Option<(String, Vec<Segment>)> {
        if self.is_unwritable {
            return None;
        }
        let boundary = self.boundary();
        let mut body = Vec::new();
        for part in self.parts {
            let head = format!("--{boundary}\r\n{}", part.head);
            body.push(Segment::Bytes(head.into_bytes()));
            body.push(part.body);
            body.push(Segment::Bytes(b"\r\n".to_vec()));
        }
        let end = format!("--{boundary}--\r\n");
        body.push(Segment::Bytes(end.into_bytes()));
        Some((boundary, body))
    }

    /// A line that stands in no part. What is not in memory cannot be searched, but it cannot guess the numbers either.
    fn boundary(&self) -> String {
        loop {
            let random = || RandomState::new().hash_one(0);
            let boundary = format!("part-{:016x}{:016x}", random(), random());
            let stands_in = |body: &Segment| match body {
                Segment::Bytes(bytes) => bytes
                    .windows(boundary.len())
                    .any(|window| window == boundary.as_bytes()),
                Segment::Source(_) => false,
            };
            if !self.parts.iter().any(|part| stands_in(&part.body)) {
                return boundary;
            }
        }
    }
}

/// A name as browsers quote it (HTML, "multipart/form-data encoding algorithm").
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
