//! Bytes: files, images, what is no text.

use std::fmt;
#[cfg(feature = "http")]
use std::path::PathBuf;
#[cfg(feature = "http")]
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[cfg(feature = "http")]
use crate::upload::{File, Segment, Source};

/// Bytes, with what a multipart body or a header says of them.
///
/// They are in memory, or, with the feature `http`, come from elsewhere while they are sent: see `from_file` and
/// `from_source`. `Debug` prints how many there are. In JSON, which has no bytes, they are a string; those that are no UTF-8,
/// or not in memory, cannot be written there.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Binary {
    content: Content,
    file_name: Option<String>,
    media_type: Option<String>,
}

/// Where the bytes are.
#[derive(Clone)]
enum Content {
    Memory(Vec<u8>),
    #[cfg(feature = "http")]
    Source(Arc<dyn Source>),
}

impl Binary {
    /// Bytes.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self::of(Content::Memory(bytes.into()))
    }

    /// The bytes of a file, which is opened and read when it is sent; its name is that of the file.
    ///
    /// A file that grows or shrinks while it is sent breaks off the request.
    #[cfg(feature = "http")]
    pub fn from_file(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        Self {
            file_name: name,
            ..Self::from_source(File(path))
        }
    }

    /// The bytes of a source, which is opened each time they are sent.
    #[cfg(feature = "http")]
    pub fn from_source(source: impl Source + 'static) -> Self {
        Self::of(Content::Source(Arc::new(source)))
    }

    fn of(content: Content) -> Self {
        Self {
            content,
            file_name: None,
            media_type: None,
        }
    }

    /// The same with the name of a file, for a part of a multipart body.
    #[must_use]
    pub fn with_file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// The same with a media type, where the description leaves it open.
    #[must_use]
    pub fn with_media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// The bytes, if they are in memory. Those of an answer are.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.content {
            Content::Memory(bytes) => Some(bytes),
            #[cfg(feature = "http")]
            Content::Source(_) => None,
        }
    }

    /// The bytes, unwrapped, if they are in memory. Those of an answer are.
    pub fn into_bytes(self) -> Option<Vec<u8>> {
        match self.content {
            Content::Memory(bytes) => Some(bytes),
            #[cfg(feature = "http")]
            Content::Source(_) => None,
        }
    }

    /// The bytes as a part of a body.
    #[cfg(feature = "http")]
    pub(crate) fn segment(&self) -> Segment {
        match &self.content {
            Content::Memory(bytes) => Segment::Bytes(bytes.clone()),
            Content::Source(source) => Segment::Source(Arc::clone(source)),
        }
    }

    /// The name of the file, if one was given.
    pub fn file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    /// The media type, if one was given.
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }
}

impl Default for Content {
    fn default() -> Self {
        Self::Memory(Vec::new())
    }
}

/// Two sources are the same if they are one.
impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Memory(one), Self::Memory(other)) => one == other,
            #[cfg(feature = "http")]
            (Self::Source(one), Self::Source(other)) => Arc::ptr_eq(one, other),
            #[cfg(feature = "http")]
            _ => false,
        }
    }
}

impl Eq for Content {}

impl From<Vec<u8>> for Binary {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

impl From<&[u8]> for Binary {
    fn from(bytes: &[u8]) -> Self {
        Self::new(bytes)
    }
}

impl From<String> for Binary {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Binary {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Binary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_bytes() {
            Some(bytes) => write!(f, "Binary({} bytes)", bytes.len()),
            None => f.write_str("Binary(bytes from elsewhere)"),
        }
    }
}

impl Serialize for Binary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.as_bytes().map(std::str::from_utf8);
        let Some(Ok(text)) = text else {
            let message = "bytes that are no text, or not in memory, cannot be written here";
            return Err(serde::ser::Error::custom(message));
        };
        serializer.serialize_str(text)
    }
}

impl<'de> Deserialize<'de> for Binary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The inner error is dropped on purpose: serde's texts quote the value they could not read.
        String::deserialize(deserializer)
            .map(Self::from)
            .map_err(|_| serde::de::Error::custom("expected a string"))
    }
}
