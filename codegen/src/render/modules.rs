//! The files that hold types: one for each operation, and those of shared schemas.

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Comment, code};
use super::scope::{Names, Scope};
use super::types::Types;
use super::{
    alias, enumeration, error_codes, file, http, ident, newtype, operation, schema, structure,
    union,
};
use crate::diagnostic::Diagnostic;
use crate::model::{Exchange, Module, ModulePlace, Scheme, TypeDef, TypeKind};

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
    types: &Types<'_>,
    scheme: Option<Scheme>,
) -> Result<String, Diagnostic> {
    let names = match (scheme, &module.place) {
        (Some(Scheme::KonaPlate), _) => Names::Flat,
        (_, ModulePlace::Operation(_)) => Names::Own,
        (_, ModulePlace::Schemas(_)) => Names::Shared,
    };
    let mut scope = Scope::new(types, &module.types, names);
    scope.declare_schemas(&module.schemas);
    if let Some(operation) = &module.operation {
        scope.declare(&operation.type_name);
    }
    let docs = heading(module).inner();
    let operation = module
        .operation
        .as_ref()
        .map(|operation| match &operation.exchange {
            Exchange::Coded(coded) => operation::operation(operation, coded, &mut scope),
            Exchange::Http(of) => http::call(operation, of, &mut scope),
        });
    let definitions: Vec<TokenStream> = module
        .types
        .iter()
        .flat_map(|ty| definition(ty, &mut scope))
        .collect();
    let schemas: Vec<TokenStream> = module
        .schemas
        .iter()
        .map(|of| schema::definition(of, &mut scope))
        .collect();
    let imports = scope.imports();
    let parts = iter::once(quote!(#docs #imports))
        .chain(operation)
        .chain(definitions)
        .chain(schemas);
    file::text(first_line, parts)
}

fn heading(module: &Module) -> Comment {
    match &module.operation {
        Some(operation) => operation::heading(operation),
        None => Comment::default().markdown(format!("Schemas of {}.", code(&module.source))),
    }
}

/// The items of a type, in one part or in several.
fn definition(definition: &TypeDef, scope: &mut Scope<'_>) -> Vec<TokenStream> {
    let item = match &definition.kind {
        TypeKind::Struct(kind) => return structure::structure(definition, kind, scope),
        TypeKind::Request(kind) => return structure::request(definition, kind, scope),
        TypeKind::Enumeration(kind) => return enumeration::enumeration(definition, kind, scope),
        TypeKind::ErrorCodes(kind) => return error_codes::error_codes(definition, kind, scope),
        TypeKind::Union(kind) => union::union(definition, kind, scope),
        TypeKind::Alias(kind) => alias::alias(definition, kind, scope),
        TypeKind::Reply(kind) => structure::reply(definition, kind, scope),
        TypeKind::Body(contents) => http::body(definition, contents, scope),
        TypeKind::Outcome(kind) => http::outcome(definition, kind, scope),
        TypeKind::Newtype(value) => newtype::newtype(definition, value, scope),
    };
    vec![item]
}

/// What an index makes of the names in its modules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exports {
    /// All of them stand in one place.
    All,
    /// The same, and which file they come from is nobody's business.
    Only,
    /// They stay where they are.
    None,
}

/// The text of `operations/mod.rs` or `schemas/mod.rs`: every module, and everything in it under one name.
pub(super) fn index(
    about: &str,
    names: &[&str],
    exports: Exports,
    first_line: &str,
) -> Result<String, Diagnostic> {
    let docs = Comment::default().markdown(about).inner();
    let modules = names.iter().map(|name| {
        let name = ident::ident(name);
        match exports {
            Exports::Only => quote!(pub(crate) mod #name;),
            Exports::All | Exports::None => quote!(pub mod #name;),
        }
    });
    let exported = names.iter().filter(|_| exports != Exports::None);
    let exports = exported.map(|name| {
        let name = ident::ident(name);
        quote!(pub use #name::*;)
    });
    file::text(first_line, [quote!(#docs #(#modules)* #(#exports)*)])
}
