//! `src/client.rs`.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Comment;
use super::file;
use super::ident::ident;
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Operation};

/// The client: one method for each operation, around the client of the runtime.
pub(super) fn client(api: &Api, first_line: &str) -> Result<String, Diagnostic> {
    let methods = api.operations().map(method);
    let operations = api.operations().map(|operation| {
        let (name, error_code) = (
            ident(&operation.type_name.0),
            ident(&operation.error_code.0),
        );
        let (request, response) = (ident(&operation.request.0), ident(&operation.response.0));
        quote!(use crate::{#name, #error_code, #request, #response};)
    });
    file::text(
        first_line,
        quote! {
            //! The client: one method for each operation.
            use konaplate_runtime::kona_plate::{self, ClientBuilder, UnlistedCode, UntypedOperation};
            use konaplate_runtime::{Error, Value};
            #(#operations)*

            /// Calls the operations of the API. Cheap to clone.
            #[derive(Clone, Debug)]
            pub struct Client(kona_plate::Client);

            impl Client {
                /// Starts a client for the server at `base_url`.
                pub fn builder(base_url: &str) -> ClientBuilder<Self> {
                    ClientBuilder::new(base_url)
                }
                /// The same client, but requests are sent as they are: a server may have relaxed a rule.
                #[must_use]
                pub fn without_validation(&self) -> Self {
                    Self(self.0.without_validation())
                }
                #(#methods)*
                /// Calls an operation that this crate does not have yet, with JSON in and out.
                ///
                /// # Errors
                ///
                /// As for the operations that it has; every code is an unlisted one.
                pub async fn call_untyped(
                    &self,
                    operation: &UntypedOperation,
                    request: &Value,
                ) -> Result<Value, Error<UnlistedCode>> {
                    self.0.call_untyped(operation, request).await
                }
            }

            impl From<kona_plate::Client> for Client {
                fn from(client: kona_plate::Client) -> Self {
                    Self(client)
                }
            }
        },
    )
}

fn method(operation: &Operation) -> TokenStream {
    let (function, name) = (
        ident(&operation.function_name),
        ident(&operation.type_name.0),
    );
    let (request, response) = (ident(&operation.request.0), ident(&operation.response.0));
    let error_code = ident(&operation.error_code.0);
    let mut comment = Comment::default();
    if let Some(title) = &operation.docs.title {
        comment = comment.verbatim(title);
    }
    let docs = comment
        .markdown(format!("See [`{name}`]."))
        .markdown("# Errors")
        .markdown(
            "Four cases; [`Error`] tells them apart, and whether something may have happened.",
        )
        .outer("");
    quote! {
        #docs
        pub async fn #function(&self, request: &#request) -> Result<#response, Error<#error_code>> {
            self.0.call::<#name>(request).await
        }
    }
}
