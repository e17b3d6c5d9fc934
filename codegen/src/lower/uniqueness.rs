//! `uniqueItems` of objects: properties that nobody named tell items apart too, so they are kept.

use std::collections::BTreeSet;

use super::Lowering;
use crate::model::{Additional, Check, Type, TypeDef, TypeKind, TypeName, Value};

impl Lowering<'_, '_> {
    /// Makes the objects that stand in arrays of unique items keep all their properties.
    pub(super) fn keep_what_tells_items_apart(&mut self) {
        let mut compared = BTreeSet::new();
        let unique: Vec<&Value> = self
            .drafts
            .types()
            .flat_map(values)
            .flat_map(parts)
            .filter(|value| is_unique(value))
            .collect();
        for value in unique {
            self.collect(value, &mut compared);
        }
        for definition in self
            .drafts
            .types_mut()
            .filter(|definition| compared.contains(&definition.name))
        {
            if let TypeKind::Struct(structure) = &mut definition.kind
                && structure.additional == Additional::Ignored
            {
                structure.additional = Additional::Kept(Box::new(Value::plain(Type::FreeForm)));
            }
        }
    }

    /// The types that are compared when two of `value` are.
    fn collect(&self, value: &Value, compared: &mut BTreeSet<TypeName>) {
        for part in parts(value) {
            let Type::Named(name) = &part.ty else {
                continue;
            };
            if compared.insert(name.clone()) {
                let definition = self
                    .drafts
                    .types()
                    .find(|definition| definition.name == *name);
                definition
                    .into_iter()
                    .flat_map(values)
                    .for_each(|value| self.collect(value, compared));
            }
        }
    }
}

fn is_unique(value: &Value) -> bool {
    value.checks.contains(&Check::UniqueItems)
}

/// The values that a type is made of.
fn values(definition: &TypeDef) -> Vec<&Value> {
    match &definition.kind {
        TypeKind::Struct(structure) => {
            let additional = match &structure.additional {
                Additional::Kept(item) => Some(item.as_ref()),
                Additional::Ignored | Additional::Forbidden => None,
            };
            structure
                .fields
                .iter()
                .map(|field| &field.value)
                .chain(additional)
                .collect()
        }
        other => other.values(),
    }
}

/// A value and those inside of it.
fn parts(value: &Value) -> Vec<&Value> {
    let mut all = vec![value];
    if let Type::Array(item) | Type::Map(item) = &value.ty {
        all.extend(parts(item));
    }
    all
}
