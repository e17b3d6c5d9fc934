//! `src/client.rs` of an API over plain HTTP.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::Comment;
use super::super::file;
use super::super::ident::ident;
use super::super::scope::{Names, Scope};
use super::super::types::Types;
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Exchange, Http, Operation};

/// The client: one method for each operation.
pub(in super::super) fn client(api: &Api, first_line: &str) -> Result<String, Diagnostic> {
    let no_types = Types::default();
    let mut scope = Scope::new(&no_types, &[], Names::Own);
    let methods: Vec<TokenStream> = api
        .operations()
        .filter_map(|operation| match &operation.exchange {
            Exchange::Http(http) => Some(method(operation, http, &mut scope)),
            Exchange::Coded(_) => None,
        })
        .collect();
    let imports = scope.imports();
    file::text(
        first_line,
        [quote! {
            //! The client: one method for each operation.

            use konaplate_runtime::http::{self, ClientBuilder, Error, Operation, Stream};
            #imports

            /// Calls the operations of the API. Cheap to clone.
            #[derive(Clone, Debug)]
            pub struct Client(http::Client);

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
                /// Calls an operation and leaves the body of a success to be read piece by piece:
                /// `client.stream::<operations::NAME::Call>(&request)`.
                ///
                /// # Errors
                ///
                /// [`Error`] tells its cases apart, and whether something may have happened.
                pub async fn stream<O: Operation>(
                    &self,
                    request: &O::Request,
                ) -> Result<Stream, Error<O::Failure>> {
                    self.0.stream::<O>(request).await
                }
                #(#methods)*
            }

            impl From<http::Client> for Client {
                fn from(client: http::Client) -> Self {
                    Self(client)
                }
            }
        }],
    )
}

fn method(operation: &Operation, http: &Http, scope: &mut Scope<'_>) -> TokenStream {
    let function = ident(&operation.function_name);
    let call = scope.generated(&operation.type_name);
    let (request, response, failure) = (
        scope.generated(&http.request),
        scope.generated(&http.success.name),
        scope.generated(&http.failure.name),
    );
    let mut comment = Comment::default();
    if let Some(title) = &operation.docs.title {
        comment = comment.verbatim(title);
    }
    let target = call.to_string().replace(' ', "");
    let docs = comment
        .markdown(format!("See [`{target}`]."))
        .markdown("# Errors")
        .markdown("[`Error`] tells its cases apart, and whether something may have happened.")
        .outer("");
    let deprecated = operation.docs.deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #docs
        #deprecated
        pub async fn #function(&self, request: &#request) -> Result<#response, Error<#failure>> {
            self.0.call::<#call>(request).await
        }
    }
}
