//! Parameters. Those that the security scheme supplies are read whole, but are no arguments; no others are supported yet.

use std::collections::HashSet;

use super::{Lowering, docs};
use crate::load::{Node, Reader};

impl<'d> Lowering<'d, '_> {
    /// Reads the parameters of an operation and of its path item.
    pub(super) fn parameters(
        &mut self,
        lists: impl Iterator<Item = &'d Node>,
        supplies: &[String],
    ) {
        let mut seen = HashSet::new();
        for list in lists {
            let Some(nodes) = list.as_sequence() else {
                let message = format!("expected a sequence, found {}", list.kind());
                self.diagnostics.error("wrong-type", list.span, message);
                continue;
            };
            for node in nodes {
                self.parameter(node, supplies, &mut seen);
            }
        }
    }

    fn parameter(
        &mut self,
        node: &'d Node,
        supplies: &[String],
        seen: &mut HashSet<String>,
    ) -> Option<()> {
        let resolved = self.document.resolve(node, self.diagnostics)?;
        let mut reader = Reader::new(resolved.node, self.diagnostics)?;
        let name = reader.required_string("name", self.diagnostics);
        let place = reader.required_string("in", self.diagnostics);
        self.common_keys(&mut reader);
        reader.finish(self.diagnostics);
        let (name, place) = (name?, place?);
        if place.value != "header" {
            let what = format!("the {} parameter `{}` is", place.value, name.value);
            self.unsupported("unsupported-parameter", place.span, &what);
        } else if !supplies.contains(&name.value.to_ascii_lowercase()) {
            let what = format!(
                "the header `{}`, which `x-supplies` of the security scheme does not list, is",
                name.value
            );
            self.unsupported("unsupported-parameter", name.span, &what);
        }
        let key = format!("{} {}", place.value, name.value.to_ascii_lowercase());
        if !seen.insert(key) {
            let message = format!("the parameter `{}` is listed twice", name.value);
            self.diagnostics
                .error("duplicate-parameter", node.span, message);
        }
        Some(())
    }

    /// Reads a header of a response.
    pub(super) fn header(&mut self, node: &'d Node) -> Option<()> {
        let resolved = self.document.resolve(node, self.diagnostics)?;
        let mut reader = Reader::new(resolved.node, self.diagnostics)?;
        self.common_keys(&mut reader);
        reader.finish(self.diagnostics);
        Some(())
    }

    /// What parameters and headers have in common. Their schemas become no types, but have to be sound.
    fn common_keys(&mut self, reader: &mut Reader<'d>) {
        reader.skip(&[
            "description",
            "deprecated",
            "example",
            "examples",
            "required",
        ]);
        reader.skip(&["allowEmptyValue", "allowReserved", "explode", "style"]);
        docs::evidence(reader, self.diagnostics);
        if let Some(content) = reader.take("content") {
            self.unsupported(
                "unsupported-parameter",
                content.span,
                "`content` of a parameter or header is",
            );
        }
        let schema = reader.take("schema");
        if let Some(keywords) = schema.and_then(|schema| self.conjunction(&[schema])) {
            self.patterns(&keywords);
        }
    }
}
