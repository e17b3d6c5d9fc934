//! What a check found.

use std::{fmt, slice, vec};

use super::{Pointer, Rule};

/// One violated constraint and where it was violated. Never the value.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Violation {
    pointer: String,
    /// The pointer without foreign keys, where it has some.
    masked: Option<String>,
    rule: Rule,
}

impl Violation {
    fn new(at: &Pointer<'_>, rule: Rule) -> Self {
        Self {
            pointer: at.exact(),
            masked: at.masked(),
            rule,
        }
    }

    /// The JSON Pointer (RFC 6901) of the place; empty for the value as a whole.
    ///
    /// Exact: where the data brought keys of its own, they stand in it, while `Display` and `Debug` show them as `*`.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The violated constraint.
    pub fn rule(&self) -> &Rule {
        &self.rule
    }

    fn printable_pointer(&self) -> &str {
        self.masked.as_deref().unwrap_or(&self.pointer)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.printable_pointer() {
            "" => write!(f, "(whole value): {}", self.rule),
            pointer => write!(f, "{pointer}: {}", self.rule),
        }
    }
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Violation")
            .field("pointer", &self.printable_pointer())
            .field("rule", &self.rule)
            .finish()
    }
}

/// Every violation that a check found, in the order of the description.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// None so far. Allocates nothing.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Records a violation.
    pub fn add(&mut self, at: &Pointer<'_>, rule: Rule) {
        self.0.push(Violation::new(at, rule));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them.
    pub fn iter(&self) -> slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// Nothing when there is none.
    ///
    /// # Errors
    ///
    /// The violations themselves, when there are some.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for Violations {
    /// One line each: `/sequenceId: longer than 20 characters`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            violation.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}
