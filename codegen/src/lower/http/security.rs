//! Security schemes: where a credential goes.

use super::super::security::{Schemes, Support};
use super::super::{Lowering, docs, names};
use crate::load::{Node, Reader};
use crate::model::{SecurityKind, SecurityScheme};

impl<'d> Lowering<'d, '_> {
    /// The scheme under `name` of `components.securitySchemes`.
    pub(in super::super) fn http_security_scheme(
        &mut self,
        name: &str,
        node: &'d Node,
        scope: &mut names::Scope,
    ) -> Option<SecurityScheme> {
        let resolved = self.document.resolve(node, self.diagnostics)?;
        let mut reader = Reader::new(resolved.node, self.diagnostics)?;
        let kind = reader.required_string("type", self.diagnostics);
        let place = reader.string("in", self.diagnostics);
        let carrier = reader.string("name", self.diagnostics);
        let http = reader.string("scheme", self.diagnostics);
        let description = docs::text(&mut reader, "description", self.diagnostics);
        reader.skip(&["bearerFormat", "flows", "openIdConnectUrl", "x-rust-name"]);
        reader.finish(self.diagnostics);
        let kind = kind?;
        let carrier = carrier.map(|of| of.value.to_owned());
        let found = match (kind.value, place.map(|of| of.value), carrier, http) {
            ("apiKey", Some("header"), Some(name), _) => SecurityKind::Header(name),
            ("apiKey", Some("query"), Some(name), _) => SecurityKind::Query(name),
            ("apiKey", Some("cookie"), Some(name), _) => SecurityKind::Cookie(name),
            ("http", _, _, Some(scheme)) => match scheme.value.to_ascii_lowercase().as_str() {
                "basic" => SecurityKind::Basic,
                "bearer" => SecurityKind::Authorization("Bearer".to_owned()),
                _ => SecurityKind::Authorization(scheme.value.to_owned()),
            },
            ("oauth2" | "openIdConnect", ..) => SecurityKind::Authorization("Bearer".to_owned()),
            _ => {
                let message = "this is no security scheme of OpenAPI 3.0: it needs a `type` with what belongs to it";
                self.diagnostics
                    .error("unsupported-security", resolved.node.span, message);
                return None;
            }
        };
        let given = resolved.node.get("x-rust-name").and_then(Node::as_str);
        let wanted = given
            .filter(|name| names::is_identifier(name))
            .map_or_else(|| names::constant_case(name), str::to_owned);
        Some(SecurityScheme {
            rust_name: scope.claim(&wanted),
            name: name.to_owned(),
            kind: found,
            description,
        })
    }

    /// The ways of `security`, each a set of constants. A way that asks for a scheme that cannot be had is left out.
    pub(super) fn security_ways(&mut self, node: Option<&'d Node>) -> Vec<Vec<String>> {
        let requirements = node.and_then(Node::as_sequence).unwrap_or_default();
        let schemes = self.schemes.clone();
        requirements
            .iter()
            .filter_map(Node::as_mapping)
            .filter_map(|requirement| {
                requirement
                    .iter()
                    .map(|(name, entry)| self.constant_of(name, entry.key_span, &schemes))
                    .collect()
            })
            .collect()
    }

    fn constant_of(
        &mut self,
        name: &str,
        span: crate::diagnostic::Span,
        schemes: &Schemes,
    ) -> Option<String> {
        match schemes.get(name) {
            Some(Support::Http(scheme)) => Some(scheme.rust_name.clone()),
            Some(_) => None,
            None => {
                let message = format!("there is no security scheme `{name}` in `components`");
                self.diagnostics
                    .warning("missing-security-scheme", span, message);
                None
            }
        }
    }
}
