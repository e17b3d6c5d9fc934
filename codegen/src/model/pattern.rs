//! A regular expression in the two spellings that matter.

/// A pattern of the description, translated for Rust.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pattern {
    /// As written in the description (ECMA 262).
    pub written: String,
    /// The same language in the syntax of the `regex` crate, apart from the assertions.
    pub translated: String,
    /// What has to hold besides.
    pub assertions: Vec<Assertion>,
}

/// An expression that has to match besides, or must not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Assertion {
    /// Whether it has to match.
    pub wanted: Wanted,
    /// The expression, in the syntax of the `regex` crate.
    pub translated: String,
}

/// Whether an assertion has to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// It has to.
    Match,
    /// It must not.
    NoMatch,
}
