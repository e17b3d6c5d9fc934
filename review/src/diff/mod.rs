//! What changed between two descriptions, and who feels it.
//!
//! Operations are paired by method and path, schemas by the place where they are used: where something stands in the files, in which order, and
//! whether it stands there or is referred to, is no change. Every pair of schemas is compared once, however many operations lead to it.

mod body;
mod callback;
mod change;
mod components;
mod engine;
mod finding;
pub mod format;
mod found;
mod input;
mod keys;
mod operation;
mod parameter;
mod paths;
mod response;
mod revision;
mod root;
mod same;
mod schema;
mod security;
mod symbols;

pub use change::{Change, Changes, Class, Direction, Touched};
pub use engine::Limits;
pub use input::{Failed, open};
pub use revision::Revision;

pub use crate::description::{Description, Place};

use engine::Comparison;

/// Compares two descriptions, within [`Limits::default`].
///
/// References that lead nowhere are noted in the descriptions: look at [`Description::has_errors`] afterwards.
#[must_use]
pub fn diff(old: &Description, new: &Description) -> Changes {
    diff_within(old, new, Limits::default())
}

/// Like [`diff`], within other limits.
#[must_use]
pub fn diff_within(old: &Description, new: &Description, limits: Limits) -> Changes {
    let mut comparison = Comparison::new(old, new, limits);
    comparison.root();
    comparison.work();
    comparison.finish()
}
