//! A description of many files -> one self-contained description.

mod grammar;
mod json;
mod names;
mod number;
mod profile;
mod text;
mod walk;
mod yaml;

pub use json::to_json;
pub use profile::Profile;
pub use walk::bundle;
pub use yaml::to_yaml;
