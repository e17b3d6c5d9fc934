//! `discriminator`.

use super::super::{Lowering, NodeId};
use super::union::{Alternative, required};
use crate::diagnostic::{Diagnostic, Span};
use crate::load::{Entry, Node, Reader};
use crate::model::{Selector, VariantTag};

impl<'d> Lowering<'d, '_> {
    pub(super) fn by_discriminator(
        &mut self,
        node: &'d Node,
        found: &[Alternative],
    ) -> Option<(Selector, Vec<Vec<VariantTag>>)> {
        let mut reader = Reader::new(node, self.diagnostics)?;
        let property = reader.required_string("propertyName", self.diagnostics);
        let mapping = reader.mapping("mapping", self.diagnostics);
        reader.finish(self.diagnostics);
        let property = property?;
        let mut tags: Vec<Vec<VariantTag>> = found.iter().map(|_| Vec::new()).collect();
        for (value, entry) in mapping.iter().flat_map(|mapping| mapping.value.iter()) {
            let at = self.mapped(entry, found)?;
            tags[at].push(VariantTag::Value(value.to_owned()));
        }
        for (alternative, tags) in found.iter().zip(&mut tags) {
            match &alternative.schema_name {
                Some(name) if tags.is_empty() => tags.push(VariantTag::Value(name.clone())),
                Some(_) => {}
                None => {
                    let message = "a discriminator needs alternatives that are references";
                    self.unusable(node.span, message);
                    return None;
                }
            }
            self.discriminated(alternative, property.value, property.span)?;
        }
        Some((Selector::Property(property.value.to_owned()), tags))
    }

    /// Which alternative an entry of a discriminator's mapping means.
    fn mapped(&mut self, entry: &'d Entry, found: &[Alternative]) -> Option<usize> {
        let Some(text) = entry.node.as_str() else {
            let message = format!("expected a string, found {}", entry.node.kind());
            self.diagnostics
                .error("wrong-type", entry.node.span, message);
            return None;
        };
        let by_name = found
            .iter()
            .position(|alternative| alternative.schema_name.as_deref() == Some(text));
        let at = match by_name {
            Some(at) => Some(at),
            None => {
                let target = self
                    .document
                    .resolve_text(text, entry.node.span, self.diagnostics)?;
                found
                    .iter()
                    .position(|alternative| alternative.node == NodeId::from(target.node))
            }
        };
        if at.is_none() {
            let message = format!("`{text}` is not one of the alternatives");
            self.unusable(entry.node.span, message);
        }
        at
    }

    /// Whether the alternative always has the property.
    fn discriminated(
        &mut self,
        alternative: &Alternative,
        property: &str,
        span: Span,
    ) -> Option<()> {
        // A type that is still being made refers to this union; it is looked at no further.
        let Some(structure) = self.structure_of(&alternative.lowered.value) else {
            return Some(());
        };
        if required(structure, property).is_none() {
            let message = format!(
                "`{}` does not require the property `{property}`",
                alternative.rust_name
            );
            self.unusable(span, message);
            return None;
        }
        Some(())
    }

    /// A discriminator only helps: without one, the schemas of the alternatives decide.
    fn unusable(&mut self, span: Span, message: impl Into<String>) {
        let warning = Diagnostic::warning("invalid-discriminator", message).at(span);
        self.diagnostics.push(
            warning.help(
                "without a discriminator, the schemas of the alternatives tell which one it is",
            ),
        );
    }
}
