//! One of several types: an enum that finds its variant by something that only one of them has.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::check::{self, Subject};
use super::docs::Comment;
use super::ident::ident;
use super::schema;
use super::scope::Scope;
use super::validator::{besides_check, implementation};
use super::value_type::value_type;
use crate::model::{
    JsonKind, Schema, Selector, TypeDef, Union, UnionRule, UnionVariant, VariantTag,
};

/// All items of the enum.
pub(super) fn union(definition: &TypeDef, union: &Union, scope: &mut Scope<'_>) -> TokenStream {
    let name = ident(&definition.name.name);
    let docs = Comment::default()
        .docs(&definition.docs)
        .evidence(definition.docs.evidence.as_ref())
        .fallback(definition, "One of several types.");
    let eq = scope.types().is_eq(&definition.name).then(|| quote!(, Eq));
    let variants: Vec<TokenStream> = union
        .variants
        .iter()
        .map(|variant| variant_definition(variant, scope))
        .collect();
    let free_form = scope.runtime("FreeForm");
    let unknown = "A value that is none of the others, as it came. `validate` reports it.";
    let unknown = Comment::default().markdown(unknown).outer("");
    let serialize = serialize(&name, union, scope);
    let deserialize = deserialize(&name, union, scope);
    let validate = validate(definition, union, scope);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq #eq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant)]
        pub enum #name {
            #(#variants)*
            #unknown
            Unknown(#free_form),
        }
        #serialize
        #deserialize
        #validate
    }
}

fn variant_definition(variant: &UnionVariant, scope: &mut Scope<'_>) -> TokenStream {
    let (name, ty) = (ident(&variant.rust_name), value_type(&variant.value, scope));
    let docs = Comment::default()
        .markdown(super::docs::code(&variant.title))
        .outer("");
    quote!(#docs #name(#ty),)
}

/// A union travels as what is in it.
fn serialize(name: &Ident, union: &Union, scope: &mut Scope<'_>) -> TokenStream {
    let (serialize, serializer) = (scope.serde("Serialize"), scope.serde("Serializer"));
    let variants = union.variants.iter().map(|variant| {
        let name = ident(&variant.rust_name);
        quote!(Self::#name(value) => value.serialize(serializer),)
    });
    quote! {
        impl #serialize for #name {
            fn serialize<S: #serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    #(#variants)*
                    Self::Unknown(value) => value.serialize(serializer),
                }
            }
        }
    }
}

fn deserialize(name: &Ident, union: &Union, scope: &mut Scope<'_>) -> TokenStream {
    let (deserialize, deserializer) = (scope.serde("Deserialize"), scope.serde("Deserializer"));
    let (value, free_form) = (scope.runtime("Value"), scope.runtime("FreeForm"));
    let (subject, patterns) = match &union.selector {
        Selector::Kind => by_kind(union, &value),
        Selector::Property(property) => by_property(union, property, &value),
        Selector::Presence(schemas) | Selector::Schema(schemas) => {
            let decode = decode_by_schema(union, schemas, scope);
            return quote! {
                impl<'de> #deserialize<'de> for #name {
                    fn deserialize<D: #deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        let value = #value::deserialize(deserializer)?;
                        #decode
                        Ok(decoded.unwrap_or_else(|| Self::Unknown(#free_form::new(value))))
                    }
                }
            };
        }
    };
    let arms: Vec<TokenStream> = union
        .variants
        .iter()
        .zip(patterns)
        .map(|(variant, pattern)| {
            let (name, ty) = (ident(&variant.rust_name), value_type(&variant.value, scope));
            let decode = associated(&ty);
            quote!(#pattern => #decode deserialize(value).map(Self::#name),)
        })
        .collect();
    quote! {
        impl<'de> #deserialize<'de> for #name {
            fn deserialize<D: #deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = #value::deserialize(deserializer)?;
                let decoded = match #subject {
                    #(#arms)*
                    _ => Ok(Self::Unknown(#free_form::new(value))),
                };
                decoded.map_err(|_| serde::de::Error::custom("not of the type it seemed to be"))
            }
        }
    }
}

/// The variant whose schema the value fulfils.
fn decode_by_schema(union: &Union, schemas: &[Schema], scope: &mut Scope<'_>) -> TokenStream {
    let trees = schema::trees(schemas, scope);
    let check = scope.runtime("check");
    let count = Literal::usize_unsuffixed(schemas.len());
    let find = ident(match union.rule {
        UnionRule::One => "only",
        UnionRule::Any => "first",
    });
    let mut chosen = quote!(#check::any::#find(&value, &ALTERNATIVES));
    if matches!(union.selector, Selector::Presence(_)) {
        chosen = by_presence(union, &chosen);
    }
    let arms: Vec<TokenStream> = union
        .variants
        .iter()
        .enumerate()
        .map(|(index, variant)| {
            let (name, ty) = (ident(&variant.rust_name), value_type(&variant.value, scope));
            let (index, decode) = (Literal::usize_unsuffixed(index), associated(&ty));
            quote!(Some(#index) => #decode deserialize(&value).map(Self::#name).ok(),)
        })
        .collect();
    quote! {
        static ALTERNATIVES: [#check::any::Schema; #count] = #trees;
        let chosen = #chosen;
        let decoded = match chosen {
            #(#arms)*
            _ => None,
        };
    }
}

/// The variant whose own property is there; where none or several are, `otherwise` decides.
fn by_presence(union: &Union, otherwise: &TokenStream) -> TokenStream {
    let tags = union.variants.iter().flat_map(|variant| &variant.tags);
    let properties = tags.filter_map(|tag| match tag {
        VariantTag::Property(property) => Some(quote!(value.get(#property).is_some())),
        _ => None,
    });
    let count = union.variants.len();
    let arms = (0..count).map(|own| {
        let pattern = (0..count).map(|other| other == own);
        let index = Literal::usize_unsuffixed(own);
        quote!([#(#pattern),*] => Some(#index),)
    });
    quote! {
        match [#(#properties),*] {
            #(#arms)*
            _ => #otherwise,
        }
    }
}

/// The type as the beginning of a path to one of its functions.
fn associated(ty: &TokenStream) -> TokenStream {
    if ty.clone().into_iter().count() == 1 {
        quote!(#ty::)
    } else {
        quote!(<#ty>::)
    }
}

/// What is looked at, and the pattern of each variant.
fn by_kind(union: &Union, value: &Ident) -> (TokenStream, Vec<TokenStream>) {
    let variants = union.variants.iter();
    (
        quote!(&value),
        variants.map(|of| kinds(&of.tags, value)).collect(),
    )
}

/// The same for a property that holds a string.
fn by_property(union: &Union, property: &str, value: &Ident) -> (TokenStream, Vec<TokenStream>) {
    let variants = union.variants.iter();
    let subject = quote!(value.get(#property).and_then(#value::as_str));
    (subject, variants.map(|of| strings(&of.tags)).collect())
}

fn kinds(tags: &[VariantTag], value: &Ident) -> TokenStream {
    let patterns = tags.iter().filter_map(|tag| match tag {
        VariantTag::Kind(JsonKind::Boolean) => Some(quote!(#value::Bool(_))),
        VariantTag::Kind(JsonKind::Integer | JsonKind::Number) => Some(quote!(#value::Number(_))),
        VariantTag::Kind(JsonKind::String) => Some(quote!(#value::String(_))),
        VariantTag::Kind(JsonKind::Array) => Some(quote!(#value::Array(_))),
        VariantTag::Kind(JsonKind::Object) => Some(quote!(#value::Object(_))),
        _ => None,
    });
    quote!(#(#patterns)|*)
}

fn strings(tags: &[VariantTag]) -> TokenStream {
    let texts = tags.iter().filter_map(|tag| match tag {
        VariantTag::Value(text) => Some(text),
        _ => None,
    });
    quote!(Some(#(#texts)|*))
}

fn validate(definition: &TypeDef, union: &Union, scope: &mut Scope<'_>) -> TokenStream {
    let rule = scope.runtime("Rule");
    let rule = match union.rule {
        UnionRule::One => quote!(#rule::OneOf),
        UnionRule::Any => quote!(#rule::AnyOf),
    };
    let mut place = None;
    let arms: Vec<TokenStream> = union
        .variants
        .iter()
        .map(|variant| {
            let name = ident(&variant.rust_name);
            if !check::is_checked(&variant.value, scope) {
                return quote!(Self::#name(_) => {});
            }
            place = Some(quote!(let place = *at;));
            let checks =
                check::statements(&variant.value, &Subject::Reference(quote!(value)), scope);
            quote!(Self::#name(value) => { #checks })
        })
        .collect();
    let besides = besides_check(union.besides.as_ref(), scope);
    let body = quote! {
        #place
        match self {
            #(#arms)*
            Self::Unknown(_) => violations.add(at, #rule),
        }
        #besides
    };
    implementation(&definition.name, &body, scope)
}
