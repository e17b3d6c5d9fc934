//! What a schema says beside the type that was found for it.

use super::super::Lowering;
use super::typing::Form;
use super::{JsonType, Keywords, tree};
use crate::model::{
    Additional, Check, JsonKind, Schema, SchemaKeyword, Type, TypeKind, TypeName, Value,
};

impl<'d> Lowering<'d, '_> {
    /// The rest, as a tree; none if the type says it all.
    pub(super) fn besides(
        &mut self,
        keywords: &Keywords<'d>,
        form: Form,
        ty: &Type,
    ) -> Option<Option<Schema>> {
        let mut said = Vec::new();
        match form {
            // Everything is in one tree already.
            Form::Any => return Some(None),
            Form::Codes => {}
            Form::Union => said.extend(self.object_alone(keywords, ty)),
            Form::Typed(JsonType::Array | JsonType::Object) => {
                said.extend(tree::listed(keywords));
                said.extend(self.trees_of_alternatives(&keywords.alternatives)?);
            }
            Form::Typed(_) => said.extend(self.trees_of_alternatives(&keywords.alternatives)?),
        }
        said.extend(self.trees_of_negations(keywords)?);
        Some((!said.is_empty()).then_some(Schema { keywords: said }))
    }

    /// `type: object` beside alternatives of which not all are objects.
    fn object_alone(&self, keywords: &Keywords<'d>, ty: &Type) -> Option<SchemaKeyword> {
        keywords.ty?;
        let Type::Named(name) = ty else { return None };
        let TypeKind::Union(union) = &self.definition(name)?.kind else {
            return None;
        };
        let mut variants = union.variants.iter();
        let objects =
            variants.all(|variant| self.kind_of(&variant.value) == Some(JsonKind::Object));
        (!objects).then_some(SchemaKeyword::Kind(JsonKind::Object))
    }

    /// Has the rest checked wherever the value or its type is.
    pub(super) fn check_besides(
        &mut self,
        value: &mut Value,
        besides: Schema,
        keywords: &Keywords<'d>,
    ) {
        let Type::Named(name) = &value.ty else {
            value.checks.push(Check::Schema(besides));
            return;
        };
        if !self.check_type_besides(name, besides) {
            let message = "`not` has no effect on error codes";
            self.diagnostics
                .warning("ineffective-constraint", keywords.span, message);
        }
    }

    fn check_type_besides(&mut self, name: &TypeName, besides: Schema) -> bool {
        let mut types = self.drafts.types_mut();
        let Some(definition) = types.find(|definition| definition.name == *name) else {
            return false;
        };
        match &mut definition.kind {
            TypeKind::Struct(structure) => {
                structure.checks.push(Check::Schema(besides));
                // It may be about properties that have no field.
                if structure.additional == Additional::Ignored {
                    structure.additional = Additional::Kept(Box::new(Value::plain(Type::FreeForm)));
                }
            }
            TypeKind::Enumeration(enumeration) => enumeration.besides = Some(besides),
            TypeKind::Union(union) => union.besides = Some(besides),
            _ => return false,
        }
        true
    }
}
