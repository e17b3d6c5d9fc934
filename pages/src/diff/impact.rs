//! What a change means for callers that worked before.

use std::cmp::Ordering;
use std::fmt;

use crate::field::{Constraint, Requirement};
use crate::number::Number;

/// What a change means for callers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Impact {
    /// A caller that worked may fail, or does not compile with a regenerated client.
    Breaking,
    /// The page does not say enough; a person has to look.
    Unclear,
    /// Callers are not affected.
    Compatible,
    /// Nothing but sentences changed.
    Wording,
}

impl fmt::Display for Impact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Breaking => "breaking",
            Self::Unclear => "unclear",
            Self::Compatible => "compatible",
            Self::Wording => "wording",
        })
    }
}

/// Who has to keep to a constraint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The caller: less allowed breaks it.
    Request,
    /// The server: more allowed breaks callers that store or check what it sends.
    Response,
}

/// A field that was added.
pub fn added(side: Side, requirement: Requirement) -> Impact {
    match (side, requirement) {
        (Side::Request, Requirement::Required) => Impact::Breaking,
        (Side::Request, Requirement::Conditional) => Impact::Unclear,
        _ => Impact::Compatible,
    }
}

/// A field whose requirement changed.
pub fn requirement(side: Side, old: Requirement, new: Requirement) -> Impact {
    match (side, old, new) {
        (Side::Request, _, Requirement::Required) | (Side::Response, Requirement::Required, _) => {
            Impact::Breaking
        }
        (Side::Request, Requirement::Optional, Requirement::Conditional) => Impact::Unclear,
        _ => Impact::Compatible,
    }
}

/// A field whose constraint changed.
pub fn constraint(side: Side, old: Option<&Constraint>, new: Option<&Constraint>) -> Impact {
    let bounds = |constraint: Option<&Constraint>| {
        let constraint = constraint.cloned().unwrap_or_default();
        (constraint.lower().cloned(), constraint.upper().cloned())
    };
    let ((old_lower, old_upper), (new_lower, new_upper)) = (bounds(old), bounds(new));
    let (lower, upper) = (
        compare(&old_lower, &new_lower, Ordering::Less),
        compare(&old_upper, &new_upper, Ordering::Greater),
    );
    let value = |constraint: Option<&Constraint>| {
        constraint
            .and_then(|constraint| constraint.value.clone())
            .filter(|value| !value.is_zero())
    };
    let narrower = lower == Ordering::Less || upper == Ordering::Greater;
    let wider = lower == Ordering::Greater || upper == Ordering::Less;
    let breaks = match side {
        Side::Request => narrower,
        Side::Response => wider,
    };
    if breaks || value(old) != value(new) {
        Impact::Breaking
    } else {
        Impact::Compatible
    }
}

/// Compares two bounds; one that is missing lies beyond all others, on the side that `missing` says.
fn compare(old: &Option<Number>, new: &Option<Number>, missing: Ordering) -> Ordering {
    match (old, new) {
        (Some(old), Some(new)) => old.compare(new),
        (None, None) => Ordering::Equal,
        (None, Some(_)) => missing,
        (Some(_), None) => missing.reverse(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(min: &str, max: &str) -> Constraint {
        Constraint {
            min: Number::parse(min),
            max: Number::parse(max),
            ..Constraint::default()
        }
    }

    fn length(length: &str) -> Constraint {
        Constraint {
            length: Number::parse(length),
            ..Constraint::default()
        }
    }

    #[test]
    fn who_keeps_to_a_constraint_decides_what_breaks() {
        let cases = [
            (
                Some(range("1", "20")),
                Some(range("1", "30")),
                Impact::Compatible,
                Impact::Breaking,
            ),
            (
                Some(range("1", "30")),
                Some(range("1", "20")),
                Impact::Breaking,
                Impact::Compatible,
            ),
            (
                Some(range("1", "30")),
                Some(range("0", "30")),
                Impact::Compatible,
                Impact::Breaking,
            ),
            (
                Some(length("15")),
                Some(length("16")),
                Impact::Breaking,
                Impact::Breaking,
            ),
            (
                Some(length("15")),
                Some(range("1", "15")),
                Impact::Compatible,
                Impact::Breaking,
            ),
            (
                None,
                Some(length("15")),
                Impact::Breaking,
                Impact::Compatible,
            ),
            (
                Some(length("15")),
                None,
                Impact::Compatible,
                Impact::Breaking,
            ),
            // A length of 0 says that none is given.
            (
                Some(length("0")),
                None,
                Impact::Compatible,
                Impact::Compatible,
            ),
            (
                Some(length("0")),
                Some(length("3")),
                Impact::Breaking,
                Impact::Compatible,
            ),
        ];
        for (old, new, request, response) in cases {
            assert_eq!(
                constraint(Side::Request, old.as_ref(), new.as_ref()),
                request,
                "request, {old:?} -> {new:?}"
            );
            assert_eq!(
                constraint(Side::Response, old.as_ref(), new.as_ref()),
                response,
                "response, {old:?} -> {new:?}"
            );
        }
    }
}
