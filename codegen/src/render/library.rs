//! `src/lib.rs`.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Comment, code};
use super::file;
use super::ident::ident;
use crate::diagnostic::Diagnostic;
use crate::model::{Api, ModulePlace, Scheme, Server};

/// The text of the crate root: documentation, modules, everything of theirs under one name, and the servers.
pub(super) fn library(api: &Api, first_line: &str) -> Result<String, Diagnostic> {
    let docs = about(api).inner();
    let operations = present(api, |place| matches!(place, ModulePlace::Operation(_)))
        .then(|| folder("operations"));
    let schemas =
        present(api, |place| matches!(place, ModulePlace::Schemas(_))).then(|| folder("schemas"));
    let client = api.scheme.map(|scheme| client(scheme, api));
    let (client_module, client_exports) = client.unzip();
    let (operations_module, operations_exports) = operations.unzip();
    let (schemas_module, schemas_exports) = schemas.unzip();
    let (models, operations_exports, schemas_exports) = match api.scheme {
        Some(Scheme::KonaPlate) => (models(), operations_exports, schemas_exports),
        _ => (http_models(), None, None),
    };
    let servers = api.servers.iter().map(server);
    file::text(
        first_line,
        [quote! {
            #docs
            #![forbid(unsafe_code)]
            #client_module
            #operations_module
            #schemas_module
            #client_exports
            /// What this crate is built on: transports for tests, single checks, and what else has no name here.
            pub use konaplate_runtime as runtime;
            #models
            #operations_exports
            #schemas_exports
            /// The description that this crate was generated from, in one file: OpenAPI 3.0 in JSON.
            pub const OPENAPI_JSON: &str = include_str!("../openapi.json");
            #(#servers)*
        }],
    )
}

/// What the description says of itself. A crate has to say something, and a description may have an empty title.
fn about(api: &Api) -> Comment {
    let description = api.description.as_deref().unwrap_or_default();
    if api.title.trim().is_empty() && description.trim().is_empty() {
        return Comment::default()
            .verbatim("A client of an API whose description does not name it.");
    }
    Comment::default()
        .verbatim(&api.title)
        .verbatim(description)
}

/// What models are made of, beside the types of a scheme.
fn models() -> TokenStream {
    quote! {
        pub use konaplate_runtime::{AdditionalProperties, Effect};
        pub use konaplate_runtime::{BodyEncryption, ErrorCode, FreeForm};
        pub use konaplate_runtime::{Limit, Method, Operation, Pointer};
        pub use konaplate_runtime::{Rule, Sensitive, Validate, Value};
        pub use konaplate_runtime::{Violation, Violations};
    }
}

/// What models are made of.
fn http_models() -> TokenStream {
    quote! {
        pub use konaplate_runtime::{AdditionalProperties, Binary, FreeForm, Limit};
        pub use konaplate_runtime::{Pointer, Rule, Sensitive, Validate, Value};
        pub use konaplate_runtime::{Violation, Violations};
    }
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

fn client(scheme: Scheme, api: &Api) -> (TokenStream, TokenStream) {
    match scheme {
        Scheme::KonaPlate => kona_plate_client(),
        Scheme::Http => http_client(api),
    }
}

fn http_client(api: &Api) -> (TokenStream, TokenStream) {
    let unformatted = unformatted();
    let security = (!api.security_schemes.is_empty()).then(|| {
        quote! {
            #[cfg(feature = "client")]
            #unformatted
            pub mod security;
        }
    });
    let module = quote! {
        #[cfg(feature = "client")]
        #unformatted
        mod client;
        #security
    };
    let exports = quote! {
        #[cfg(feature = "client")]
        pub use client::Client;
        #[cfg(feature = "client")]
        pub use konaplate_runtime::http::OutcomeUnknown;
        #[cfg(feature = "client")]
        pub use konaplate_runtime::http::{BuildError, ClientBuilder, Credential, Error};
        #[cfg(feature = "client")]
        pub use konaplate_runtime::{NotSent, NotSentCause, UnknownCause};
    };
    (module, exports)
}

fn kona_plate_client() -> (TokenStream, TokenStream) {
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
    if !server.variables.is_empty() {
        return server_with_variables(server, comment);
    }
    let docs = comment.outer("A server of the API.");
    quote!(#docs pub const #name: &str = #url;)
}

/// A function of the variables: their names stand in the URL, in braces.
fn server_with_variables(server: &Server, mut comment: Comment) -> TokenStream {
    comment = comment.markdown(format!("The URL of a server: {}.", code(&server.url)));
    for variable in &server.variables {
        let mut words = format!(
            "- {}, usually {}",
            code(&variable.rust_name),
            code(&variable.default)
        );
        if !variable.values.is_empty() {
            let values: Vec<String> = variable.values.iter().map(|value| code(value)).collect();
            words.push_str(&format!(", one of {}", values.join(", ")));
        }
        comment = comment.markdown(words);
        if let Some(description) = &variable.description {
            comment = comment.verbatim(description);
        }
    }
    let docs = comment.outer("");
    let name = ident(&server.rust_name);
    let arguments: Vec<_> = server
        .variables
        .iter()
        .map(|variable| ident(&variable.rust_name))
        .collect();
    let mut pieces = Vec::new();
    let mut rest = server.url.as_str();
    while let Some((text, behind)) = rest.split_once('{') {
        let Some((variable, after)) = behind.split_once('}') else {
            break;
        };
        pieces.push(quote!(#text));
        match server.variables.iter().find(|of| of.name == variable) {
            Some(of) => {
                let argument = ident(&of.rust_name);
                pieces.push(quote!(#argument));
            }
            None => {
                let text = format!("{{{variable}}}");
                pieces.push(quote!(#text));
            }
        }
        rest = after;
    }
    pieces.push(quote!(#rest));
    let unused = server
        .variables
        .iter()
        .filter(|of| !server.url.contains(&format!("{{{}}}", of.name)))
        .map(|of| {
            let argument = ident(&of.rust_name);
            quote!(let _ = #argument;)
        });
    quote! {
        #docs
        #[must_use]
        pub fn #name(#(#arguments: &str),*) -> String {
            #(#unused)*
            [#(#pieces),*].concat()
        }
    }
}
