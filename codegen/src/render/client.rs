//! `src/client.rs`.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Comment;
use super::file;
use super::ident::ident;
use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Operation};

/// The client: one method for each operation, around the client of the runtime.
pub(super) fn client(api: &Api, first_line: &str) -> Result<String, Diagnostic> {
    let no_types = BTreeMap::new();
    let mut scope = Scope::new(&no_types, &[]);
    let methods: Vec<TokenStream> = api
        .operations()
        .map(|operation| method(operation, &mut scope))
        .collect();
    let (error, value) = (scope.runtime("Error"), scope.runtime("Value"));
    let imports = scope.imports();
    file::text(
        first_line,
        quote! {
            //! The client: one method for each operation.
            use konaplate_runtime::kona_plate::{self, ClientBuilder, UnlistedCode, UntypedOperation};
            #imports

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
                    request: &#value,
                ) -> Result<#value, #error<UnlistedCode>> {
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

fn method(operation: &Operation, scope: &mut Scope<'_>) -> TokenStream {
    let function = ident(&operation.function_name);
    let name = scope.generated(&operation.type_name);
    let (request, response) = (
        scope.generated(&operation.request),
        scope.generated(&operation.response),
    );
    let (error, error_code) = (
        scope.runtime("Error"),
        scope.generated(&operation.error_code),
    );
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
    let deprecated = operation.docs.deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #docs
        #deprecated
        pub async fn #function(&self, request: &#request) -> Result<#response, #error<#error_code>> {
            self.0.call::<#name>(request).await
        }
    }
}
