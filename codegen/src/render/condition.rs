//! `x-required-when`: a property is missing where a sibling has a value.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::literal::integer;
use super::scope::Scope;
use super::value_type::{is_doubly_optional, is_option};
use crate::model::{Condition, ConditionValue, Field, Struct};

/// The statement that reports what is missing. A sibling that is no field would be a mistake of the generator, and must not make the
/// condition vanish: the crate does not compile.
pub(super) fn condition_check(
    condition: &Condition,
    structure: &Struct,
    scope: &mut Scope<'_>,
) -> TokenStream {
    let rule = scope.runtime("Rule");
    let required = ident(&condition.required_field);
    let wire = &condition.required;
    let fields = &structure.fields;
    let sibling = fields
        .iter()
        .find(|field| field.rust_name == condition.sibling_field);
    let Some(sibling) = sibling else {
        return quote!(compile_error!("a condition on a property that is no field"););
    };
    let holds = holds(condition, sibling, scope);
    let words = format!(
        "{} is {}",
        condition.sibling,
        condition_value(&condition.equals)
    );
    quote! {
        if self.#required.is_none() && #holds {
            let place = at.property(#wire);
            violations.add(&place, #rule::RequiredWhen(#words));
        }
    }
}

fn condition_value(value: &ConditionValue) -> String {
    match value {
        ConditionValue::Boolean(value) => value.to_string(),
        ConditionValue::Integer(value) => value.to_string(),
        ConditionValue::String(text) | ConditionValue::Variant { wire: text, .. } => text.clone(),
    }
}

/// Whether the sibling has the value. An absent one has its default; null is no value.
fn holds(condition: &Condition, sibling: &Field, scope: &mut Scope<'_>) -> TokenStream {
    if sibling.value.nullable {
        return holds_unless_null(condition, sibling, scope);
    }
    let name = ident(&sibling.rust_name);
    let optional = is_option(sibling);
    match (&condition.equals, optional, sibling.value.sensitive) {
        (ConditionValue::Boolean(true), true, false) => {
            let default = condition.when_absent;
            return quote!(self.#name.unwrap_or(#default));
        }
        (ConditionValue::Boolean(false), true, false) => {
            let default = !condition.when_absent;
            return quote!(!self.#name.unwrap_or(#default));
        }
        (ConditionValue::Boolean(true), false, false) => return quote!(self.#name),
        (ConditionValue::Boolean(false), false, false) => return quote!(!self.#name),
        _ => {}
    }
    let wanted = condition_literal(&condition.equals, scope);
    match (
        &condition.equals,
        optional,
        sibling.value.sensitive,
        condition.when_absent,
    ) {
        (_, false, false, _) => quote!(self.#name == #wanted),
        (_, false, true, _) => quote!(*self.#name.expose() == #wanted),
        (ConditionValue::String(_), true, false, false) => {
            quote!(self.#name.as_deref() == Some(#wanted))
        }
        (_, true, false, false) => quote!(self.#name == Some(#wanted)),
        (_, true, false, true) => {
            quote!(self.#name.as_ref().is_none_or(|value| *value == #wanted))
        }
        (_, true, true, false) => {
            quote!(self.#name.as_ref().is_some_and(|value| *value.expose() == #wanted))
        }
        (_, true, true, true) => {
            quote!(self.#name.as_ref().is_none_or(|value| *value.expose() == #wanted))
        }
    }
}

/// The same of a sibling that may be null.
fn holds_unless_null(condition: &Condition, sibling: &Field, scope: &mut Scope<'_>) -> TokenStream {
    let name = ident(&sibling.rust_name);
    let value = match sibling.value.sensitive {
        true => quote!(*value.expose()),
        false => quote!(*value),
    };
    let equals = match &condition.equals {
        ConditionValue::Boolean(true) => value,
        ConditionValue::Boolean(false) => quote!(!#value),
        other => {
            let wanted = condition_literal(other, scope);
            quote!(#value == #wanted)
        }
    };
    if !is_doubly_optional(sibling) {
        return quote!(self.#name.as_ref().is_some_and(|value| #equals));
    }
    let is_equal = quote!(self.#name.iter().flatten().any(|value| #equals));
    match condition.when_absent {
        true => quote!((self.#name.is_none() || #is_equal)),
        false => is_equal,
    }
}

/// The value that a sibling is compared with.
fn condition_literal(value: &ConditionValue, scope: &mut Scope<'_>) -> TokenStream {
    match value {
        ConditionValue::Boolean(value) => quote!(#value),
        ConditionValue::Integer(number) => integer(*number),
        ConditionValue::String(text) => quote!(#text),
        ConditionValue::Variant {
            enumeration,
            variant,
            ..
        } => {
            let (enumeration, variant) = (scope.generated(enumeration), ident(variant));
            quote!(#enumeration::#variant)
        }
    }
}
