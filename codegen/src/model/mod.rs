//! The API as the generator understands it: Rust names are decided, references are resolved, constraints are exact.
//!
//! Nothing here knows about YAML or tokens. [`crate::lower`] makes a model, [`crate::render`] writes it out.

mod docs;
mod http;
mod operation;
mod pattern;
mod schema;
mod types;
mod value;

pub use crate::load::Decimal;
pub use docs::{Docs, Evidence, Mark};
pub use http::{
    Content, ContentFormat, Form, FormField, Guard, HeaderForm, Http, Outcome, OutcomeShape,
    Parameter, Part, PartKind, PathPiece, PathStyle, Place, QueryStyle, Reply, ReplyHeader,
    ReplyParts, RequestBody, Reserved, SecurityKind, SecurityScheme, Statuses,
};
pub use operation::{CodeList, Coded, Effect, Encryption, Exchange, Method, Operation, Reference};
pub use pattern::Pattern;
pub use schema::{AdditionalSchema, Json, Schema, SchemaDef, SchemaKeyword, SchemaName};
pub use types::{
    Additional, Alias, Code, Condition, ConditionValue, Enumeration, ErrorCodes, Field, Origin,
    Presence, Selector, Struct, TypeDef, TypeKind, Union, UnionRule, UnionVariant, Variant,
    VariantTag,
};
pub use value::{Access, Check, IntegerKind, JsonKind, Literal, Type, TypeName, Value};

use std::collections::BTreeMap;

/// A whole API: everything that the generated crate is made from.
#[derive(Clone, Debug)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`, verbatim.
    pub version: String,
    /// `info.description`.
    pub description: Option<String>,
    /// `info.license.name`, if it is an SPDX expression.
    pub license: Option<String>,
    /// The root file of the description, as shown to a reader.
    pub source: String,
    /// The servers that have a name, in document order.
    pub servers: Vec<Server>,
    /// The part of the runtime that signs and sends; `None` for a description without operations.
    pub scheme: Option<Scheme>,
    /// The ways to show who calls, for the scheme [`Scheme::Http`].
    pub security_schemes: Vec<SecurityScheme>,
    /// All modules with their contents, in the order in which they are declared.
    pub modules: Vec<Module>,
}

impl Api {
    /// Every type of the API by its Rust name.
    #[must_use]
    pub fn types(&self) -> BTreeMap<&TypeName, &TypeDef> {
        self.modules
            .iter()
            .flat_map(|module| &module.types)
            .map(|definition| (&definition.name, definition))
            .collect()
    }

    /// Every operation, in document order.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.modules
            .iter()
            .filter_map(|module| module.operation.as_ref())
    }
}

/// A base URL that the generated crate offers as a constant.
#[derive(Clone, Debug)]
pub struct Server {
    /// Name of the constant, or of the function if there are variables.
    pub rust_name: String,
    /// The URL, verbatim.
    pub url: String,
    /// The variables in braces.
    pub variables: Vec<ServerVariable>,
    /// What the server is for.
    pub description: Option<String>,
}

/// A part of a server's URL that is up to the caller.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    /// Name in the URL.
    pub name: String,
    /// Name of the argument.
    pub rust_name: String,
    /// What it usually is.
    pub default: String,
    /// What it can be; empty if anything.
    pub values: Vec<String>,
    /// What it is for.
    pub description: Option<String>,
}

/// The piece of the runtime that fulfils the security scheme of the description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Module and feature `kona_plate` of the runtime.
    KonaPlate,
    /// Module and feature `http` of the runtime: as the description says.
    Http,
}

/// One file of the generated crate that holds types.
#[derive(Clone, Debug)]
pub struct Module {
    /// Where the file goes.
    pub place: ModulePlace,
    /// The file of the description that it was made from, as shown to a reader.
    pub source: String,
    /// The operation, if the file is that of an operation.
    pub operation: Option<Operation>,
    /// The types, in the order in which they are declared.
    pub types: Vec<TypeDef>,
    /// Trees of the schemas of this file, as far as checks refer to them.
    pub schemas: Vec<SchemaDef>,
}

/// The place of a module in the generated crate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ModulePlace {
    /// `src/operations/NAME.rs`
    Operation(String),
    /// `src/schemas/NAME.rs`
    Schemas(String),
}
