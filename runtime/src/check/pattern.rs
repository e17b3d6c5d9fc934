//! Regular expressions.

use std::fmt;
use std::sync::OnceLock;

use regex::Regex;

use super::Lookaround;
use crate::{Pointer, Rule, Violations};

/// A regular expression in the syntax of the `regex` crate, compiled when it is first needed.
///
/// ```
/// use konaplate_runtime::check::Pattern;
///
/// static POSTAL_CODE: Pattern = Pattern::new("^[0-9]{5}$");
/// ```
pub struct Pattern {
    text: &'static str,
    has_lookaround: bool,
    /// None when a text is not a regular expression.
    compiled: OnceLock<Option<Compiled>>,
}

enum Compiled {
    Plain(Regex),
    Lookaround(Lookaround),
}

impl Pattern {
    /// A pattern. A text that is not a regular expression matches nothing.
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            has_lookaround: false,
            compiled: OnceLock::new(),
        }
    }

    /// A pattern in which named groups are lookaround; see [`Lookaround`].
    pub const fn with_lookaround(text: &'static str) -> Self {
        Self {
            text,
            has_lookaround: true,
            compiled: OnceLock::new(),
        }
    }

    /// The regular expression.
    pub(super) const fn text(&self) -> &'static str {
        self.text
    }

    /// Whether it occurs in the value: as in JSON Schema it is not anchored by itself.
    pub fn is_match(&self, value: &str) -> bool {
        match self.compiled.get_or_init(|| self.compile()) {
            Some(Compiled::Plain(regex)) => regex.is_match(value),
            Some(Compiled::Lookaround(lookaround)) => lookaround.is_match(value),
            None => false,
        }
    }

    fn compile(&self) -> Option<Compiled> {
        if self.has_lookaround {
            Lookaround::new(self.text).ok().map(Compiled::Lookaround)
        } else {
            Regex::new(self.text).ok().map(Compiled::Plain)
        }
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.text).finish()
    }
}

/// The pattern occurs in the value.
pub fn pattern(value: &str, pattern: &Pattern, at: &Pointer<'_>, violations: &mut Violations) {
    if !pattern.is_match(value) {
        violations.add(at, Rule::Pattern(pattern.text));
    }
}
