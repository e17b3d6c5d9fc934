//! A type around another that contains it.

use proc_macro2::TokenStream;
use quote::quote;

use super::check::{self, Subject};
use super::docs::{Comment, constraints};
use super::ident::ident;
use super::scope::Scope;
use super::validator::implementation;
use super::value_type::value_type;
use crate::model::{TypeDef, Value};

/// All items of the type.
pub(super) fn newtype(definition: &TypeDef, value: &Value, scope: &mut Scope<'_>) -> TokenStream {
    let name = ident(&definition.name.name);
    let ty = value_type(value, scope);
    let mut comment = Comment::default().docs(&definition.docs);
    let limits = constraints(value);
    if !limits.is_empty() {
        comment = comment.markdown(super::structure::sentence(&limits));
    }
    let docs = comment
        .evidence(definition.docs.evidence.as_ref())
        .fallback(definition, "A value that may contain others like it.");
    let eq = scope.types().is_eq(&definition.name).then(|| quote!(, Eq));
    let (serialize, serializer) = (scope.serde("Serialize"), scope.serde("Serializer"));
    let (deserialize, deserializer) = (scope.serde("Deserialize"), scope.serde("Deserializer"));
    let body = if check::is_checked(value, scope) {
        let checks = check::statements(value, &Subject::Place(quote!(self.0)), scope);
        quote!(let place = *at; #checks)
    } else {
        TokenStream::new()
    };
    let validate = implementation(&definition.name, &body, scope);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq #eq)]
        pub struct #name(pub #ty);
        #validate
        impl #serialize for #name {
            fn serialize<S: #serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }
        impl<'de> #deserialize<'de> for #name {
            fn deserialize<D: #deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #deserialize::deserialize(deserializer).map(Self)
            }
        }
    }
}
