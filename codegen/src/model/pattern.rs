//! A regular expression in the two spellings that matter.

/// A pattern of the description, translated for Rust.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pattern {
    /// As written in the description (ECMA 262).
    pub written: String,
    /// The same language in the syntax of the `regex` crate.
    pub translated: String,
}
