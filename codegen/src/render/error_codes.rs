//! An open enumeration of the codes of failures, with what is known about each.

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Comment, code};
use super::enumeration::{as_str, strings};
use super::ident::ident;
use super::operation::effect;
use super::scope::Scope;
use crate::model::{Code, Effect, ErrorCodes, TypeDef, Variant};

/// All items of the enumeration.
pub(super) fn error_codes(
    definition: &TypeDef,
    codes: &ErrorCodes,
    scope: &mut Scope<'_>,
) -> Vec<TokenStream> {
    let name = ident(&definition.name.name);
    let docs = Comment::default()
        .docs(&definition.docs)
        .evidence(definition.docs.evidence.as_ref())
        .fallback(definition, "The codes with which the server refuses.");
    let variants = codes.codes.iter().map(|code| {
        let (name, docs) = (ident(&code.variant.rust_name), code_docs(code));
        quote!(#docs #name,)
    });
    let unknown = Comment::default().markdown(unknown_docs(codes)).outer("");
    let all: Vec<&Variant> = codes.codes.iter().map(|code| &code.variant).collect();
    let nothing = TokenStream::new();
    let strings = strings(&definition.name, &all, &ident("code"), &nothing, scope);
    let facts = facts(definition, codes, &all, scope);
    let implementation = implementation(definition, scope);
    let declaration = quote! {
        #docs
        #[derive(Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unknown
            Unknown(String),
        }
        #facts
        #implementation
    };
    iter::once(declaration).chain(strings).collect()
}

fn code_docs(of: &Code) -> TokenStream {
    let mut comment = Comment::default();
    if let Some(description) = &of.variant.description {
        comment = comment.verbatim(description);
    }
    let wire = format!(
        "{}, HTTP {}: {}",
        code(&of.variant.wire),
        of.status,
        code(&of.message)
    );
    comment
        .markdown(wire)
        .markdown(effect_words(of.effect))
        .evidence(of.evidence.as_ref())
        .outer("")
}

fn effect_words(effect: Effect) -> &'static str {
    match effect {
        Effect::None => "Proves that nothing happened.",
        Effect::Money => "Money may have moved.",
        Effect::Card => "A card may have been made.",
    }
}

fn unknown_docs(codes: &ErrorCodes) -> String {
    let effect = match codes.unknown_effect {
        Effect::None => "The operation changes nothing.",
        open => effect_words(open),
    };
    format!(
        "A code that the description does not list, as it came. {effect} `Debug` does not print it."
    )
}

/// What is known about each code, as inherent methods, so that callers need not import the trait.
fn facts(
    definition: &TypeDef,
    codes: &ErrorCodes,
    all: &[&Variant],
    scope: &mut Scope<'_>,
) -> TokenStream {
    let name = ident(&definition.name.name);
    let as_str = as_str(all);
    let texts = |text: &dyn Fn(&Code) -> Option<String>| -> TokenStream {
        let arms = codes.codes.iter().filter_map(|code| {
            let (name, text) = (ident(&code.variant.rust_name), text(code)?);
            Some(quote!(Self::#name => #text,))
        });
        let arms: Vec<TokenStream> = arms.collect();
        let rest = if arms.len() == codes.codes.len() {
            quote!(Self::Unknown(_))
        } else {
            quote!(_)
        };
        if arms.is_empty() {
            return quote!(None);
        }
        quote! {
            let text = match self {
                #(#arms)*
                #rest => return None,
            };
            Some(text)
        }
    };
    let messages = texts(&|code| Some(code.message.clone()));
    let descriptions = texts(&|code| code.variant.description.clone());
    let statuses = statuses(codes);
    let (effect_type, effects) = (scope.runtime("Effect"), effects(codes, scope));
    quote! {
        impl #name {
            /// The code on the wire.
            #[must_use]
            pub fn code(&self) -> &str {
                #as_str
            }
            /// The documented message, verbatim; none for a code that is not listed.
            #[must_use]
            pub fn message(&self) -> Option<&'static str> {
                #messages
            }
            /// What the code means; none for a code that is not listed.
            #[must_use]
            pub fn description(&self) -> Option<&'static str> {
                #descriptions
            }
            /// The HTTP status with which the code is documented; none for a code that is not listed.
            #[must_use]
            pub fn status(&self) -> Option<u16> {
                #statuses
            }
            /// The most that may have happened when this code arrives with its documented status.
            #[must_use]
            pub fn effect(&self) -> #effect_type {
                #effects
            }
        }
    }
}

fn statuses(codes: &ErrorCodes) -> TokenStream {
    let arms: Vec<TokenStream> = grouped(codes, |code| code.status)
        .into_iter()
        .map(|(status, names)| {
            let status = super::literal::integer(status.into());
            quote!(#(Self::#names)|* => Some(#status),)
        })
        .collect();
    if arms.is_empty() {
        return quote!(None);
    }
    quote! {
        match self {
            #(#arms)*
            Self::Unknown(_) => None,
        }
    }
}

fn effects(codes: &ErrorCodes, scope: &mut Scope<'_>) -> TokenStream {
    let mut groups = grouped(codes, |code| code.effect);
    groups.retain(|(effect, _)| *effect != codes.unknown_effect);
    let rest = effect(codes.unknown_effect, scope);
    if groups.is_empty() {
        return rest;
    }
    let arms = groups.into_iter().map(|(of, names)| {
        let of = effect(of, scope);
        quote!(#(Self::#names)|* => #of,)
    });
    let arms: Vec<TokenStream> = arms.collect();
    quote! {
        match self {
            #(#arms)*
            _ => #rest,
        }
    }
}

/// The variants with the same fact together, in order of first appearance.
fn grouped<T: PartialEq>(
    codes: &ErrorCodes,
    fact: impl Fn(&Code) -> T,
) -> Vec<(T, Vec<proc_macro2::Ident>)> {
    let mut groups: Vec<(T, Vec<_>)> = Vec::new();
    for code in &codes.codes {
        let (fact, name) = (fact(code), ident(&code.variant.rust_name));
        match groups.iter_mut().find(|(known, _)| *known == fact) {
            Some((_, names)) => names.push(name),
            None => groups.push((fact, vec![name])),
        }
    }
    groups
}

/// The same as a trait, for the client.
fn implementation(definition: &TypeDef, scope: &mut Scope<'_>) -> TokenStream {
    let name = ident(&definition.name.name);
    let (error_code, effect) = (scope.runtime("ErrorCode"), scope.runtime("Effect"));
    quote! {
        impl #error_code for #name {
            fn from_code(code: &str) -> Self {
                Self::from(code)
            }
            fn code(&self) -> &str {
                self.code()
            }
            fn message(&self) -> Option<&'static str> {
                self.message()
            }
            fn description(&self) -> Option<&'static str> {
                self.description()
            }
            fn status(&self) -> Option<u16> {
                self.status()
            }
            fn effect(&self) -> #effect {
                self.effect()
            }
        }
    }
}
