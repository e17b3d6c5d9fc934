//! All types of the crate, and what is true of a type because it is true of something in it. Settled once for all of them:
//! thousands of types may contain one another.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::{Additional, Api, Type, TypeDef, TypeKind, TypeName, Value};

/// The types, and what they have in them.
#[derive(Default)]
pub(super) struct Types<'a> {
    definitions: BTreeMap<&'a TypeName, &'a TypeDef>,
    checked: HashSet<&'a TypeName>,
    inexact: HashSet<&'a TypeName>,
}

impl<'a> Types<'a> {
    pub(super) fn of(api: &'a Api) -> Self {
        let definitions = api.types();
        Self {
            checked: spread(&definitions, has_checks, of_validator, |value| {
                !value.checks.is_empty()
            }),
            inexact: spread(
                &definitions,
                |_| false,
                of_equality,
                |value| value.ty == Type::Number,
            ),
            definitions,
        }
    }

    pub(super) fn definition(&self, name: &TypeName) -> Option<&'a TypeDef> {
        self.definitions.get(name).copied()
    }

    /// Whether there is anything to check about a value.
    pub(super) fn is_checked(&self, value: &Value) -> bool {
        !value.checks.is_empty()
            || match &value.ty {
                Type::Array(item) | Type::Map(item) => self.is_checked(item),
                Type::Named(name) | Type::Boxed(name) => self.checked.contains(name),
                _ => false,
            }
    }

    /// Whether a type can derive `Eq`: there is no floating-point number in it.
    pub(super) fn is_eq(&self, name: &TypeName) -> bool {
        !self.inexact.contains(name)
    }
}

/// The types that one of two rules finds, and those that they are part of.
fn spread<'a>(
    definitions: &BTreeMap<&'a TypeName, &'a TypeDef>,
    of_type: impl Fn(&TypeKind) -> bool,
    parts: impl Fn(&'a TypeKind) -> Vec<&'a Value>,
    of_value: impl Fn(&Value) -> bool,
) -> HashSet<&'a TypeName> {
    let mut holders: HashMap<&TypeName, Vec<&'a TypeName>> = HashMap::new();
    let mut waiting = Vec::new();
    for (name, definition) in definitions {
        let mut is_found = of_type(&definition.kind);
        for value in parts(&definition.kind).into_iter().flat_map(nested) {
            is_found = is_found || of_value(value);
            if let Type::Named(part) | Type::Boxed(part) = &value.ty {
                holders.entry(part).or_default().push(name);
            }
        }
        if is_found {
            waiting.push(*name);
        }
    }
    let mut found = HashSet::new();
    while let Some(name) = waiting.pop() {
        if found.insert(name) {
            waiting.extend(holders.get(name).into_iter().flatten());
        }
    }
    found
}

/// A value, the items of it, and so on.
fn nested(value: &Value) -> impl Iterator<Item = &Value> {
    std::iter::successors(Some(value), |value| match &value.ty {
        Type::Array(item) | Type::Map(item) => Some(item),
        _ => None,
    })
}

/// Whether there is something to check about the type itself.
fn has_checks(kind: &TypeKind) -> bool {
    match kind {
        TypeKind::Struct(of) | TypeKind::Request(of) => {
            of.additional != Additional::Ignored
                || !of.checks.is_empty()
                || !of.conditions.is_empty()
        }
        TypeKind::Enumeration(_) | TypeKind::Union(_) => true,
        TypeKind::ErrorCodes(codes) => !codes.codes.is_empty(),
        TypeKind::Alias(_)
        | TypeKind::Newtype(_)
        | TypeKind::Body(_)
        | TypeKind::Reply(_)
        | TypeKind::Outcome(_) => false,
    }
}

/// What the validator of a type looks at.
fn of_validator(kind: &TypeKind) -> Vec<&Value> {
    match kind {
        TypeKind::Reply(_) | TypeKind::Outcome(_) => Vec::new(),
        kind => kind.values(),
    }
}

/// What is compared when values of a type are.
fn of_equality(kind: &TypeKind) -> Vec<&Value> {
    match kind {
        TypeKind::Struct(of) => {
            let additional = match &of.additional {
                Additional::Kept(item) => Some(item.as_ref()),
                Additional::Ignored | Additional::Forbidden => None,
            };
            kind.values().into_iter().chain(additional).collect()
        }
        TypeKind::Union(_) | TypeKind::Alias(_) | TypeKind::Newtype(_) => kind.values(),
        _ => Vec::new(),
    }
}
