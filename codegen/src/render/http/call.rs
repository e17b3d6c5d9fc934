//! The operation: a type without values, and what it says to the client.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::ident::ident;
use super::super::operation::{heading, method};
use super::super::scope::Scope;
use super::{decode, encode};
use crate::model::{Http, Operation};

/// The type and, for the client, its implementation of the runtime's `Operation`.
pub(in super::super) fn call(
    operation: &Operation,
    http: &Http,
    scope: &mut Scope<'_>,
) -> TokenStream {
    let name = ident(&operation.type_name.name);
    let comment = heading(operation).description(&operation.docs);
    let comment = comment.evidence(operation.docs.evidence.as_ref());
    let docs = comment.outer("");
    let (request, success, failure) = (
        scope.generated(&http.request),
        scope.generated(&http.success.name),
        scope.generated(&http.failure.name),
    );
    let (id, path) = (&operation.function_name, &operation.path);
    let method = method(operation.method);
    let accept = &http.accept;
    let accept = (!accept.is_empty())
        .then(|| quote!(const ACCEPT: &'static [&'static str] = &[#(#accept),*];));
    let security = http.security.iter().map(|way| {
        let schemes = way.iter().map(|name| {
            let name = ident(name);
            quote!(&crate::security::#name)
        });
        quote!(&[#(#schemes),*])
    });
    let server = http
        .server
        .as_ref()
        .map(|url| quote!(const SERVER: Option<&'static str> = Some(#url);));
    let security = (!http.security.is_empty())
        .then(|| quote!(const SECURITY: http::Security = &[#(#security),*];));
    scope.http();
    let encode = encode::encode(http, scope);
    let decode = decode::decode(http);
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #name;

        #[cfg(feature = "client")]
        impl http::Operation for #name {
            type Request = #request;
            type Response = #success;
            type Failure = #failure;
            const NAME: &'static str = #id;
            const METHOD: http::Method = http::Method::#method;
            const PATH: &'static str = #path;
            #accept
            #security
            #server
            #encode
            #decode
        }
    }
}
