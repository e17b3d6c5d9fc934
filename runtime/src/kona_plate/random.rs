//! Where random bytes come from.

use std::sync::Arc;

use aws_lc_rs::error::Unspecified;
use aws_lc_rs::rand;

/// Fills a buffer.
pub(super) type Fill = dyn Fn(&mut [u8]) + Send + Sync;

/// A source of random bytes.
#[derive(Clone, Default)]
pub(super) enum Random {
    /// The operating system's, through the library.
    #[default]
    System,
    /// One that the caller answers for.
    Given(Arc<Fill>),
}

impl Random {
    pub(super) fn fill(&self, bytes: &mut [u8]) -> Result<(), Unspecified> {
        match self {
            Self::System => rand::fill(bytes),
            Self::Given(fill) => {
                fill(bytes);
                Ok(())
            }
        }
    }
}
