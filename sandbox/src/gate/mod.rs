//! What a call has to pass before anything is done, in this order: path and method, headers, token, encryption, JSON,
//! the description. One file for each.

pub(crate) mod encryption;
pub(crate) mod headers;
pub(crate) mod json;
pub(crate) mod path;
mod shape;
pub(crate) mod token;
pub(crate) mod validation;

/// Where a body does not fit the description. Never the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Defect {
    /// The name of the property, without those around it.
    pub(crate) field: String,
    pub(crate) kind: DefectKind,
}

/// What is wrong with a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DefectKind {
    /// It is absent or null.
    Missing,
    /// It has too few or too many characters.
    Length,
    /// Anything else.
    Invalid,
}
