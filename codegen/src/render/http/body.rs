//! A body of one of several media types.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::check::{self, Subject};
use super::super::docs::{Comment, code};
use super::super::ident::ident;
use super::super::scope::Scope;
use super::super::validator::implementation;
use super::super::value_type::item_type;
use crate::model::{Content, TypeDef};

/// The enum with its validator.
pub(in super::super) fn body(
    definition: &TypeDef,
    contents: &[Content],
    scope: &mut Scope<'_>,
) -> TokenStream {
    let name = ident(&definition.name.name);
    let docs = Comment::default()
        .docs(&definition.docs)
        .outer("The body, in one of several forms.");
    let variants: Vec<TokenStream> = contents
        .iter()
        .map(|content| {
            let variant = ident(&content.variant);
            let docs = Comment::default()
                .markdown(code(&content.media_type))
                .outer("");
            let ty = item_type(&content.value, scope);
            quote!(#docs #variant(#ty),)
        })
        .collect();
    let validator = validator(definition, contents, scope);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }
        #validator
    }
}

fn validator(definition: &TypeDef, contents: &[Content], scope: &mut Scope<'_>) -> TokenStream {
    let is_checked =
        |content: &&Content, scope: &Scope<'_>| check::is_checked(&content.value, scope);
    if !contents.iter().any(|content| is_checked(&content, scope)) {
        return implementation(&definition.name, &TokenStream::new(), scope);
    }
    let arms: Vec<TokenStream> = contents
        .iter()
        .map(|content| {
            let variant = ident(&content.variant);
            if !is_checked(&content, scope) {
                return quote!(Self::#variant(_) => {});
            }
            let checks =
                check::statements(&content.value, &Subject::Reference(quote!(value)), scope);
            match content.value.nullable {
                true => quote!(Self::#variant(value) => { if let Some(value) = value { #checks } }),
                false => quote!(Self::#variant(value) => { #checks }),
            }
        })
        .collect();
    implementation(
        &definition.name,
        &quote!(let place = *at; match self { #(#arms)* }),
        scope,
    )
}
