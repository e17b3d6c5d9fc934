//! Operations of a scheme of the runtime: a JSON body each way, and codes of failures.

use super::extensions::Extensions;
use super::path_item::Opened;
use super::response::Responses;
use super::schema::Context;
use super::security::RuntimeScheme;
use super::{Lowering, docs, names};
use crate::diagnostic::Diagnostics;
use crate::load::{Located, Node, Reader};
use crate::model::{Coded, Docs, Exchange, Operation, Reference, Scheme, Type, TypeKind, TypeName};

/// What an operation refers to.
struct Parts {
    type_name: TypeName,
    scheme: Option<RuntimeScheme>,
    request: Option<TypeName>,
    responses: Option<Responses>,
}

impl<'d> Lowering<'d, '_> {
    /// An operation with everything that it refers to. Returns the scheme that it needs.
    pub(super) fn coded_operation(
        &mut self,
        opened: Opened<'d>,
        security: Option<&'d Node>,
    ) -> Option<Scheme> {
        let mut reader = Reader::new(opened.node, self.diagnostics)?;
        reader.skip(&["operationId", "tags", "externalDocs", "x-rust-name"]);
        let wanted = names::pascal_case(&opened.id.value);
        let type_name = self.claim(opened.node, &wanted, opened.id.span);
        let docs = operation_docs(&mut reader, self.diagnostics);
        let extensions = self.extensions(&mut reader, opened.id.span);
        self.refuse_keys(&mut reader);
        let parts = self.parts(&mut reader, type_name, &opened, security);
        reader.finish(self.diagnostics);
        self.finish_operation(opened, docs, extensions, parts)
    }

    /// Puts the parts together, if all of them could be had.
    fn finish_operation(
        &mut self,
        opened: Opened<'d>,
        docs: Docs,
        extensions: Extensions<'d>,
        parts: Parts,
    ) -> Option<Scheme> {
        let (responses, effect) = (parts.responses?, extensions.effect?);
        self.settle_effect(&responses.error_code, effect, opened.id.span);
        self.test_data(extensions.test_data, &responses.error_code);
        let request = parts.request?;
        let reference = extensions
            .reference
            .and_then(|reference| self.reference(reference, &request));
        let operation = Operation {
            id: opened.id.value,
            function_name: opened.function_name,
            type_name: parts.type_name,
            docs,
            page: extensions.page,
            method: opened.method,
            path: opened.path.to_owned(),
            exchange: Exchange::Coded(Coded {
                effect,
                request_encryption: extensions.request_encryption,
                response_encryption: extensions.response_encryption,
                request,
                response: responses.success,
                error_code: responses.error_code,
                reference,
                code_list: extensions.code_list,
            }),
        };
        self.drafts.set_operation(opened.module, operation);
        Some(parts.scheme?.scheme)
    }

    fn parts(
        &mut self,
        reader: &mut Reader<'d>,
        type_name: TypeName,
        opened: &Opened<'d>,
        security: Option<&'d Node>,
    ) -> Parts {
        let security = reader.take("security").or(security);
        let scheme = self.security(security, opened.id.span);
        let parameters = [opened.parameters, reader.take("parameters")];
        if let Some(scheme) = &scheme {
            self.parameters(parameters.into_iter().flatten(), &scheme.supplies);
        }
        let base = names::pascal_case(&opened.id.value);
        let context = |suffix: &str| Context::inline(opened.module, format!("{base}{suffix}"));
        let request = reader.take("requestBody");
        let request = self.request(request, opened.id.span, &context("Request"));
        let responses = reader.required("responses", self.diagnostics);
        let responses = responses
            .and_then(|node| self.responses(node, &context("Response"), &context("ErrorCode")));
        Parts {
            type_name,
            scheme,
            request,
            responses,
        }
    }

    fn refuse_keys(&mut self, reader: &mut Reader<'d>) {
        for key in ["callbacks", "servers"] {
            if let Some(node) = reader.take(key) {
                let what = format!("`{key}` of an operation are");
                self.unsupported("unsupported-operation-key", node.span, &what);
            }
        }
    }

    /// The property of the request that names the call.
    fn reference(&mut self, written: Located<&str>, request: &TypeName) -> Option<Reference> {
        let definition = self
            .drafts
            .types()
            .find(|definition| definition.name == *request);
        let field = match definition.map(|definition| &definition.kind) {
            Some(TypeKind::Struct(structure)) => structure
                .fields
                .iter()
                .find(|field| field.wire_name == written.value && field.value.ty == Type::String),
            _ => None,
        };
        match field {
            Some(field) => Some(Reference {
                field: field.rust_name.clone(),
            }),
            None => {
                let message = format!(
                    "the request has no property `{}` that is a string",
                    written.value
                );
                self.diagnostics
                    .error("invalid-request-reference", written.span, message);
                None
            }
        }
    }
}

pub(super) fn operation_docs(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Docs {
    Docs {
        title: docs::text(reader, "summary", diagnostics),
        description: docs::text(reader, "description", diagnostics),
        deprecated: reader
            .boolean("deprecated", diagnostics)
            .is_some_and(|flag| flag.value),
        evidence: docs::evidence(reader, diagnostics),
    }
}
