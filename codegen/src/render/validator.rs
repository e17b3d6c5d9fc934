//! `impl Validate` of a struct.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::check::{self, Subject};
use super::condition::condition_check;
use super::ident::ident;
use super::literal::integer;
use super::schema;
use super::scope::Scope;
use super::value_type::{is_doubly_optional, is_option};
use crate::model::{Additional, Check, Field, Presence, Schema, Struct, TypeName};

/// The implementation for the struct `name`.
pub(super) fn validator(name: &TypeName, structure: &Struct, scope: &mut Scope<'_>) -> TokenStream {
    let fields: Vec<TokenStream> = structure
        .fields
        .iter()
        .map(|field| field_check(field, scope))
        .collect();
    let conditions: Vec<TokenStream> = structure
        .conditions
        .iter()
        .map(|condition| condition_check(condition, structure, scope))
        .collect();
    let additional = additional_check(structure, scope);
    let counts = count_checks(structure, scope);
    let besides = structure.checks.iter().filter_map(|check| match check {
        Check::Schema(besides) => Some(besides_check(Some(besides), scope)),
        _ => None,
    });
    let besides: Vec<TokenStream> = besides.collect();
    implementation(
        name,
        &quote!(#(#fields)* #(#conditions)* #additional #counts #(#besides)*),
        scope,
    )
}

/// What no part of the type says.
pub(super) fn besides_check(besides: Option<&Schema>, scope: &mut Scope<'_>) -> TokenStream {
    besides.map_or_else(TokenStream::new, |besides| {
        schema::statement(besides, false, &quote!(self), &quote!(at), scope)
    })
}

/// `impl Validate for name`, with parameters that say whether they are used.
pub(super) fn implementation(
    name: &TypeName,
    body: &TokenStream,
    scope: &mut Scope<'_>,
) -> TokenStream {
    let (name, validate) = (ident(&name.name), scope.runtime("Validate"));
    let (pointer, all) = (scope.runtime("Pointer"), scope.runtime("Violations"));
    let prefix = if body.is_empty() { "_" } else { "" };
    let parameter = |name: &str| -> Ident { format_ident!("{prefix}{name}") };
    let (at, violations) = (parameter("at"), parameter("violations"));
    quote! {
        impl #validate for #name {
            fn check(&self, #at: &#pointer<'_>, #violations: &mut #all) {
                #body
            }
        }
    }
}

fn field_check(field: &Field, scope: &mut Scope<'_>) -> TokenStream {
    let value_check = value_check(field, scope);
    if field.presence != Presence::Sent {
        return value_check;
    }
    let rule = scope.runtime("Rule");
    let (name, wire) = (ident(&field.rust_name), &field.wire_name);
    quote! {
        if self.#name.is_none() {
            violations.add(&at.property(#wire), #rule::Required);
        }
        #value_check
    }
}

fn value_check(field: &Field, scope: &mut Scope<'_>) -> TokenStream {
    if !check::is_checked(&field.value, scope) {
        return TokenStream::new();
    }
    let (name, wire) = (ident(&field.rust_name), &field.wire_name);
    let place = quote!(let place = at.property(#wire););
    if is_option(field) {
        let checks = check::statements(&field.value, &Subject::Reference(quote!(value)), scope);
        let pattern = match is_doubly_optional(field) {
            true => quote!(Some(Some(value))),
            false => quote!(Some(value)),
        };
        quote! {
            if let #pattern = &self.#name {
                #place
                #checks
            }
        }
    } else {
        let checks = check::statements(&field.value, &Subject::Place(quote!(self.#name)), scope);
        if check::patterns(&field.value) == 1 {
            return quote!({ #place #checks });
        }
        quote!(#place #checks)
    }
}

fn additional_check(structure: &Struct, scope: &mut Scope<'_>) -> TokenStream {
    let Additional::Kept(item) = &structure.additional else {
        return match structure.additional {
            Additional::Forbidden => {
                let check = scope.runtime("check");
                quote!(#check::closed(&self.additional_properties, at, violations);)
            }
            _ => TokenStream::new(),
        };
    };
    let names: Vec<&str> = structure
        .fields
        .iter()
        .map(|field| field.wire_name.as_str())
        .collect();
    let shadowed = (!names.is_empty()).then(|| {
        let check = scope.runtime("check");
        quote!(#check::no_shadowed(&self.additional_properties, &[#(#names),*], at, violations);)
    });
    let values = check::is_checked(item, scope).then(|| {
        let place = Subject::Place(quote!(self.additional_properties));
        let entries = check::entries(item, &place, scope);
        quote!(let place = *at; #entries)
    });
    quote!(#shadowed #values)
}

/// `minProperties` and `maxProperties`: present fields and additional properties are counted together.
fn count_checks(structure: &Struct, scope: &mut Scope<'_>) -> TokenStream {
    let counts = |check: &Check| matches!(check, Check::MinProperties(_) | Check::MaxProperties(_));
    if !structure.checks.iter().any(counts) {
        return TokenStream::new();
    }
    let always = structure
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Required)
        .count();
    let sometimes = structure
        .fields
        .iter()
        .filter(|field| field.presence != Presence::Required)
        .map(|field| {
            let name = ident(&field.rust_name);
            quote!(usize::from(self.#name.is_some()))
        });
    let additional = (structure.additional != Additional::Ignored)
        .then(|| quote!(self.additional_properties.len()));
    let mut counted: Vec<TokenStream> = sometimes.chain(additional).collect();
    if always > 0 || counted.is_empty() {
        counted.insert(0, integer(i128::try_from(always).unwrap_or(0)));
    }
    let check = scope.runtime("check");
    let checks = structure
        .checks
        .iter()
        .filter_map(|constraint| match constraint {
            Check::MinProperties(limit) => {
                let limit = integer((*limit).into());
                Some(quote!(#check::min_properties(count, #limit, at, violations);))
            }
            Check::MaxProperties(limit) => {
                let limit = integer((*limit).into());
                Some(quote!(#check::max_properties(count, #limit, at, violations);))
            }
            _ => None,
        });
    quote! {
        let count = #(#counted)+*;
        #(#checks)*
    }
}
