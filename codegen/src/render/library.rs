//! `src/lib.rs`.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Comment;
use super::file;
use super::ident::ident;
use crate::diagnostic::Diagnostic;
use crate::model::{Api, ModulePlace, Server};

/// The text of the crate root: documentation, modules, everything of theirs under one name, and the servers.
pub(super) fn library(api: &Api, first_line: &str) -> Result<String, Diagnostic> {
    let mut comment = Comment::default().verbatim(&api.title);
    if let Some(description) = &api.description {
        comment = comment.verbatim(description);
    }
    let docs = comment.inner();
    let operations = present(api, |place| matches!(place, ModulePlace::Operation(_)))
        .then(|| folder("operations"));
    let schemas =
        present(api, |place| matches!(place, ModulePlace::Schemas(_))).then(|| folder("schemas"));
    let client = api.scheme.is_some().then(client);
    let (client_module, client_exports) = client.unzip();
    let (operations_module, operations_exports) = operations.unzip();
    let (schemas_module, schemas_exports) = schemas.unzip();
    let servers = api.servers.iter().map(server);
    file::text(
        first_line,
        quote! {
            #docs
            #![forbid(unsafe_code)]
            #client_module
            #operations_module
            #schemas_module
            #client_exports
            /// What this crate is built on: transports for tests, single checks, and what else has no name here.
            pub use konaplate_runtime as runtime;
            pub use konaplate_runtime::{AdditionalProperties, Effect};
            pub use konaplate_runtime::{BodyEncryption, ErrorCode, FreeForm};
            pub use konaplate_runtime::{Limit, Method, Operation, Pointer};
            pub use konaplate_runtime::{Rule, Sensitive, Validate, Value};
            pub use konaplate_runtime::{Violation, Violations};
            #operations_exports
            #schemas_exports
            /// The description that this crate was generated from, in one file: OpenAPI 3.0 in JSON.
            pub const OPENAPI_JSON: &str = include_str!("../openapi.json");
            #(#servers)*
        },
    )
}

fn present(api: &Api, kind: impl Fn(&ModulePlace) -> bool) -> bool {
    api.modules.iter().any(|module| kind(&module.place))
}

/// A folder of modules.
fn folder(name: &str) -> (TokenStream, TokenStream) {
    let (name, unformatted) = (ident(name), unformatted());
    (
        quote!(#unformatted pub mod #name;),
        quote!(pub use #name::*;),
    )
}

/// Generated files are formatted when they are written: rustfmt, which breaks lines elsewhere, leaves them alone.
fn unformatted() -> TokenStream {
    let tool = ident("rustfmt");
    quote!(#[#tool::skip])
}

fn client() -> (TokenStream, TokenStream) {
    let unformatted = unformatted();
    let module = quote! {
        #[cfg(feature = "blocking")]
        #unformatted
        mod blocking;
        #[cfg(feature = "client")]
        #unformatted
        mod client;
    };
    let exports = quote! {
        #[cfg(feature = "blocking")]
        pub use blocking::BlockingClient;
        #[cfg(feature = "client")]
        pub use client::Client;
        #[cfg(feature = "client")]
        pub use konaplate_runtime::kona_plate::*;
        #[cfg(feature = "client")]
        pub use konaplate_runtime::{ApiError, Error, NotSent, NotSentCause};
        #[cfg(feature = "client")]
        pub use konaplate_runtime::{OutcomeUnknown, UnknownCause};
    };
    (module, exports)
}

fn server(server: &Server) -> TokenStream {
    let (name, url) = (ident(&server.rust_name), &server.url);
    let comment = match &server.description {
        Some(description) => Comment::default().verbatim(description),
        None => Comment::default(),
    };
    let docs = comment.outer("A server of the API.");
    quote!(#docs pub const #name: &str = #url;)
}
