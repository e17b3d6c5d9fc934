//! One-time tokens, which stand for cards.

use std::fmt;

/// A token and its verification value, for one use.
#[derive(Clone)]
#[non_exhaustive]
pub struct OneTimeToken {
    /// `oneTimeToken`, 16 characters.
    pub token: String,
    /// `dcvv`, 3 characters.
    pub dcvv: String,
}

impl fmt::Debug for OneTimeToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimeToken([redacted])")
    }
}

/// What the sandbox knows of a token.
pub(crate) struct Token {
    pub(crate) dcvv: String,
    pub(crate) card_number: String,
    pub(crate) uses: TokenUse,
}

/// How often a token can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenUse {
    /// Once, and it has not been yet.
    Once,
    /// It has been used.
    Used,
    /// As often as anybody likes: a prepared one.
    Always,
}

impl Token {
    /// Notes that the token was used.
    pub(crate) fn spend(&mut self) {
        if self.uses == TokenUse::Once {
            self.uses = TokenUse::Used;
        }
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token")
            .field("uses", &self.uses)
            .finish_non_exhaustive()
    }
}
