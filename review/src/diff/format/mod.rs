//! Changes as text for people, as JSON for programs, and as annotations for GitHub.

mod github;
mod json;
mod text;

pub use github::github;
pub use json::{VERSION, json};
pub use text::text;
