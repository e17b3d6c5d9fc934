//! Regular expressions.

use std::fmt;
use std::sync::OnceLock;

use regex::Regex;

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
    /// None when the text is not a regular expression.
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern. A text that is not a regular expression matches nothing.
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            regex: OnceLock::new(),
        }
    }

    /// The regular expression.
    pub(super) const fn text(&self) -> &'static str {
        self.text
    }

    /// Whether it occurs in the value: as in JSON Schema it is not anchored by itself.
    pub fn is_match(&self, value: &str) -> bool {
        self.regex
            .get_or_init(|| Regex::new(self.text).ok())
            .as_ref()
            .is_some_and(|regex| regex.is_match(value))
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
