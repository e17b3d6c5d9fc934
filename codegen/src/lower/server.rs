//! Servers, and the variables of their URLs.

use super::{Lowering, Mode, docs, names};
use crate::diagnostic::Span;
use crate::load::{Node, Reader, Value};
use crate::model::{Server, ServerVariable};

impl<'d> Lowering<'d, '_> {
    /// The servers of the whole description, each with a name.
    pub(super) fn servers(&mut self, nodes: &'d [Node]) -> Vec<Server> {
        let mut scope = names::Scope::default();
        // The constant beside the servers that every generated crate has.
        scope.claim("OPENAPI_JSON");
        let mut servers = Vec::new();
        for node in nodes {
            let Some(mut server) = self.server(node) else {
                continue;
            };
            if server.rust_name.is_empty() {
                // Beside a scheme of the runtime, a server without a name is not offered.
                if self.mode == Mode::Coded {
                    continue;
                }
                let lower = !server.variables.is_empty();
                server.rust_name = scope.claim(if lower { "server" } else { "SERVER" });
            } else if scope.claim(&server.rust_name) != server.rust_name {
                self.wrong_constant(&server.rust_name, node.span);
                continue;
            }
            servers.push(server);
        }
        servers
    }

    /// A server; its name is empty unless the description gives one.
    pub(super) fn server(&mut self, node: &'d Node) -> Option<Server> {
        let mut reader = Reader::new(node, self.diagnostics)?;
        let url = reader.required_string("url", self.diagnostics);
        let description = docs::text(&mut reader, "description", self.diagnostics);
        let name = reader.string("x-rust-name", self.diagnostics);
        let variables = reader.mapping("variables", self.diagnostics);
        reader.finish(self.diagnostics);
        let mut scope = names::Scope::default();
        let variables = variables
            .iter()
            .flat_map(|variables| variables.value.iter())
            .filter_map(|(name, entry)| self.server_variable(name, &entry.node, &mut scope))
            .collect();
        if let Some(name) = name.filter(|name| !names::is_identifier(name.value)) {
            self.wrong_constant(name.value, name.span);
            return None;
        }
        Some(Server {
            rust_name: name.map_or_else(String::new, |name| name.value.to_owned()),
            url: url?.value.to_owned(),
            variables,
            description,
        })
    }

    fn wrong_constant(&mut self, name: &str, span: Span) {
        let message = format!("`{name}` cannot be the name of a Rust constant, or is taken");
        self.diagnostics.error("invalid-rust-name", span, message);
    }

    fn server_variable(
        &mut self,
        name: &str,
        node: &'d Node,
        scope: &mut names::Scope,
    ) -> Option<ServerVariable> {
        let mut reader = Reader::new(node, self.diagnostics)?;
        let default = reader.take("default");
        let values = reader.sequence("enum", self.diagnostics);
        let description = docs::text(&mut reader, "description", self.diagnostics);
        reader.finish(self.diagnostics);
        // Some write a port as a number.
        let text = |node: &Node| match &node.value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.text().to_owned()),
            _ => None,
        };
        let values = values.map(|of| of.value).unwrap_or_default();
        Some(ServerVariable {
            name: name.to_owned(),
            rust_name: scope.claim(&names::snake_case(name)),
            default: default.and_then(text).unwrap_or_default(),
            values: values.iter().filter_map(text).collect(),
            description,
        })
    }
}
