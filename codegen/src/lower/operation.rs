//! Operations, and the path items that they stand in.

use super::api::{NamedSchema, named_schemas};
use super::draft::ModuleId;
use super::schema::Context;
use super::security::Schemes;
use super::{Lowering, docs, names};
use crate::diagnostic::{Diagnostics, Span};
use crate::load::{Located, Location, Node, Reader};
use crate::model::{
    Docs, Effect, Encryption, Method, Operation, Reference, Scheme, Type, TypeKind, TypeName,
};

/// An operation that has its names and its module, but was not looked at yet.
pub(super) struct Opened<'d> {
    node: &'d Node,
    id: Located<&'d str>,
    method: Method,
    path: &'d str,
    type_name: TypeName,
    function_name: String,
    module: ModuleId,
    /// The parameters of the path item.
    parameters: Option<&'d Node>,
    /// The named schemas of the file, with the first operation of it.
    schemas: Vec<NamedSchema<'d>>,
}

const METHODS: [(&str, Method); 8] = [
    ("get", Method::Get),
    ("put", Method::Put),
    ("post", Method::Post),
    ("delete", Method::Delete),
    ("options", Method::Options),
    ("head", Method::Head),
    ("patch", Method::Patch),
    ("trace", Method::Trace),
];

impl<'d> Lowering<'d, '_> {
    /// Goes through `paths` and gives every operation its names.
    pub(super) fn open_operations(&mut self, paths: &'d Node) -> Vec<Opened<'d>> {
        let mut opened = Vec::new();
        let mut functions = names::Scope::with(&["builder", "call_untyped", "without_validation"]);
        let Some(mut reader) = Reader::new(paths, self.diagnostics) else {
            return opened;
        };
        for (path, span, node) in reader.rest() {
            if path.starts_with("x-") {
                continue;
            }
            if !path.starts_with('/') || path.contains(['{', '}', '?', '#']) {
                self.unsupported("unsupported-path", span, &format!("the path `{path}` is"));
                continue;
            }
            self.open_path_item(path, node, &mut functions, &mut opened);
        }
        reader.finish(self.diagnostics);
        opened
    }

    fn open_path_item(
        &mut self,
        path: &'d str,
        node: &'d Node,
        functions: &mut names::Scope,
        opened: &mut Vec<Opened<'d>>,
    ) {
        let Some(resolved) = self.document.resolve(node, self.diagnostics) else {
            return;
        };
        let Some(mut reader) = Reader::new(resolved.node, self.diagnostics) else {
            return;
        };
        let root = self.document.root_location();
        let place = resolved
            .location
            .unwrap_or_else(|| root.child("paths").child(path));
        let own_file = place.file() != root.file();
        let schemas = reader.mapping("x-schemas", self.diagnostics);
        let mut schemas = schemas
            .map(|schemas| named_schemas(schemas.value, &place.child("x-schemas")))
            .unwrap_or_default();
        self.claim_names(&schemas);
        let parameters = reader.take("parameters");
        if let Some(servers) = reader.take("servers") {
            self.unsupported(
                "unsupported-servers",
                servers.span,
                "servers of a single path are",
            );
        }
        reader.skip(&["summary", "description"]);
        for (key, method) in METHODS {
            let Some(node) = reader.take(key) else {
                continue;
            };
            let Some(id) = self.operation_id(node) else {
                continue;
            };
            let function_name = functions.claim(&names::snake_case(id.value));
            if function_name != names::snake_case(id.value) {
                let message = format!(
                    "another operation, or the client itself, has the name `{}`",
                    names::snake_case(id.value)
                );
                self.diagnostics
                    .error("duplicate-operation", id.span, message);
            }
            let type_name = self.claim(node, &names::pascal_case(id.value), id.span);
            let module = self.open_module(&function_name, &place, own_file);
            let schemas = std::mem::take(&mut schemas);
            opened.push(Opened {
                node,
                id,
                method,
                path,
                type_name,
                function_name,
                module,
                parameters,
                schemas,
            });
        }
        reader.finish(self.diagnostics);
    }

    fn open_module(&mut self, name: &str, place: &Location, own_file: bool) -> ModuleId {
        let source = self.document.path(place.file()).to_owned();
        self.drafts
            .open_operation(name, place.file(), &source, own_file)
    }

    fn operation_id(&mut self, node: &'d Node) -> Option<Located<&'d str>> {
        let id = node.get("operationId");
        let text = id.and_then(|id| {
            id.as_str().map(|value| Located {
                value,
                span: id.span,
            })
        });
        if text.is_none_or(|text| text.value.is_empty()) {
            let span = id.map_or(node.span, |id| id.span);
            self.diagnostics.error(
                "missing-operation-id",
                span,
                "an operation needs an `operationId` to be named after",
            );
            return None;
        }
        text
    }

    /// An operation with everything that it refers to. Returns the scheme that it needs.
    pub(super) fn operation(
        &mut self,
        opened: Opened<'d>,
        schemes: &Schemes,
        security: Option<&'d Node>,
    ) -> Option<Scheme> {
        for schema in &opened.schemas {
            self.referenced(schema.node, &schema.location);
        }
        let mut reader = Reader::new(opened.node, self.diagnostics)?;
        reader.skip(&["operationId", "tags", "externalDocs", "x-rust-name"]);
        let docs = Docs {
            title: docs::text(&mut reader, "summary", self.diagnostics),
            description: docs::text(&mut reader, "description", self.diagnostics),
            deprecated: reader
                .boolean("deprecated", self.diagnostics)
                .is_some_and(|flag| flag.value),
            evidence: docs::evidence(&mut reader, self.diagnostics),
        };
        let page = docs::text(&mut reader, "x-page", self.diagnostics);
        let effect = self.effect(&mut reader, opened.id.span);
        let (request_encryption, response_encryption) = self.encryptions(&mut reader);
        let reference = reader.string("x-request-reference", self.diagnostics);
        let code_list = self.code_list(&mut reader);
        let test_data = reader.sequence("x-test-data", self.diagnostics);
        for key in ["callbacks", "servers"] {
            if let Some(node) = reader.take(key) {
                self.unsupported(
                    "unsupported-operation-key",
                    node.span,
                    &format!("`{key}` of an operation are"),
                );
            }
        }
        let security = reader.take("security").or(security);
        let scheme = self.security(security, opened.id.span, schemes);
        let parameters = [opened.parameters, reader.take("parameters")];
        if let Some(scheme) = &scheme {
            self.parameters(parameters.into_iter().flatten(), &scheme.supplies);
        }
        let base = names::pascal_case(opened.id.value);
        let context = |suffix: &str| Context::inline(opened.module, format!("{base}{suffix}"));
        let request = reader.take("requestBody");
        let request = self.request(request, opened.id.span, &context("Request"));
        let responses = reader.required("responses", self.diagnostics);
        reader.finish(self.diagnostics);
        let responses = self.responses(responses?, &context("Response"), &context("ErrorCode"))?;
        let effect = effect?;
        self.settle_effect(&responses.error_code, effect, opened.id.span);
        self.test_data(test_data, &responses.error_code);
        let request = request?;
        let reference = reference.and_then(|reference| self.reference(reference, &request));
        let scheme = scheme?;
        let operation = Operation {
            id: opened.id.value.to_owned(),
            function_name: opened.function_name,
            type_name: opened.type_name,
            docs,
            page,
            method: opened.method,
            path: opened.path.to_owned(),
            effect,
            request_encryption,
            response_encryption,
            request,
            response: responses.success,
            error_code: responses.error_code,
            reference,
            code_list,
        };
        self.drafts.set_operation(opened.module, operation);
        Some(scheme.scheme)
    }

    fn effect(&mut self, reader: &mut Reader<'d>, span: Span) -> Option<Effect> {
        match reader.string("x-effect", self.diagnostics) {
            Some(effect) => read_effect(effect, self.diagnostics),
            None => {
                let message = "`x-effect` has to say what a call can do: none, money or card";
                self.diagnostics.error("missing-effect", span, message);
                None
            }
        }
    }

    fn encryptions(&mut self, reader: &mut Reader<'d>) -> (Encryption, Encryption) {
        let Some(mut both) = reader.object("x-encryption", self.diagnostics) else {
            return (Encryption::None, Encryption::None);
        };
        let request = both.string("request", self.diagnostics);
        let response = both.string("response", self.diagnostics);
        both.finish(self.diagnostics);
        (self.encryption(request), self.encryption(response))
    }

    fn encryption(&mut self, written: Option<Located<&str>>) -> Encryption {
        match written.map(|written| (written.value, written.span)) {
            Some(("jwe", _)) => Encryption::Jwe,
            Some(("none", _)) | None => Encryption::None,
            Some((other, span)) => {
                let message = format!("`{other}` is no encryption: it is one of none, jwe");
                self.diagnostics.error("invalid-encryption", span, message);
                Encryption::None
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

/// `none`, `money` or `card`.
pub(super) fn read_effect(written: Located<&str>, diagnostics: &mut Diagnostics) -> Option<Effect> {
    match written.value {
        "none" => Some(Effect::None),
        "money" => Some(Effect::Money),
        "card" => Some(Effect::Card),
        other => {
            let message = format!("`{other}` is no effect: it is one of none, money, card");
            diagnostics.error("invalid-effect", written.span, message);
            None
        }
    }
}
