//! Objects with properties that the description does not name.

use crate::{AdditionalProperties, Pointer, Rule, Violations};

/// At least `limit` properties.
pub fn min_properties(count: usize, limit: u64, at: &Pointer<'_>, violations: &mut Violations) {
    if (count as u64) < limit {
        violations.add(at, Rule::MinProperties(limit));
    }
}

/// At most `limit` properties.
pub fn max_properties(count: usize, limit: u64, at: &Pointer<'_>, violations: &mut Violations) {
    if count as u64 > limit {
        violations.add(at, Rule::MaxProperties(limit));
    }
}

/// No additional property has the name of a property with a field of its own.
pub fn no_shadowed<T>(
    properties: &AdditionalProperties<T>,
    fields: &[&'static str],
    at: &Pointer<'_>,
    violations: &mut Violations,
) {
    if properties.is_empty() {
        return;
    }
    for field in fields {
        if properties.contains(field) {
            violations.add(&at.property(field), Rule::ShadowedProperty);
        }
    }
}

/// No additional properties at all.
pub fn closed<T>(
    properties: &AdditionalProperties<T>,
    at: &Pointer<'_>,
    violations: &mut Violations,
) {
    for (name, _) in properties {
        violations.add(&at.key(name), Rule::AdditionalProperty);
    }
}
