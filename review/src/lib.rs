//! What people read about a description.

pub mod diff;
pub mod lint;
pub mod report;
