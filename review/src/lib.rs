//! What people read about a description.

mod description;
pub mod diff;
mod escape;
pub mod lint;
pub mod report;
