//! Checking a value against the constraints of its description.

mod pointer;
mod rule;
mod violation;

pub use pointer::Pointer;
pub use rule::{Limit, Rule};
pub use violation::{Violation, Violations};

/// A value whose description constrains it.
pub trait Validate {
    /// Adds every violation to `violations`. `at` is where the value stands.
    fn check(&self, at: &Pointer<'_>, violations: &mut Violations);

    /// Checks the value as a whole. Allocates nothing when all is well.
    ///
    /// # Errors
    ///
    /// Every violation at once, each with its JSON Pointer; never the value.
    fn validate(&self) -> Result<(), Violations> {
        let mut violations = Violations::new();
        self.check(&Pointer::ROOT, &mut violations);
        violations.into_result()
    }
}
