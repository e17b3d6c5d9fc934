//! Arrays.

use crate::{Pointer, Rule, Violations};

/// At least `limit` items.
pub fn min_items(count: usize, limit: u64, at: &Pointer<'_>, violations: &mut Violations) {
    if (count as u64) < limit {
        violations.add(at, Rule::MinItems(limit));
    }
}

/// At most `limit` items.
pub fn max_items(count: usize, limit: u64, at: &Pointer<'_>, violations: &mut Violations) {
    if count as u64 > limit {
        violations.add(at, Rule::MaxItems(limit));
    }
}

/// No two items are equal. Compares every pair, since items need be neither ordered nor hashable.
///
/// Items are compared by their own `==`. For [`FreeForm`](crate::FreeForm) that is equality of JSON, where `1` equals
/// `1.0`.
pub fn unique_items<T: PartialEq>(items: &[T], at: &Pointer<'_>, violations: &mut Violations) {
    let repeated = items
        .iter()
        .enumerate()
        .any(|(index, item)| items[..index].contains(item));
    if repeated {
        violations.add(at, Rule::UniqueItems);
    }
}
