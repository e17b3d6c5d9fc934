//! `x-required-when`: properties that are required when a sibling has a value.

use super::Lowering;
use super::schema::Keywords;
use crate::diagnostic::Span;
use crate::load::{Entry, Mapping, Node, Value as Json};
use crate::model::{Condition, ConditionValue, Field, Literal, Presence, Type, TypeKind};

impl<'d> Lowering<'d, '_> {
    /// The conditions of an object with these fields.
    pub(super) fn conditions(
        &mut self,
        keywords: &Keywords<'d>,
        fields: &[Field],
    ) -> Vec<Condition> {
        let mut conditions = Vec::new();
        for node in &keywords.required_when {
            let Some(mapping) = self.condition_mapping(node) else {
                continue;
            };
            for (required, entry) in mapping.iter() {
                conditions.extend(self.condition(required, entry, fields));
            }
        }
        conditions
    }

    fn condition(
        &mut self,
        required: &str,
        entry: &'d Entry,
        fields: &[Field],
    ) -> Option<Condition> {
        let target = self.sibling(required, entry.key_span, fields)?;
        if target.presence == Presence::Required {
            let message = format!("`{required}` has to be a property that may be absent");
            self.diagnostics
                .error("invalid-condition", entry.key_span, message);
            return None;
        }
        let conditions = self.condition_mapping(&entry.node)?;
        let Some((name, equals)) = conditions.iter().next().filter(|_| conditions.len() == 1)
        else {
            let message = "a condition names one sibling and its value";
            self.diagnostics
                .error("invalid-condition", entry.node.span, message);
            return None;
        };
        let sibling = self.sibling(name, equals.key_span, fields)?;
        let value = self.condition_value(sibling, &equals.node)?;
        let default = sibling
            .value
            .default
            .as_ref()
            .is_some_and(|default| is_literal(default, &equals.node.value));
        Some(Condition {
            required: required.to_owned(),
            required_field: target.rust_name.clone(),
            sibling: name.to_owned(),
            sibling_field: sibling.rust_name.clone(),
            equals: value,
            when_absent: default,
        })
    }

    fn condition_mapping(&mut self, node: &'d Node) -> Option<&'d Mapping> {
        let mapping = node.as_mapping();
        if mapping.is_none() {
            let message = format!("expected a mapping, found {}", node.kind());
            self.diagnostics.error("wrong-type", node.span, message);
        }
        mapping
    }

    fn sibling<'f>(&mut self, name: &str, span: Span, fields: &'f [Field]) -> Option<&'f Field> {
        let field = fields.iter().find(|field| field.wire_name == name);
        if field.is_none() {
            self.diagnostics.error(
                "invalid-condition",
                span,
                format!("there is no property `{name}` here"),
            );
        }
        field
    }

    fn condition_value(&mut self, sibling: &Field, node: &Node) -> Option<ConditionValue> {
        let value = match (&sibling.value.ty, &node.value) {
            (Type::Boolean, Json::Boolean(value)) => Some(ConditionValue::Boolean(*value)),
            (Type::String, Json::String(text)) => Some(ConditionValue::String(text.clone())),
            (Type::Integer(kind), Json::Number(number)) => number
                .decimal()
                .to_i128()
                .filter(|value| (kind.minimum()..=kind.maximum()).contains(value))
                .map(ConditionValue::Integer),
            (Type::Named(name), Json::String(text)) => {
                let definition = self
                    .drafts
                    .types()
                    .find(|definition| definition.name == *name);
                match definition.map(|definition| &definition.kind) {
                    Some(TypeKind::Enumeration(enumeration)) => enumeration
                        .variants
                        .iter()
                        .find(|variant| variant.wire == *text)
                        .map(|variant| ConditionValue::Variant {
                            enumeration: name.clone(),
                            variant: variant.rust_name.clone(),
                            wire: text.clone(),
                        }),
                    _ => None,
                }
            }
            _ => None,
        };
        if value.is_none() {
            let message = format!("`{}` never has this value", sibling.wire_name);
            self.diagnostics
                .error("invalid-condition", node.span, message);
        }
        value
    }
}

fn is_literal(literal: &Literal, value: &Json) -> bool {
    match (literal, value) {
        (Literal::Boolean(one), Json::Boolean(two)) => one == two,
        (Literal::String(one), Json::String(two)) => one == two,
        (Literal::Number(one), Json::Number(two)) => one == two.decimal(),
        _ => false,
    }
}
