//! An OpenAPI description -> a Rust client, and one self-contained description.

pub mod diagnostic;
pub mod load;
