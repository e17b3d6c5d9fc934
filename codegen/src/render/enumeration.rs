//! An open enumeration of strings.

use std::iter;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs::{Comment, code};
use super::ident::ident;
use super::scope::Scope;
use super::validator::{besides_check, implementation};
use crate::model::{Enumeration, TypeDef, TypeName, Variant};

/// All items of the enumeration.
pub(super) fn enumeration(
    definition: &TypeDef,
    enumeration: &Enumeration,
    scope: &mut Scope<'_>,
) -> Vec<TokenStream> {
    let name = ident(&definition.name.name);
    let docs = Comment::default()
        .docs(&definition.docs)
        .evidence(definition.docs.evidence.as_ref())
        .fallback(definition, "One of several strings.");
    let variants = enumeration.variants.iter().map(|variant| {
        let (name, docs) = (ident(&variant.rust_name), variant_docs(variant).outer(""));
        quote!(#docs #name,)
    });
    let unknown = Comment::default().markdown(UNKNOWN).outer("");
    let all: Vec<&Variant> = enumeration.variants.iter().collect();
    let as_str = as_str(&all);
    let besides = besides_check(enumeration.besides.as_ref(), scope);
    let strings = strings(&definition.name, &all, &ident("as_str"), &besides, scope);
    let declaration = quote! {
        #docs
        #[derive(Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unknown
            Unknown(String),
        }
        impl #name {
            /// The string on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                #as_str
            }
        }
    };
    iter::once(declaration).chain(strings).collect()
}

/// What the last variant of every open enumeration is for.
const UNKNOWN: &str =
    "Not listed by the description. `validate` reports it, `Debug` does not print it.";

/// Value and meaning of a variant.
fn variant_docs(variant: &Variant) -> Comment {
    let comment = Comment::default();
    match &variant.description {
        Some(description) => comment.verbatim(description).markdown(code(&variant.wire)),
        None => comment.markdown(code(&variant.wire)),
    }
}

/// The match that gives the string of the wire.
pub(super) fn as_str(variants: &[&Variant]) -> TokenStream {
    let arms = variants.iter().map(|variant| {
        let (name, wire) = (ident(&variant.rust_name), &variant.wire);
        quote!(Self::#name => #wire,)
    });
    quote! {
        match self {
            #(#arms)*
            Self::Unknown(value) => value,
        }
    }
}

/// Conversions, serde, `Debug` and `Validate` of an open enumeration; its method `text` gives the string of the wire, and
/// `besides` checks what is not said by the list.
pub(super) fn strings(
    name: &TypeName,
    variants: &[&Variant],
    text: &Ident,
    besides: &TokenStream,
    scope: &mut Scope<'_>,
) -> [TokenStream; 4] {
    let conversion = conversion(&ident(&name.name), variants);
    let serde = serde(&ident(&name.name), text, scope);
    let debug = debug(&ident(&name.name), variants, scope);
    let body = violation(variants, scope);
    let validate = implementation(name, &quote!(#body #besides), scope);
    [conversion, debug, serde, validate]
}

/// A value that is not listed is a violation, unless none are: then the description has no list.
fn violation(variants: &[&Variant], scope: &mut Scope<'_>) -> TokenStream {
    if variants.is_empty() {
        return TokenStream::new();
    }
    let rule = scope.runtime("Rule");
    quote! {
        if matches!(self, Self::Unknown(_)) {
            violations.add(at, #rule::Enumeration);
        }
    }
}

fn conversion(name: &Ident, variants: &[&Variant]) -> TokenStream {
    let arms = variants.iter().map(|variant| {
        let (name, wire) = (ident(&variant.rust_name), &variant.wire);
        quote!(#wire => Self::#name,)
    });
    let body = if variants.is_empty() {
        quote!(Self::Unknown(value.to_owned()))
    } else {
        quote! {
            match value {
                #(#arms)*
                other => Self::Unknown(other.to_owned()),
            }
        }
    };
    quote! {
        impl From<&str> for #name {
            fn from(value: &str) -> Self {
                #body
            }
        }
    }
}

fn debug(name: &Ident, variants: &[&Variant], scope: &mut Scope<'_>) -> TokenStream {
    let fmt = scope.fmt();
    let arms = variants.iter().map(|variant| {
        let (name, text) = (ident(&variant.rust_name), &variant.rust_name);
        quote!(Self::#name => #text,)
    });
    quote! {
        impl #fmt::Debug for #name {
            fn fmt(&self, f: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                let name = match self {
                    #(#arms)*
                    Self::Unknown(_) => "Unknown([redacted])",
                };
                f.write_str(name)
            }
        }
    }
}

fn serde(name: &Ident, text: &Ident, scope: &mut Scope<'_>) -> TokenStream {
    let (serialize, serializer) = (scope.serde("Serialize"), scope.serde("Serializer"));
    let (deserialize, deserializer) = (scope.serde("Deserialize"), scope.serde("Deserializer"));
    let read_str = scope.runtime("read_str");
    quote! {
        impl #serialize for #name {
            fn serialize<S: #serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.#text())
            }
        }
        impl<'de> #deserialize<'de> for #name {
            fn deserialize<D: #deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #read_str(deserializer)
            }
        }
    }
}
