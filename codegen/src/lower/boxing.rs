//! Types that contain themselves: where nothing else stands between, a `Box` does.

use std::collections::BTreeMap;

use super::Lowering;
use crate::model::{Type, TypeDef, TypeKind, TypeName, Value};

impl Lowering<'_, '_> {
    /// Puts a box wherever a type would contain itself.
    pub(super) fn box_recursive_types(&mut self) {
        let graph: BTreeMap<TypeName, Vec<TypeName>> = self
            .drafts
            .types()
            .map(|definition| (definition.name.clone(), contained(definition)))
            .collect();
        for definition in self.drafts.types_mut() {
            let owner = definition.name.clone();
            for value in values_mut(definition) {
                if let Type::Named(name) = &value.ty
                    && reaches(&graph, name, &owner)
                {
                    value.ty = Type::Boxed(name.clone());
                    value.alias = None;
                }
            }
        }
    }
}

/// The types that a type holds without a pointer between.
fn contained(definition: &TypeDef) -> Vec<TypeName> {
    let values = definition.kind.values().into_iter();
    let named = values.filter_map(|value| match &value.ty {
        Type::Named(name) => Some(name.clone()),
        _ => None,
    });
    named.collect()
}

fn values_mut(definition: &mut TypeDef) -> Vec<&mut Value> {
    match &mut definition.kind {
        TypeKind::Struct(structure) => structure
            .fields
            .iter_mut()
            .map(|field| &mut field.value)
            .collect(),
        TypeKind::Union(union) => union
            .variants
            .iter_mut()
            .map(|variant| &mut variant.value)
            .collect(),
        TypeKind::Newtype(value) => vec![value],
        _ => Vec::new(),
    }
}

/// Whether `from` is `to` or holds it.
fn reaches(graph: &BTreeMap<TypeName, Vec<TypeName>>, from: &TypeName, to: &TypeName) -> bool {
    let mut visited = vec![from];
    let mut at = 0;
    while let Some(name) = visited.get(at).copied() {
        if name == to {
            return true;
        }
        for next in graph.get(name).into_iter().flatten() {
            if !visited.contains(&next) {
                visited.push(next);
            }
        }
        at += 1;
    }
    false
}
