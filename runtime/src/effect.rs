//! What an operation can have changed.

use std::fmt;

/// The most that an operation, or what its error code proves about it, can have changed on the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// Nothing: it may be repeated.
    None,
    /// Money may have moved.
    Money,
    /// A card may have been made.
    Card,
}

impl Effect {
    /// The name as the description spells it: `none`, `money` or `card`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Money => "money",
            Self::Card => "card",
        }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
