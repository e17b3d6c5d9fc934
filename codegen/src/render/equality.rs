//! Which types can derive `Eq`: all but those with a floating-point number somewhere.

use super::scope::Scope;
use crate::model::{Additional, Type, TypeKind, TypeName, Value};

/// Whether the type `name` can derive `Eq`.
pub(super) fn is_eq(name: &TypeName, scope: &Scope<'_>) -> bool {
    !Search {
        scope,
        visited: Vec::new(),
    }
    .named(name)
}

/// Looks for floating-point numbers.
struct Search<'s, 'a> {
    scope: &'s Scope<'a>,
    visited: Vec<TypeName>,
}

impl Search<'_, '_> {
    fn named(&mut self, name: &TypeName) -> bool {
        if self.visited.contains(name) {
            return false;
        }
        self.visited.push(name.clone());
        match self
            .scope
            .definition(name)
            .map(|definition| &definition.kind)
        {
            Some(TypeKind::Struct(structure)) => {
                structure
                    .fields
                    .iter()
                    .any(|field| self.value(&field.value))
                    || matches!(&structure.additional, Additional::Kept(item) if self.value(item))
            }
            Some(TypeKind::Union(union)) => union
                .variants
                .iter()
                .any(|variant| self.value(&variant.value)),
            Some(TypeKind::Alias(alias)) => self.value(&alias.value),
            Some(TypeKind::Newtype(value)) => self.value(value),
            _ => false,
        }
    }

    fn value(&mut self, value: &Value) -> bool {
        match &value.ty {
            Type::Number => true,
            Type::Array(item) | Type::Map(item) => self.value(item),
            Type::Named(name) | Type::Boxed(name) => self.named(name),
            _ => false,
        }
    }
}
