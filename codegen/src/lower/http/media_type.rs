//! Media types: how a body of one is written and read.

use super::super::schema::JsonType;

/// How a body is written and read, as far as its media type tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Json,
    Form,
    Multipart,
    Xml,
    Text,
    Binary,
    /// A range: what the schema says.
    Any,
}

impl Kind {
    pub(super) fn of(media_type: &str) -> Self {
        let essence = essence(media_type);
        let (top, sub) = essence.split_once('/').unwrap_or((&essence, ""));
        match (top, sub) {
            _ if is_json(&essence) => Self::Json,
            ("application", "x-www-form-urlencoded") => Self::Form,
            ("multipart", "form-data") => Self::Multipart,
            _ if sub == "xml" || sub.ends_with("+xml") => Self::Xml,
            ("text", _)
            | ("application", "x-ndjson" | "jsonl" | "json-seq" | "x-yaml" | "yaml") => Self::Text,
            ("*", "*" | "") | ("application", "*") => Self::Any,
            _ => Self::Binary,
        }
    }

    /// The kind of a range, from its schema.
    pub(super) fn settled(self, ty: Option<JsonType>, is_bytes: bool) -> Self {
        match (self, ty) {
            (Self::Any, _) if is_bytes => Self::Binary,
            (Self::Any, Some(_)) => Self::Json,
            (Self::Any, None) => Self::Binary,
            (kind, _) => kind,
        }
    }

    /// The variant of an enum of bodies.
    pub(super) fn variant(self) -> &'static str {
        match self {
            Self::Json => "Json",
            Self::Form => "Form",
            Self::Multipart => "Multipart",
            Self::Xml => "Xml",
            Self::Text => "Text",
            Self::Binary | Self::Any => "Binary",
        }
    }
}

/// Whether a body of this media type is JSON (RFC 8259, RFC 6839).
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    let sub = essence.split_once('/').map_or("", |(_, sub)| sub);
    sub == "json" || sub.ends_with("+json") || essence == "json"
}

/// A media type without its parameters.
pub(super) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}
