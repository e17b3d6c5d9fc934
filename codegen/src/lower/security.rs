//! Security schemes: which piece of the runtime signs and sends.

use std::collections::BTreeMap;

use super::Lowering;
use crate::diagnostic::Span;
use crate::load::{Node, Reader};
use crate::model::Scheme;

/// A security scheme that a piece of the runtime fulfils.
#[derive(Clone, Debug)]
pub(super) struct RuntimeScheme {
    pub(super) scheme: Scheme,
    /// The header parameters that it fills in, in lower case: names of headers ignore case.
    pub(super) supplies: Vec<String>,
}

/// The schemes of a description by name; none for those that nothing fulfils.
pub(super) type Schemes = BTreeMap<String, Option<RuntimeScheme>>;

impl<'d> Lowering<'d, '_> {
    /// `components.securitySchemes`.
    pub(super) fn security_schemes(&mut self, components: Option<&'d Node>) -> Schemes {
        let mapping = components
            .and_then(|node| node.get("securitySchemes"))
            .and_then(Node::as_mapping);
        let mut schemes = Schemes::new();
        for (name, entry) in mapping.into_iter().flat_map(|mapping| mapping.iter()) {
            let scheme = self.security_scheme(&entry.node);
            schemes.insert(name.to_owned(), scheme);
        }
        schemes
    }

    fn security_scheme(&mut self, node: &'d Node) -> Option<RuntimeScheme> {
        let resolved = self.document.resolve(node, self.diagnostics)?;
        let mut reader = Reader::new(resolved.node, self.diagnostics)?;
        reader.skip(&[
            "bearerFormat",
            "description",
            "flows",
            "in",
            "name",
            "openIdConnectUrl",
            "scheme",
            "type",
        ]);
        let name = reader.string("x-rust-scheme", self.diagnostics);
        let supplies = reader
            .strings("x-supplies", self.diagnostics)
            .unwrap_or_default();
        reader.finish(self.diagnostics);
        let name = name?;
        if name.value != "kona-plate" {
            let message = format!(
                "the runtime has no scheme `{}`: there is `kona-plate`",
                name.value
            );
            self.diagnostics
                .error("unknown-rust-scheme", name.span, message);
            return None;
        }
        let supplies = supplies
            .iter()
            .map(|header| header.value.to_ascii_lowercase())
            .collect();
        Some(RuntimeScheme {
            scheme: Scheme::KonaPlate,
            supplies,
        })
    }

    /// The one scheme that an operation asks for.
    pub(super) fn security(
        &mut self,
        node: Option<&'d Node>,
        operation: Span,
        schemes: &Schemes,
    ) -> Option<RuntimeScheme> {
        let Some(node) = node else {
            self.unsupported(
                "unsupported-security",
                operation,
                "an operation without `security` is",
            );
            return None;
        };
        let requirements = node.as_sequence().unwrap_or_default();
        let names: Vec<(&str, Span)> = requirements
            .iter()
            .filter_map(Node::as_mapping)
            .flat_map(|requirement| {
                requirement
                    .iter()
                    .map(|(name, entry)| (name, entry.key_span))
            })
            .collect();
        let [(name, span)] = names.as_slice() else {
            self.unsupported(
                "unsupported-security",
                node.span,
                "anything but one security scheme for an operation is",
            );
            return None;
        };
        match schemes.get(*name) {
            Some(Some(scheme)) => Some(scheme.clone()),
            Some(None) => {
                let what = format!("the security scheme `{name}`, without `x-rust-scheme`, is");
                self.unsupported("unsupported-security", *span, &what);
                None
            }
            None => {
                let message = format!("there is no security scheme `{name}` in `components`");
                self.diagnostics.error("missing-target", *span, message);
                None
            }
        }
    }
}
