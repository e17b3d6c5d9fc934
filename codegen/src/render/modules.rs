//! The files that hold types: one for each operation, one for each file of shared schemas.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Comment, code};
use super::scope::Scope;
use super::{alias, enumeration, error_codes, file, ident, operation, structure, union};
use crate::diagnostic::Diagnostic;
use crate::model::{Module, ModulePlace, TypeDef, TypeKind, TypeName};

/// Path below `src`, without extension.
pub(super) fn path(place: &ModulePlace) -> String {
    match place {
        ModulePlace::Operation(name) => format!("operations/{name}"),
        ModulePlace::Schemas(name) => format!("schemas/{name}"),
    }
}

/// The text of the file of a module.
pub(super) fn module(
    module: &Module,
    first_line: &str,
    types: &BTreeMap<&TypeName, &TypeDef>,
) -> Result<String, Diagnostic> {
    let mut scope = Scope::new(types, &module.types);
    if let Some(operation) = &module.operation {
        scope.declare(&operation.type_name);
    }
    let docs = heading(module).inner();
    let operation = module
        .operation
        .as_ref()
        .map(|operation| operation::operation(operation, &mut scope));
    let definitions: Vec<TokenStream> = module
        .types
        .iter()
        .map(|ty| definition(ty, &mut scope))
        .collect();
    let imports = scope.imports();
    file::text(
        first_line,
        quote!(#docs #imports #operation #(#definitions)*),
    )
}

fn heading(module: &Module) -> Comment {
    match &module.operation {
        Some(operation) => operation::heading(operation),
        None => Comment::default().markdown(format!("Schemas of {}.", code(&module.source))),
    }
}

fn definition(definition: &TypeDef, scope: &mut Scope<'_>) -> TokenStream {
    match &definition.kind {
        TypeKind::Struct(kind) => structure::structure(definition, kind, scope),
        TypeKind::Enumeration(kind) => enumeration::enumeration(definition, kind, scope),
        TypeKind::ErrorCodes(kind) => error_codes::error_codes(definition, kind, scope),
        TypeKind::Union(kind) => union::union(definition, kind, scope),
        TypeKind::Alias(kind) => alias::alias(definition, kind, scope),
    }
}

/// The text of `operations/mod.rs` or `schemas/mod.rs`: every module, and everything in it under one name.
pub(super) fn index<'n>(
    about: &str,
    names: impl Iterator<Item = &'n str> + Clone,
    first_line: &str,
) -> Result<String, Diagnostic> {
    let docs = Comment::default().markdown(about).inner();
    let modules = names.clone().map(|name| {
        let name = ident::ident(name);
        quote!(pub mod #name;)
    });
    let exports = names.map(|name| {
        let name = ident::ident(name);
        quote!(pub use #name::*;)
    });
    file::text(first_line, quote!(#docs #(#modules)* #(#exports)*))
}
