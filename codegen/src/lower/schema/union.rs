//! `oneOf` and `anyOf`, where something tells the alternatives apart.

use super::super::{Lowering, NodeId, names};
use super::keywords::Alternatives;
use super::{Context, Keywords, Lowered};
use crate::load::Node;
use crate::model::{
    Field, JsonKind, Presence, Selector, Struct, Type, TypeDef, TypeKind, Union, UnionRule,
    UnionVariant, Value, VariantTag,
};

/// An alternative before it is known what tells it apart.
pub(super) struct Alternative {
    pub(super) node: NodeId,
    pub(super) schema_name: Option<String>,
    pub(super) rust_name: String,
    pub(super) lowered: Lowered,
}

impl<'d> Lowering<'d, '_> {
    /// An enum of the alternatives, and whether null is one of them.
    pub(super) fn union(
        &mut self,
        keywords: &Keywords<'d>,
        context: &Context,
    ) -> Option<(Type, bool)> {
        let alternatives = keywords.alternatives.first()?;
        let begun = self.begin(keywords, context);
        let mut scope = names::Scope::with(&["Unknown"]);
        let mut found = Vec::new();
        for node in alternatives.nodes {
            found.push(self.alternative(node, context, &mut scope)?);
        }
        let told = keywords
            .discriminator
            .and_then(|node| self.by_discriminator(node, &found));
        let (selector, tags) = match told.or_else(|| self.told_apart(&found)) {
            Some(told) => told,
            None => self.by_schema(alternatives, &found)?,
        };
        let nulls = found.iter().filter(|of| of.lowered.value.nullable).count();
        let null_passes = match alternatives.rule {
            UnionRule::One => nulls == 1,
            UnionRule::Any => nulls > 0,
        };
        let variants = found
            .into_iter()
            .zip(tags)
            .map(|(alternative, tags)| UnionVariant {
                title: alternative
                    .schema_name
                    .unwrap_or_else(|| alternative.rust_name.clone()),
                rust_name: alternative.rust_name,
                value: Value {
                    nullable: false,
                    ..alternative.lowered.value
                },
                tags,
            });
        let union = Union {
            rule: alternatives.rule,
            selector,
            variants: variants.collect(),
            besides: None,
        };
        let ty = self.finish(begun, keywords.docs.clone(), TypeKind::Union(union));
        Some((ty, null_passes))
    }

    fn alternative(
        &mut self,
        node: &'d Node,
        context: &Context,
        scope: &mut names::Scope,
    ) -> Option<Alternative> {
        let resolved = self.document.resolve(node, self.diagnostics)?;
        let schema_name = resolved.location.as_ref().map(|location| location.name());
        let part = schema_name
            .clone()
            .unwrap_or_else(|| inline_name(node).to_owned());
        let rust_name = scope.claim(&names::variant_name(&part));
        let lowered = self.value(node, &context.part(&rust_name))?;
        Some(Alternative {
            node: NodeId::from(resolved.node),
            schema_name,
            rust_name,
            lowered,
        })
    }

    /// What tells the alternatives apart at first sight, without a discriminator.
    fn told_apart(&self, found: &[Alternative]) -> Option<(Selector, Vec<Vec<VariantTag>>)> {
        if let Some(tags) = self.by_kind(found) {
            return Some((Selector::Kind, tags));
        }
        let structs: Option<Vec<&Struct>> = found
            .iter()
            .map(|of| self.structure_of(&of.lowered.value))
            .collect();
        let structs = structs?;
        self.by_value(&structs)
    }

    /// Only the whole schemas tell the alternatives apart, for some values or for all.
    fn by_schema(
        &mut self,
        alternatives: &Alternatives<'d>,
        found: &[Alternative],
    ) -> Option<(Selector, Vec<Vec<VariantTag>>)> {
        let trees = self.trees(alternatives.nodes.iter())?;
        let structs: Option<Vec<&Struct>> = found
            .iter()
            .map(|of| self.structure_of(&of.lowered.value))
            .collect();
        if let Some(tags) = structs.and_then(|structs| by_presence(&structs)) {
            return Some((Selector::Presence(trees), tags));
        }
        let tags = trees.iter().map(|_| Vec::new()).collect();
        Some((Selector::Schema(trees), tags))
    }

    fn by_kind(&self, found: &[Alternative]) -> Option<Vec<Vec<VariantTag>>> {
        let kinds: Option<Vec<JsonKind>> = found
            .iter()
            .map(|of| self.kind_of(&of.lowered.value))
            .collect();
        let kinds = kinds?;
        let alike = |one: JsonKind, two: JsonKind| {
            let numeric = |kind| matches!(kind, JsonKind::Integer | JsonKind::Number);
            one == two || (numeric(one) && numeric(two))
        };
        let distinct = kinds
            .iter()
            .enumerate()
            .all(|(at, one)| !kinds[..at].iter().any(|two| alike(*one, *two)));
        distinct.then(|| {
            kinds
                .into_iter()
                .map(|kind| vec![VariantTag::Kind(kind)])
                .collect()
        })
    }

    pub(super) fn kind_of(&self, value: &Value) -> Option<JsonKind> {
        Some(match &value.ty {
            Type::String => JsonKind::String,
            Type::Boolean => JsonKind::Boolean,
            Type::Integer(_) => JsonKind::Integer,
            Type::Number => JsonKind::Number,
            Type::Array(_) => JsonKind::Array,
            Type::Map(_) => JsonKind::Object,
            Type::Binary => JsonKind::String,
            Type::FreeForm | Type::Unit => return None,
            Type::Named(name) | Type::Boxed(name) => match &self.definition(name)?.kind {
                TypeKind::Struct(_) => JsonKind::Object,
                TypeKind::Enumeration(_) | TypeKind::ErrorCodes(_) => JsonKind::String,
                TypeKind::Newtype(value) => return self.kind_of(value),
                _ => return None,
            },
        })
    }

    pub(super) fn definition(&self, name: &crate::model::TypeName) -> Option<&TypeDef> {
        self.drafts
            .types()
            .find(|definition| definition.name == *name)
    }

    pub(in super::super) fn structure_of(&self, value: &Value) -> Option<&Struct> {
        let Type::Named(name) = &value.ty else {
            return None;
        };
        match &self.definition(name)?.kind {
            TypeKind::Struct(structure) => Some(structure),
            _ => None,
        }
    }

    /// A property that all require, with values that no two share.
    fn by_value(&self, structs: &[&Struct]) -> Option<(Selector, Vec<Vec<VariantTag>>)> {
        let first = structs.first()?;
        first.fields.iter().find_map(|field| {
            let values: Option<Vec<Vec<String>>> = structs
                .iter()
                .map(|structure| self.listed(required(structure, &field.wire_name)?))
                .collect();
            let values = values?;
            let mut all: Vec<&String> = values.iter().flatten().collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            let disjoint = all.len() == count;
            let tags = values
                .iter()
                .map(|values| values.iter().cloned().map(VariantTag::Value).collect());
            disjoint.then(|| (Selector::Property(field.wire_name.clone()), tags.collect()))
        })
    }

    /// The strings that a field can have, if they are listed.
    fn listed(&self, field: &Field) -> Option<Vec<String>> {
        let Type::Named(name) = &field.value.ty else {
            return None;
        };
        match &self.definition(name)?.kind {
            TypeKind::Enumeration(of) => Some(
                of.variants
                    .iter()
                    .map(|variant| variant.wire.clone())
                    .collect(),
            ),
            _ => None,
        }
    }
}

pub(super) fn required<'s>(structure: &'s Struct, name: &str) -> Option<&'s Field> {
    structure
        .fields
        .iter()
        .find(|field| field.wire_name == name && field.presence == Presence::Required)
}

/// For each alternative a property that it requires and that no other knows.
fn by_presence(structs: &[&Struct]) -> Option<Vec<Vec<VariantTag>>> {
    structs
        .iter()
        .enumerate()
        .map(|(own, structure)| {
            let others = || {
                structs
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != own)
                    .map(|(_, other)| other)
            };
            let only = structure.fields.iter().find(|field| {
                field.presence == Presence::Required
                    && !others().any(|other| {
                        other
                            .fields
                            .iter()
                            .any(|of| of.wire_name == field.wire_name)
                    })
            })?;
            Some(vec![VariantTag::Property(only.wire_name.clone())])
        })
        .collect()
}

/// What an inline alternative is called.
fn inline_name(node: &Node) -> &'static str {
    match node.get("type").and_then(Node::as_str) {
        Some("string") => "Text",
        Some("integer") => "Integer",
        Some("number") => "Number",
        Some("boolean") => "Boolean",
        Some("array") => "List",
        _ => "Object",
    }
}
