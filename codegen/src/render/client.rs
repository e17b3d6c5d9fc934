//! `src/client.rs` and `src/blocking.rs`, which differ in that one waits.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Comment;
use super::file;
use super::ident::ident;
use super::scope::{Names, Scope};
use super::types::Types;
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Coded, Operation};

/// How the methods of a client give their outcome.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Calls {
    Asynchronous,
    Blocking,
}

impl Calls {
    /// The name of the client, in the runtime as well.
    fn client(self) -> TokenStream {
        match self {
            Self::Asynchronous => quote!(Client),
            Self::Blocking => quote!(BlockingClient),
        }
    }

    fn docs(self) -> TokenStream {
        match self {
            Self::Asynchronous => quote! {
                //! The client: one method for each operation.
            },
            Self::Blocking => quote! {
                //! The blocking client: one method for each operation.
            },
        }
    }

    fn docs_of_client(self) -> TokenStream {
        match self {
            Self::Asynchronous => quote! {
                /// Calls the operations of the API. Cheap to clone.
            },
            Self::Blocking => quote! {
                /// Calls the operations of the API and waits for the outcome, on any thread. Cheap to clone.
            },
        }
    }

    /// The runtime's client of this kind, made of its asynchronous one.
    fn inner(self) -> TokenStream {
        match self {
            Self::Asynchronous => quote!(client),
            Self::Blocking => quote!(client.into()),
        }
    }

    /// What stands before `fn`, and behind a call of the runtime.
    fn words(self) -> (TokenStream, TokenStream) {
        match self {
            Self::Asynchronous => (quote!(async), quote!(.await)),
            Self::Blocking => (quote!(), quote!()),
        }
    }
}

/// A client: one method for each operation, around the client of the runtime.
pub(super) fn client(api: &Api, calls: Calls, first_line: &str) -> Result<String, Diagnostic> {
    let no_types = Types::default();
    let mut scope = Scope::new(&no_types, &[], Names::Flat);
    let methods: Vec<TokenStream> = api
        .operations()
        .filter_map(|operation| Some(method(operation, operation.coded()?, calls, &mut scope)))
        .collect();
    let (error, value) = (scope.runtime("Error"), scope.runtime("Value"));
    let imports = scope.imports();
    let (docs, docs_of_client, client) = (calls.docs(), calls.docs_of_client(), calls.client());
    let (before, wait) = calls.words();
    let inner = calls.inner();
    file::text(
        first_line,
        [quote! {
            #docs
            use konaplate_runtime::kona_plate::{self, ClientBuilder, UnlistedCode, UntypedOperation};
            #imports

            #docs_of_client
            #[derive(Clone, Debug)]
            pub struct #client(kona_plate::#client);

            impl #client {
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
                pub #before fn call_untyped(
                    &self,
                    operation: &UntypedOperation,
                    request: &#value,
                ) -> Result<#value, #error<UnlistedCode>> {
                    self.0.call_untyped(operation, request)#wait
                }
            }

            impl From<kona_plate::Client> for #client {
                fn from(client: kona_plate::Client) -> Self {
                    Self(#inner)
                }
            }
        }],
    )
}

fn method(
    operation: &Operation,
    coded: &Coded,
    calls: Calls,
    scope: &mut Scope<'_>,
) -> TokenStream {
    let function = ident(&operation.function_name);
    let name = scope.generated(&operation.type_name);
    let (request, response) = (
        scope.generated(&coded.request),
        scope.generated(&coded.response),
    );
    let (error, error_code) = (scope.runtime("Error"), scope.generated(&coded.error_code));
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
    let (before, wait) = calls.words();
    let deprecated = operation.docs.deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #docs
        #deprecated
        pub #before fn #function(&self, request: &#request) -> Result<#response, #error<#error_code>> {
            self.0.call::<#name>(request)#wait
        }
    }
}
