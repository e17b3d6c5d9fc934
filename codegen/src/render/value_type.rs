//! The Rust type of a value.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::scope::Scope;
use crate::model::{Field, IntegerKind, Presence, Type, Value};

/// The type of a field: an `Option` where it may be absent or null, one in the other where it may be either.
pub(super) fn field_type(field: &Field, scope: &mut Scope<'_>) -> TokenStream {
    let ty = value_type(&field.value, scope);
    if is_doubly_optional(field) {
        quote!(Option<Option<#ty>>)
    } else if is_option(field) {
        quote!(Option<#ty>)
    } else {
        ty
    }
}

/// Whether the Rust field is an `Option`.
pub(super) fn is_option(field: &Field) -> bool {
    field.presence != Presence::Required || field.value.nullable
}

/// Whether the field is an `Option` that says whether it is there, around one that says whether it is null.
pub(super) fn is_doubly_optional(field: &Field) -> bool {
    field.presence != Presence::Required && field.value.nullable
}

/// The type of a value that is there and not null.
pub(super) fn value_type(value: &Value, scope: &mut Scope<'_>) -> TokenStream {
    match &value.alias {
        Some(name) => scope.generated(name),
        None => bare_type(value, scope),
    }
}

/// The same without regard to an alias.
pub(super) fn bare_type(value: &Value, scope: &mut Scope<'_>) -> TokenStream {
    let ty = match &value.ty {
        Type::String => quote!(String),
        Type::Boolean => quote!(bool),
        Type::Integer(kind) => integer_type(*kind),
        Type::Number => quote!(f64),
        Type::FreeForm => scope.runtime("FreeForm").into_token_stream(),
        Type::Binary => scope.runtime("Binary").into_token_stream(),
        Type::Unit => quote!(()),
        Type::Array(item) => {
            let item = item_type(item, scope);
            quote!(Vec<#item>)
        }
        Type::Map(item) => additional_properties(item, scope),
        Type::Named(name) => scope.generated(name),
        Type::Boxed(name) => {
            let name = scope.generated(name);
            quote!(Box<#name>)
        }
    };
    if value.sensitive {
        let sensitive = scope.runtime("Sensitive");
        quote!(#sensitive<#ty>)
    } else {
        ty
    }
}

/// A map of names to values.
pub(super) fn additional_properties(item: &Value, scope: &mut Scope<'_>) -> TokenStream {
    let map = scope.runtime("AdditionalProperties");
    match item {
        Value {
            ty: Type::FreeForm,
            alias: None,
            sensitive: false,
            checks,
            ..
        } if checks.is_empty() => quote!(#map),
        _ => {
            let item = item_type(item, scope);
            quote!(#map<#item>)
        }
    }
}

/// The type of a value that is there, but may be null.
pub(super) fn item_type(item: &Value, scope: &mut Scope<'_>) -> TokenStream {
    let ty = value_type(item, scope);
    // Free-form JSON has a null of its own.
    if item.nullable && item.ty != Type::FreeForm {
        quote!(Option<#ty>)
    } else {
        ty
    }
}

fn integer_type(kind: IntegerKind) -> TokenStream {
    match kind {
        IntegerKind::I32 => quote!(i32),
        IntegerKind::I64 => quote!(i64),
        IntegerKind::U64 => quote!(u64),
    }
}
