//! An allocator that looks into every block of memory that is given back, for secrets that should have been wiped.
//!
//! What lies on the stack, in registers and in memory of C libraries is out of its sight.

mod allocator;

pub use allocator::Watching;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Something to look for, and how often it was found.
#[derive(Debug)]
pub struct Needle {
    bytes: OnceLock<&'static [u8]>,
    found: AtomicUsize,
}

/// How many bytes in a row count as the whole: a part of a key is a secret, too.
const PART: usize = 12;

impl Needle {
    /// Looks for nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            bytes: OnceLock::new(),
            found: AtomicUsize::new(0),
        }
    }

    /// Looks for these bytes from now on, and for their first and their last twelve alone. Returns them, in memory that is never
    /// given back.
    ///
    /// # Panics
    /// If there are fewer, or if it looks for something already.
    pub fn look_for(&self, bytes: impl Into<Vec<u8>>) -> &'static [u8] {
        let bytes = Vec::leak(bytes.into());
        assert!(bytes.len() >= PART);
        assert!(self.bytes.set(bytes).is_ok(), "one needle for one thing");
        bytes
    }

    /// In how many blocks it was when they were given back.
    pub fn found(&self) -> usize {
        self.found.load(Ordering::SeqCst)
    }

    fn look_into(&self, block: &[u8]) {
        let Some(bytes) = self.bytes.get() else {
            return;
        };
        let parts = [&bytes[..PART], &bytes[bytes.len() - PART..]];
        if block.windows(PART).any(|window| parts.contains(&window)) {
            self.found.fetch_add(1, Ordering::SeqCst);
        }
    }
}

impl Default for Needle {
    fn default() -> Self {
        Self::new()
    }
}
