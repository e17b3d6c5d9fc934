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
    assertions: &'static [Assertion],
    /// None when a text is not a regular expression.
    compiled: OnceLock<Option<Compiled>>,
}

/// A regular expression that has to match the value besides, or must not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assertion {
    /// It has to match.
    Match(&'static str),
    /// It must not match.
    NoMatch(&'static str),
}

struct Compiled {
    regex: Regex,
    assertions: Vec<(Assertion, Regex)>,
}

impl Pattern {
    /// A pattern. A text that is not a regular expression matches nothing.
    pub const fn new(text: &'static str) -> Self {
        Self::with_assertions(text, &[])
    }

    /// A pattern with what a lookahead or lookbehind at its ends says.
    pub const fn with_assertions(text: &'static str, assertions: &'static [Assertion]) -> Self {
        Self {
            text,
            assertions,
            compiled: OnceLock::new(),
        }
    }

    /// The regular expression.
    pub(super) const fn text(&self) -> &'static str {
        self.text
    }

    /// Whether it occurs in the value: as in JSON Schema it is not anchored by itself.
    pub fn is_match(&self, value: &str) -> bool {
        self.compiled
            .get_or_init(|| Compiled::new(self.text, self.assertions))
            .as_ref()
            .is_some_and(|compiled| compiled.is_match(value))
    }
}

impl Compiled {
    fn new(text: &str, assertions: &[Assertion]) -> Option<Self> {
        let compile = |assertion: &Assertion| {
            let (Assertion::Match(text) | Assertion::NoMatch(text)) = *assertion;
            Some((*assertion, Regex::new(text).ok()?))
        };
        Some(Self {
            regex: Regex::new(text).ok()?,
            assertions: assertions.iter().map(compile).collect::<Option<_>>()?,
        })
    }

    fn is_match(&self, value: &str) -> bool {
        let holds = |(assertion, regex): &(Assertion, Regex)| match assertion {
            Assertion::Match(_) => regex.is_match(value),
            Assertion::NoMatch(_) => !regex.is_match(value),
        };
        self.regex.is_match(value) && self.assertions.iter().all(holds)
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
