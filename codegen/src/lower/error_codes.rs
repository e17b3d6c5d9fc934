//! `x-error-codes`: the codes of failures, with what each proves.

use super::Lowering;
use super::extensions::read_effect;
use super::schema::{Context, JsonType, Keywords};
use crate::diagnostic::Span;
use crate::load::{Located, Mapping, Node, Reader};
use crate::model::{Code, Effect, ErrorCodes, Type, TypeDef, TypeKind, Variant};

impl<'d> Lowering<'d, '_> {
    /// An open enumeration of codes. The effect of an unlisted code is that of the operation, which is known later.
    pub(super) fn error_codes(
        &mut self,
        keywords: &Keywords<'d>,
        context: &Context,
    ) -> Option<Type> {
        let node = keywords.error_codes?;
        let Some(table) = node.as_mapping() else {
            let message = format!("expected a mapping, found {}", node.kind());
            self.diagnostics.error("wrong-type", node.span, message);
            return None;
        };
        if keywords.ty.is_none_or(|ty| ty.value != JsonType::String) {
            self.diagnostics.error(
                "error-codes-mismatch",
                keywords.span,
                "error codes have `type: string`",
            );
        }
        let values = keywords.enumeration.clone().unwrap_or(Located {
            value: Vec::new(),
            span: node.span,
        });
        let variants = self.variants(&values, keywords);
        self.check_same_codes(&variants, values.span, table);
        let begun = self.begin(keywords, context);
        let mut codes = Vec::new();
        for variant in variants {
            codes.extend(
                table
                    .get(&variant.wire)
                    .and_then(|node| self.code(variant, node)),
            );
        }
        let codes = ErrorCodes {
            codes,
            unknown_effect: Effect::None,
        };
        Some(self.finish(begun, keywords.docs.clone(), TypeKind::ErrorCodes(codes)))
    }

    fn check_same_codes(&mut self, variants: &[Variant], span: Span, table: &Mapping) {
        for variant in variants
            .iter()
            .filter(|variant| table.get(&variant.wire).is_none())
        {
            let message = format!("`x-error-codes` says nothing about `{}`", variant.wire);
            self.diagnostics
                .error("error-codes-mismatch", span, message);
        }
        for (code, entry) in table
            .iter()
            .filter(|(code, _)| !variants.iter().any(|variant| variant.wire == *code))
        {
            let message = format!("`enum` does not list `{code}`");
            self.diagnostics
                .error("error-codes-mismatch", entry.key_span, message);
        }
    }

    fn code(&mut self, variant: Variant, node: &'d Node) -> Option<Code> {
        let mut reader = Reader::new(node, self.diagnostics)?;
        let status = reader.required("status", self.diagnostics);
        let status = status.and_then(|node| self.status(node));
        let message = reader.required_string("message", self.diagnostics);
        let effect = reader.required_string("effect", self.diagnostics);
        let effect = effect.and_then(|effect| read_effect(effect, self.diagnostics));
        let evidence = super::docs::evidence(&mut reader, self.diagnostics);
        reader.finish(self.diagnostics);
        Some(Code {
            variant,
            status: status?,
            message: message?.value.to_owned(),
            effect: effect?,
            evidence,
        })
    }

    /// An HTTP status.
    pub(super) fn status(&mut self, node: &Node) -> Option<u16> {
        let number = match &node.value {
            crate::load::Value::Number(number) => number.decimal().to_u64(),
            _ => None,
        };
        let status = number
            .and_then(|number| u16::try_from(number).ok())
            .filter(|status| (100..600).contains(status));
        if status.is_none() {
            self.diagnostics.error(
                "invalid-status",
                node.span,
                "an HTTP status is a number from 100 to 599",
            );
        }
        status
    }

    /// Settles what an unlisted code of `definition` leaves open.
    pub(super) fn settle_unknown_effects(&mut self) {
        let effects = std::mem::take(&mut self.code_effects);
        for TypeDef { name, kind, .. } in self.drafts.types_mut() {
            if let (TypeKind::ErrorCodes(codes), Some(effect)) = (kind, effects.get(name)) {
                codes.unknown_effect = *effect;
            }
        }
    }
}
