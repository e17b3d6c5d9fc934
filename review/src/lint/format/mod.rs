//! Findings as text for people, as JSON for programs, and as annotations for GitHub; rules as text.

mod explain;
mod github;
mod json;
mod text;

pub use explain::{explain, list};
pub use github::github;
pub use json::{VERSION, json};
pub use text::text;
