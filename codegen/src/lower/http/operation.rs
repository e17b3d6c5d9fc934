//! An operation: its request, its answers, and the types of both.

use super::super::operation::operation_docs;
use super::super::path_item::Opened;
use super::super::schema::Context;
use super::super::{Lowering, docs, names};
use super::parameter::Described;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::{Node, Reader};
use crate::model::{
    Additional, Docs, Exchange, Field, Http, Operation, Origin, Parameter, Presence, Struct,
    TypeDef, TypeKind, Value,
};

impl<'d> Lowering<'d, '_> {
    /// Lowers an operation with everything that it refers to.
    pub(in super::super) fn http_operation(
        &mut self,
        opened: &Opened<'d>,
        root_security: Option<&'d Node>,
    ) -> Option<()> {
        let mut reader = Reader::new(opened.node, self.diagnostics)?;
        reader.skip(&["operationId", "tags", "externalDocs", "x-rust-name"]);
        let docs = operation_docs(&mut reader, self.diagnostics);
        let page = docs::text(&mut reader, "x-page", self.diagnostics);
        self.warn_of_callbacks(&mut reader);
        let security = reader.take("security").or(root_security);
        let servers = reader.take("servers").or(opened.servers);
        let parameters = reader.take("parameters");
        let body = reader.take("requestBody");
        let responses = reader.required("responses", self.diagnostics);
        reader.finish(self.diagnostics);

        let security = self.security_ways(security);
        let server = self.own_server(servers);
        let call = self.claim_local(opened.module, "Call");
        let request = self.claim_local(opened.module, "Request");
        let slot = self.drafts.reserve(opened.module);
        let mut fields = RequestFields::new();
        let lists = [opened.parameters, parameters];
        let described = self.http_parameters(lists.into_iter().flatten(), opened)?;
        let (path, others) = self.path_pieces(described, opened, &mut fields)?;
        let parameters = others
            .into_iter()
            .map(|parameter| fields.parameter(parameter, self.diagnostics))
            .collect();
        let body = match body {
            Some(node) => Some(self.request_body(node, opened, &mut fields)?),
            None => None,
        };
        let replies = self.replies(responses?, opened)?;
        let structure = Struct {
            fields: fields.fields,
            additional: Additional::Ignored,
            checks: Vec::new(),
            conditions: Vec::new(),
            origin: Origin::default(),
        };
        let definition = TypeDef {
            name: request.clone(),
            schema_name: None,
            docs: Docs::default(),
            kind: TypeKind::Request(structure),
        };
        self.drafts.fill(slot, definition);
        let http = Http {
            request,
            path: path.pieces,
            fixed_query: path.query,
            parameters,
            body,
            accept: replies.accept,
            success: replies.success,
            failure: replies.failure,
            security,
            server,
        };
        let operation = Operation {
            id: opened.id.value.clone(),
            function_name: opened.function_name.clone(),
            type_name: call,
            docs,
            page,
            method: opened.method,
            path: opened.path.to_owned(),
            exchange: Exchange::Http(Box::new(http)),
        };
        self.drafts.set_operation(opened.module, operation);
        Some(())
    }

    /// Callbacks are requests of the server to its client: nothing is generated for them.
    fn warn_of_callbacks(&mut self, reader: &mut Reader<'d>) {
        if let Some(node) = reader.take("callbacks") {
            let message =
                "nothing is generated for callbacks: they are requests that the server sends";
            self.diagnostics
                .warning("unused-callbacks", node.span, message);
        }
    }

    /// A base URL that holds for the operation alone.
    fn own_server(&mut self, servers: Option<&'d Node>) -> Option<String> {
        let first = servers?.as_sequence()?.first()?;
        let server = self.server(first)?;
        let filled = server.variables.iter().fold(server.url, |url, variable| {
            url.replace(&format!("{{{}}}", variable.name), &variable.default)
        });
        Some(filled)
    }
}

/// The fields of a request being collected.
pub(super) struct RequestFields {
    scope: names::Scope,
    fields: Vec<Field>,
}

impl RequestFields {
    fn new() -> Self {
        let mut scope = names::Scope::with(&["build", "builder"]);
        scope.claim("body");
        Self {
            scope,
            fields: Vec::new(),
        }
    }

    /// Adds the field of a parameter; returns its name.
    pub(super) fn add(&mut self, parameter: &Described, diagnostics: &mut Diagnostics) -> String {
        let wanted = parameter
            .rust_name
            .clone()
            .unwrap_or_else(|| names::snake_case(&parameter.wire_name));
        let rust_name = self.scope.claim(&wanted);
        if rust_name != wanted {
            let message = format!(
                "the name `{wanted}` is taken: the Rust field of `{}` is `{rust_name}`",
                parameter.wire_name
            );
            let warning = Diagnostic::warning("name-collision", message).at(parameter.span);
            diagnostics.push(warning.help("`x-rust-name` gives it a name of your choice"));
        }
        self.fields.push(Field {
            wire_name: parameter.wire_name.clone(),
            rust_name: rust_name.clone(),
            value: parameter.value.clone(),
            presence: parameter.presence,
            docs: parameter.docs.clone(),
        });
        rust_name
    }

    fn parameter(&mut self, described: Described, diagnostics: &mut Diagnostics) -> Parameter {
        let field = self.add(&described, diagnostics);
        Parameter {
            wire_name: described.wire_name,
            field,
            form: described.form,
            place: described.place,
        }
    }

    /// Adds the field of the body, whose name is kept free for it.
    pub(super) fn add_body(&mut self, value: Value, presence: Presence, docs: Docs) -> String {
        let rust_name = "body".to_owned();
        self.fields.push(Field {
            wire_name: rust_name.clone(),
            rust_name: rust_name.clone(),
            value,
            presence,
            docs,
        });
        rust_name
    }
}

/// The context of an inline schema of an operation.
pub(super) fn inline(opened: &Opened<'_>, name: &str) -> Context {
    Context::inline(opened.module, name)
}
