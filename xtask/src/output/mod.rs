//! Generated files on disk: what differs, and making it so. It touches only what is known to be generated.

mod diff;
mod plan;
mod write;

pub use diff::diff;
pub use plan::{Leftovers, Plan};
pub use write::{apply, write_file};
