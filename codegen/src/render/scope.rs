//! What one generated file uses from elsewhere, collected while its items are rendered, so that it imports exactly that.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::ident::ident;
use super::types::Types;
use crate::model::{ModulePlace, SchemaDef, SchemaName, TypeDef, TypeName};

/// The names that the items of one file refer to.
pub(super) struct Scope<'a> {
    types: &'a Types<'a>,
    local: BTreeSet<TypeName>,
    elsewhere: BTreeSet<TypeName>,
    local_schemas: BTreeSet<&'a SchemaName>,
    runtime: BTreeSet<&'static str>,
    serde: BTreeSet<&'static str>,
    fmt: bool,
    http: bool,
    names: Names,
    folders: BTreeSet<&'static str>,
}

/// How a file refers to types of other files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// All names of the crate are in one place.
    Flat,
    /// Shared schemas are in one place, and the file has none of its own beside them.
    Shared,
    /// The file has names of its own: those of others are written with their folder.
    Own,
}

impl<'a> Scope<'a> {
    /// A file that declares the types `local` of all the `types` there are.
    pub(super) fn new(types: &'a Types<'a>, local: &'a [TypeDef], names: Names) -> Self {
        Self {
            types,
            local: local
                .iter()
                .map(|definition| definition.name.clone())
                .collect(),
            elsewhere: BTreeSet::new(),
            local_schemas: BTreeSet::new(),
            runtime: BTreeSet::new(),
            serde: BTreeSet::new(),
            fmt: false,
            http: false,
            names,
            folders: BTreeSet::new(),
        }
    }

    /// Adds the trees of schemas that the file declares.
    pub(super) fn declare_schemas(&mut self, schemas: &'a [SchemaDef]) {
        self.local_schemas.extend(schemas.iter().map(|of| &of.name));
    }

    /// Adds a type that the file declares besides.
    pub(super) fn declare(&mut self, name: &TypeName) {
        self.local.insert(name.clone());
    }

    /// The definition of a type.
    pub(super) fn definition(&self, name: &TypeName) -> Option<&'a TypeDef> {
        self.types.definition(name)
    }

    /// What is known of all types.
    pub(super) fn types(&self) -> &'a Types<'a> {
        self.types
    }

    /// A generated type, of this file or of another.
    pub(super) fn generated(&mut self, name: &TypeName) -> TokenStream {
        let item = ident(&name.name);
        match &name.module {
            _ if self.local.contains(name) => quote!(#item),
            Some(module) => {
                self.folders.insert("operations");
                let module = ident(module);
                quote!(operations::#module::#item)
            }
            None if self.names == Names::Own => {
                self.folders.insert("schemas");
                quote!(schemas::#item)
            }
            None => {
                self.elsewhere.insert(name.clone());
                quote!(#item)
            }
        }
    }

    /// The tree of a schema, of this file or of another.
    pub(super) fn schema(&self, name: &SchemaName) -> TokenStream {
        let item = ident(&name.name);
        if self.local_schemas.contains(name) {
            return item.into_token_stream();
        }
        let (folder, module) = match &name.place {
            ModulePlace::Operation(module) => ("operations", module),
            ModulePlace::Schemas(module) => ("schemas", module),
        };
        let (folder, module) = (ident(folder), ident(module));
        quote!(crate::#folder::#module::#item)
    }

    /// An item of the runtime.
    pub(super) fn runtime(&mut self, name: &'static str) -> Ident {
        self.runtime.insert(name);
        ident(name)
    }

    /// A trait of serde.
    pub(super) fn serde(&mut self, name: &'static str) -> Ident {
        self.serde.insert(name);
        ident(name)
    }

    /// The module `std::fmt`.
    pub(super) fn fmt(&mut self) -> Ident {
        self.fmt = true;
        ident("fmt")
    }

    /// The module `http` of the runtime, which is there with the client alone.
    pub(super) fn http(&mut self) {
        self.http = true;
    }

    /// The `use` items for all of it.
    pub(super) fn imports(&self) -> TokenStream {
        let std = self.fmt.then(|| {
            quote!(
                use std::fmt;
            )
        });
        let runtime = import(quote!(konaplate_runtime), self.runtime.iter().copied());
        let http = self.http.then(|| {
            quote!(
                #[cfg(feature = "client")]
                use konaplate_runtime::http;
            )
        });
        let serde = import(quote!(serde), self.serde.iter().copied());
        let root = match self.names {
            Names::Flat => quote!(crate),
            Names::Shared | Names::Own => quote!(crate::schemas),
        };
        let own = import(root, self.elsewhere.iter().map(|name| name.name.as_str()));
        let folders = import(quote!(crate), self.folders.iter().copied());
        quote!(#std #http #runtime #serde #folders #own)
    }
}

fn import<'n>(from: TokenStream, names: impl Iterator<Item = &'n str>) -> Option<TokenStream> {
    let names: Vec<Ident> = names.map(ident).collect();
    match names.as_slice() {
        [] => None,
        [name] => Some(quote!(use #from::#name;)),
        _ => Some(quote!(use #from::{#(#names),*};)),
    }
}
