//! One operation of the API.

use super::{Docs, Http, TypeName};

/// An operation: a method, a path, and the types that travel.
#[derive(Clone, Debug)]
pub struct Operation {
    /// `operationId`, verbatim.
    pub id: String,
    /// The same as a Rust function name.
    pub function_name: String,
    /// The same as a Rust type name.
    pub type_name: TypeName,
    /// Title and description.
    pub docs: Docs,
    /// The documentation page (`x-page`).
    pub page: Option<String>,
    /// HTTP method.
    pub method: Method,
    /// Path below the server's URL, beginning with a slash.
    pub path: String,
    /// How it travels.
    pub exchange: Exchange,
}

impl Operation {
    /// The exchange of JSON bodies, if it is one.
    #[must_use]
    pub fn coded(&self) -> Option<&Coded> {
        match &self.exchange {
            Exchange::Coded(coded) => Some(coded),
            Exchange::Http(_) => None,
        }
    }
}

/// How an operation travels.
#[derive(Clone, Debug)]
pub enum Exchange {
    /// As one JSON body each way, inside of what a scheme of the runtime adds; failures have codes.
    Coded(Coded),
    /// As the description says.
    Http(Box<Http>),
}

/// An exchange of JSON bodies by a scheme of the runtime.
#[derive(Clone, Debug)]
pub struct Coded {
    /// The most that a call can do (`x-effect`).
    pub effect: Effect,
    /// Whether the request must be encrypted.
    pub request_encryption: Encryption,
    /// Whether the response comes encrypted.
    pub response_encryption: Encryption,
    /// Type of the request body.
    pub request: TypeName,
    /// Type of the body of a success.
    pub response: TypeName,
    /// Type of the codes of a failure.
    pub error_code: TypeName,
    /// The property of the request that is the caller's own unique number.
    pub reference: Option<Reference>,
    /// Whether all codes of failures are known.
    pub code_list: CodeList,
}

/// Whether the documentation shows every code of an operation (`x-code-list`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeList {
    /// It does, as far as it says.
    Complete,
    /// It breaks off.
    Truncated,
}

/// A field of the request that names the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The Rust field.
    pub field: String,
}

/// HTTP methods of OpenAPI 3.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// GET
    Get,
    /// PUT
    Put,
    /// POST
    Post,
    /// DELETE
    Delete,
    /// OPTIONS
    Options,
    /// HEAD
    Head,
    /// PATCH
    Patch,
    /// TRACE
    Trace,
}

/// What a call can do that cannot be undone by forgetting it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// It moves money.
    Money,
    /// It makes a card.
    Card,
}

/// How a body travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// As it is.
    None,
    /// Inside a JWE.
    Jwe,
}
