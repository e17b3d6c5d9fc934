//! Bodies.

use serde::Serialize;
use serde_json::Value;

use super::multipart::Multipart;
use super::{Explode, Outgoing, QueryStyle, Reserved, escape};
use crate::Binary;
use crate::upload::Segment;

/// How a property of a form is written (`encoding`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormEncoding {
    /// The property.
    pub name: &'static str,
    /// Its style.
    pub style: QueryStyle,
    /// Whether its items are fields of their own.
    pub explode: Explode,
    /// Whether reserved characters are escaped.
    pub reserved: Reserved,
}

impl FormEncoding {
    /// As query parameters are written unless something else is said: `form`, each item and property by itself, reserved
    /// characters escaped.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            style: QueryStyle::Form,
            explode: Explode::Yes,
            reserved: Reserved::Escaped,
        }
    }
}

impl Outgoing {
    fn set_body(&mut self, media_type: &str, body: Vec<u8>) {
        self.set_header("Content-Type", media_type.to_owned());
        self.request.body = body;
    }

    /// Takes the body into memory, unless some of it comes from elsewhere.
    fn set_segments(&mut self, media_type: &str, segments: Vec<Segment>) {
        let in_memory = |segment: &Segment| matches!(segment, Segment::Bytes(_));
        if !segments.iter().all(in_memory) {
            self.set_body(media_type, Vec::new());
            self.upload = Some(segments);
            return;
        }
        let mut body = Vec::new();
        for segment in segments {
            if let Segment::Bytes(bytes) = segment {
                body.extend_from_slice(&bytes);
            }
        }
        self.set_body(media_type, body);
    }

    /// A body in JSON.
    pub fn json(&mut self, media_type: &str, body: &impl Serialize) {
        match serde_json::to_vec(body) {
            Ok(body) => self.set_body(media_type, body),
            Err(_) => self.is_unwritable = true,
        }
    }

    /// A body of text.
    pub fn text(&mut self, media_type: &str, body: &str) {
        self.set_body(media_type, body.as_bytes().to_vec());
    }

    /// A body of bytes. Where the description gives a range of media types, the bytes' own is sent.
    pub fn binary(&mut self, media_type: &str, body: &Binary) {
        let media_type = match body.media_type() {
            Some(own) => own,
            None if media_type.contains('*') => "application/octet-stream",
            None => media_type,
        };
        self.set_segments(media_type, vec![body.segment()]);
    }

    /// A body of `application/x-www-form-urlencoded`: each property of an object is a field.
    pub fn form(&mut self, media_type: &str, body: &impl Serialize, encodings: &[FormEncoding]) {
        let Some(Value::Object(object)) = self.tree(body) else {
            self.is_unwritable = true;
            return;
        };
        let mut text = String::new();
        for (name, value) in &object {
            let encoding = encodings.iter().find(|encoding| encoding.name == *name);
            let (style, explode, reserved) = encoding
                .map_or((QueryStyle::Form, Explode::Yes, Reserved::Escaped), |of| {
                    (of.style, of.explode, of.reserved)
                });
            // Of an exploded object, the name of the property would be lost.
            let pairs = match (value, style) {
                (Value::Object(_), QueryStyle::Form) if encoding.is_none() => {
                    vec![(escape::form(name), escape::form(&value.to_string()))]
                }
                _ => style.pairs(name, value, explode, reserved),
            };
            for (name, value) in pairs {
                if !text.is_empty() {
                    text.push('&');
                }
                text.push_str(&name.replace("%20", "+"));
                text.push('=');
                text.push_str(&value.replace("%20", "+"));
            }
        }
        self.set_body(media_type, text.into_bytes());
    }

    /// A multipart body: `write` adds its parts.
    pub fn multipart(&mut self, media_type: &str, write: impl FnOnce(&mut Multipart)) {
        let mut form = Multipart::default();
        write(&mut form);
        match form.finish() {
            Some((boundary, body)) => {
                self.set_segments(&format!("{media_type}; boundary={boundary}"), body);
            }
            None => self.is_unwritable = true,
        }
    }
}
