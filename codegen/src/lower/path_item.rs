//! Paths: every operation gets its names and its module before any is looked at.

use super::api::{NamedSchema, named_schemas};
use super::draft::ModuleId;
use super::{Lowering, Mode, names};
use crate::diagnostic::{Diagnostic, Span};
use crate::load::{Located, Location, Node, Reader};
use crate::model::Method;

/// An operation that has its names and its module, but was not looked at yet.
pub(super) struct Opened<'d> {
    pub(super) node: &'d Node,
    pub(super) id: Located<String>,
    pub(super) method: Method,
    pub(super) path: &'d str,
    pub(super) path_span: Span,
    pub(super) function_name: String,
    pub(super) module: ModuleId,
    /// The parameters of the path item.
    pub(super) parameters: Option<&'d Node>,
    /// The servers of the path item.
    pub(super) servers: Option<&'d Node>,
    /// The named schemas of the file, with the first operation of it.
    pub(super) schemas: Vec<NamedSchema<'d>>,
}

impl Opened<'_> {
    /// What it is called in messages.
    pub(super) fn title(&self) -> String {
        self.id.value.clone()
    }
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

/// The methods of a path item in document order.
fn methods(node: &Node) -> Vec<(&'static str, Method)> {
    let place = |key: &str| node.as_mapping().and_then(|mapping| mapping.index_of(key));
    let mut methods = METHODS.to_vec();
    methods.sort_by_key(|(key, _)| place(key));
    methods
}

impl<'d> Lowering<'d, '_> {
    /// Goes through `paths` and gives every operation its names.
    pub(super) fn open_operations(&mut self, paths: &'d Node) -> Vec<Opened<'d>> {
        let mut opened = Vec::new();
        let mut functions =
            names::Scope::with(&["builder", "call_untyped", "stream", "without_validation"]);
        let Some(mut reader) = Reader::new(paths, self.diagnostics) else {
            return opened;
        };
        for (path, span, node) in reader.rest() {
            if path.starts_with("x-") {
                self.unused_extension(path, span);
                continue;
            }
            let is_plain = !path.contains(['{', '}', '?', '#']);
            if !path.starts_with('/') || (self.mode == Mode::Coded && !is_plain) {
                self.unsupported("unsupported-path", span, &format!("the path `{path}` is"));
                continue;
            }
            self.open_path_item((path, span), node, &mut functions, &mut opened);
        }
        reader.finish(self.diagnostics);
        opened
    }

    fn open_path_item(
        &mut self,
        (path, path_span): (&'d str, Span),
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
        let parameters = reader.take("parameters");
        let servers = reader.take("servers");
        if let (Some(servers), Mode::Coded) = (servers, self.mode) {
            self.unsupported(
                "unsupported-servers",
                servers.span,
                "servers of a single path are",
            );
        }
        reader.skip(&["summary", "description"]);
        for (key, method) in methods(resolved.node) {
            let Some(node) = reader.take(key) else {
                continue;
            };
            let Some(id) = self.operation_id(node, key, path) else {
                continue;
            };
            let function_name = self.function_name(node, &id, functions);
            let module = self.open_module(&function_name, &place, own_file);
            let schemas = std::mem::take(&mut schemas);
            opened.push(Opened {
                node,
                id,
                method,
                path,
                path_span,
                function_name,
                module,
                parameters,
                servers,
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

    /// `operationId`; in its absence, what method and path make of one.
    fn operation_id(
        &mut self,
        node: &'d Node,
        method: &str,
        path: &str,
    ) -> Option<Located<String>> {
        let id = node.get("operationId");
        let span = id.map_or(node.span, |id| id.span);
        if let Some(text) = id.and_then(Node::as_str).filter(|text| !text.is_empty()) {
            let value = text.to_owned();
            return Some(Located { value, span });
        }
        if self.mode == Mode::Coded {
            self.diagnostics.error(
                "missing-operation-id",
                span,
                "an operation needs an `operationId` to be named after",
            );
            return None;
        }
        let value = format!("{method} {}", path.replace('{', "by "));
        let message = format!(
            "without `operationId`, this is called `{}`",
            names::snake_case(&value)
        );
        self.diagnostics
            .warning("missing-operation-id", span, message);
        Some(Located { value, span })
    }

    /// The name of the method of the client, and of the module.
    fn function_name(
        &mut self,
        node: &'d Node,
        id: &Located<String>,
        functions: &mut names::Scope,
    ) -> String {
        let given = node.get("x-rust-name").and_then(Node::as_str);
        let given = given.filter(|_| self.mode == Mode::Http);
        let wanted = names::snake_case(given.unwrap_or(&id.value));
        let name = functions.claim(&wanted);
        if name == wanted {
            return name;
        }
        let message = format!("another operation, or the client itself, has the name `{wanted}`");
        if self.mode == Mode::Coded {
            self.diagnostics
                .error("duplicate-operation", id.span, message);
            return name;
        }
        let warning = Diagnostic::warning("name-collision", format!("{message}: this is `{name}`"));
        let help = "`x-rust-name` gives it a name of your choice";
        self.diagnostics.push(warning.at(id.span).help(help));
        name
    }
}
