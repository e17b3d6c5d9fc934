//! A regular expression in the two spellings that matter.

/// A pattern of the description, translated for Rust.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pattern {
    /// As written in the description (ECMA 262).
    pub written: String,
    /// The same language in the syntax of the runtime: that of the `regex` crate, with lookaround as groups with names.
    pub translated: String,
    /// Whether there is lookaround in it.
    pub has_lookaround: bool,
}
