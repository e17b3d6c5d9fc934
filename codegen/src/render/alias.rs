//! Another name for a type.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Comment, constraints};
use super::ident::ident;
use super::scope::Scope;
use super::value_type::bare_type;
use crate::model::{Alias, Type, TypeDef};

/// The alias.
pub(super) fn alias(definition: &TypeDef, alias: &Alias, scope: &mut Scope<'_>) -> TokenStream {
    let name = ident(&definition.name.name);
    let mut ty = bare_type(&alias.value, scope);
    if alias.value.nullable && alias.value.ty != Type::FreeForm {
        ty = quote!(Option<#ty>);
    }
    let mut comment = Comment::default().docs(&definition.docs);
    let limits = constraints(&alias.value);
    if !limits.is_empty() {
        comment = comment.markdown(super::structure::sentence(&limits));
    }
    let docs = comment
        .evidence(definition.docs.evidence.as_ref())
        .fallback(definition, "A value.");
    quote! {
        #docs
        pub type #name = #ty;
    }
}
