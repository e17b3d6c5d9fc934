//! Paths: every operation gets its names and its module before any is looked at.

use super::api::{NamedSchema, named_schemas};
use super::draft::ModuleId;
use super::{Lowering, names};
use crate::load::{Located, Location, Node, Reader};
use crate::model::{Method, TypeName};

/// An operation that has its names and its module, but was not looked at yet.
pub(super) struct Opened<'d> {
    pub(super) node: &'d Node,
    pub(super) id: Located<&'d str>,
    pub(super) method: Method,
    pub(super) path: &'d str,
    pub(super) type_name: TypeName,
    pub(super) function_name: String,
    pub(super) module: ModuleId,
    /// The parameters of the path item.
    pub(super) parameters: Option<&'d Node>,
    /// The named schemas of the file, with the first operation of it.
    pub(super) schemas: Vec<NamedSchema<'d>>,
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
                self.unused_extension(path, span);
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
}
