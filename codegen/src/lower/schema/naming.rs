//! What types are called and where they go.

use super::super::draft::{ModuleId, Slot};
use super::super::{Lowering, Mode, NodeId, names};
use super::{Context, Keywords};
use crate::diagnostic::{Diagnostic, Span};
use crate::load::{Location, Node};
use crate::model::{Docs, Type, TypeDef, TypeKind, TypeName};

/// A type that is being made.
pub(in super::super) struct Begun {
    name: TypeName,
    schema_name: Option<String>,
    slot: Slot,
}

impl<'d> Lowering<'d, '_> {
    /// Takes name and place of a type that is about to be made.
    pub(in super::super) fn begin(&mut self, keywords: &Keywords<'d>, context: &Context) -> Begun {
        let begun = self.begin_as(keywords, context);
        self.name_active(&begun.name);
        begun
    }

    fn begin_as(&mut self, keywords: &Keywords<'d>, context: &Context) -> Begun {
        if let Some(named) = &context.named {
            let schema_name = Some(named.schema_name.clone());
            return Begun {
                name: named.type_name.clone(),
                schema_name,
                slot: named.slot,
            };
        }
        let wanted = keywords
            .rust_name
            .filter(|name| names::is_identifier(name.value));
        if let (Some(given), None) = (keywords.rust_name, wanted) {
            let message = format!("`{}` cannot be the name of a Rust type", given.value);
            self.diagnostics
                .error("invalid-rust-name", given.span, message);
        }
        let wanted = wanted.map_or_else(
            || names::pascal_case(&context.name),
            |name| name.value.to_owned(),
        );
        let name = self.claim_local_at(context.module, &wanted, keywords.span);
        Begun {
            name,
            schema_name: None,
            slot: self.drafts.reserve(context.module),
        }
    }

    /// Puts the type into its place.
    pub(in super::super) fn finish(&mut self, begun: Begun, docs: Docs, kind: TypeKind) -> Type {
        let definition = TypeDef {
            name: begun.name.clone(),
            schema_name: begun.schema_name,
            docs,
            kind,
        };
        self.drafts.fill(begun.slot, definition);
        Type::Named(begun.name)
    }

    /// Takes the name of the schema at `location`.
    pub(in super::super) fn type_name(
        &mut self,
        node: &'d Node,
        location: &Location,
        span: Span,
    ) -> TypeName {
        if let Some(name) = self.claimed.get(&NodeId::from(node)) {
            return name.clone();
        }
        let wanted = names::pascal_case(&path_name(location));
        let name = self.claim(node, &wanted, span);
        self.claimed.insert(NodeId::from(node), name.clone());
        name
    }

    /// Takes a name for the type of a schema or an operation: `x-rust-name`, or the one that is wanted.
    pub(in super::super) fn claim(&mut self, node: &'d Node, wanted: &str, span: Span) -> TypeName {
        let given = node
            .get("x-rust-name")
            .and_then(|name| name.as_str().map(|text| (text, name.span)));
        let (wanted, span) = match given {
            Some((text, span)) if names::is_identifier(text) => (text, span),
            Some((text, span)) => {
                self.diagnostics.error(
                    "invalid-rust-name",
                    span,
                    format!("`{text}` cannot be the name of a Rust type"),
                );
                (wanted, span)
            }
            None => (wanted, span),
        };
        self.claim_type(None, wanted, span)
    }

    /// Takes the name of a type, and says so if it is not the one that was wanted.
    fn claim_type(&mut self, module: Option<String>, wanted: &str, span: Span) -> TypeName {
        let names = match &module {
            None => &mut self.names,
            Some(module) => self
                .local_names
                .entry(module.clone())
                .or_insert_with(names::TypeNames::new),
        };
        let name = names.claim(wanted);
        if name != wanted {
            let message = format!("the name `{wanted}` is taken: the Rust type is `{name}`");
            let warning = Diagnostic::warning("name-collision", message).at(span);
            self.diagnostics
                .push(warning.help("`x-rust-name` gives it a name of your choice"));
        }
        TypeName { module, name }
    }

    /// Takes the name of a type in the module of an operation.
    pub(in super::super) fn claim_local_at(
        &mut self,
        module: ModuleId,
        wanted: &str,
        span: Span,
    ) -> TypeName {
        let namespace = match self.mode {
            Mode::Coded => None,
            Mode::Http => self.drafts.namespace(module),
        };
        self.claim_type(namespace, wanted, span)
    }

    /// Takes a name that the generator gives, in the module of an operation.
    pub(in super::super) fn claim_local(&mut self, module: ModuleId, wanted: &str) -> TypeName {
        self.claim_local_at(module, wanted, self.document.root().span)
    }

    /// The module for the schemas of a file.
    pub(in super::super) fn module_of(&mut self, location: &Location) -> ModuleId {
        let path = self.document.path(location.file()).to_owned();
        let file_name = path.rsplit('/').next().unwrap_or_default();
        let stem = file_name.split('.').next().unwrap_or_default();
        self.drafts
            .of_file(location.file(), &names::snake_case(stem), &path)
    }
}

/// `#/components/schemas/Pet/properties/owner` -> `Pet owner`.
fn path_name(location: &Location) -> String {
    const STRUCTURE: [&str; 12] = [
        "components",
        "schemas",
        "x-schemas",
        "properties",
        "items",
        "allOf",
        "oneOf",
        "anyOf",
        "content",
        "schema",
        "paths",
        "additionalProperties",
    ];
    let parts: Vec<&str> = location
        .pointer()
        .split('/')
        .filter(|part| !STRUCTURE.contains(part))
        .collect();
    let joined = parts.join(" ");
    if joined.trim().is_empty() {
        location.name()
    } else {
        joined
    }
}
