//! Security schemes: which piece of the runtime signs and sends.

use std::collections::BTreeMap;

use super::{Lowering, Mode, names};
use crate::diagnostic::{Diagnostics, Span};
use crate::load::{Node, Reader};
use crate::model::{Scheme, SecurityScheme};

/// A security scheme that a piece of the runtime fulfils.
#[derive(Clone, Debug)]
pub(super) struct RuntimeScheme {
    pub(super) scheme: Scheme,
    /// The header parameters that it fills in, in lower case: names of headers ignore case.
    pub(super) supplies: Vec<String>,
}

/// What is known of a security scheme.
#[derive(Clone, Debug)]
pub(super) enum Support {
    /// A piece of the runtime fulfils it.
    Fulfilled(RuntimeScheme),
    /// It names none.
    Unfulfilled,
    /// It is one of HTTP, as the description says it.
    Http(SecurityScheme),
    /// It could not be read; that was reported.
    Refused,
}

/// The schemes of a description by name.
pub(super) type Schemes = BTreeMap<String, Support>;

impl<'d> Lowering<'d, '_> {
    /// `components.securitySchemes`.
    pub(super) fn security_schemes(&mut self, components: Option<&'d Node>) -> Schemes {
        let mapping = components
            .and_then(|node| node.get("securitySchemes"))
            .and_then(Node::as_mapping);
        let mut schemes = Schemes::new();
        let mut constants = names::Scope::default();
        for (name, entry) in mapping.into_iter().flat_map(|mapping| mapping.iter()) {
            let support = match self.mode {
                Mode::Coded => self.security_scheme(&entry.node),
                Mode::Http => self
                    .http_security_scheme(name, &entry.node, &mut constants)
                    .map(Support::Http),
            };
            schemes.insert(name.to_owned(), support.unwrap_or(Support::Refused));
        }
        schemes
    }

    /// Whether a scheme of the runtime says how operations travel, or the description alone.
    pub(super) fn mode_of(&mut self, components: Option<&'d Node>) -> Mode {
        let mapping = components
            .and_then(|node| node.get("securitySchemes"))
            .and_then(Node::as_mapping);
        let names_one = mapping
            .into_iter()
            .flat_map(|of| of.iter())
            .any(|(_, entry)| {
                let resolved = self.document.resolve(&entry.node, &mut Diagnostics::new());
                resolved.is_some_and(|of| of.node.get("x-rust-scheme").is_some())
            });
        match names_one {
            true => Mode::Coded,
            false => Mode::Http,
        }
    }

    fn security_scheme(&mut self, node: &'d Node) -> Option<Support> {
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
        let Some(name) = name else {
            return Some(Support::Unfulfilled);
        };
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
        Some(Support::Fulfilled(RuntimeScheme {
            scheme: Scheme::KonaPlate,
            supplies,
        }))
    }

    /// The one scheme that an operation asks for.
    pub(super) fn security(
        &mut self,
        node: Option<&'d Node>,
        operation: Span,
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
        match self.schemes.get(*name) {
            Some(Support::Fulfilled(scheme)) => Some(scheme.clone()),
            Some(Support::Refused) => None,
            Some(Support::Unfulfilled | Support::Http(_)) => {
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
