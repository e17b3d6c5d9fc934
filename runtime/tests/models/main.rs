//! What models and validators use, seen from outside.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod additional_properties;
mod allocation;
mod any;
mod bounds;
mod free_form;
mod lengths;
#[cfg(feature = "pattern")]
mod lookaround;
mod multiples;
mod object;
#[cfg(feature = "pattern")]
mod pattern;
mod places;
mod sensitive;
mod texts;

use konaplate_runtime::{Pointer, Rule, Violations};

/// The rules that a check finds violated.
fn rules(check: impl FnOnce(&Pointer<'_>, &mut Violations)) -> Vec<Rule> {
    let mut violations = Violations::new();
    check(&Pointer::ROOT, &mut violations);
    violations
        .iter()
        .map(|violation| violation.rule().clone())
        .collect()
}

/// Whether a check finds nothing.
fn accepts(check: impl FnOnce(&Pointer<'_>, &mut Violations)) -> bool {
    rules(check).is_empty()
}
