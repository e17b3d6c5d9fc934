//! The parts of a body before anything is opened.

use std::fmt;
use std::sync::Arc;

use super::Source;

/// A part of a body.
#[derive(Clone)]
pub(crate) enum Segment {
    Bytes(Vec<u8>),
    Source(Arc<dyn Source>),
}

impl fmt::Debug for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Segment")
    }
}
