//! An object with known properties: a struct, its builder and its validator.

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;

use super::builder::builder;
use super::docs::{Comment, code, constraints, literal};
use super::ident::ident;
use super::scope::Scope;
use super::validator::validator;
use super::value_type::{additional_properties, field_type, is_option};
use super::wire;
use crate::model::{
    Access, Additional, Condition, ConditionValue, Field, Origin, Presence, Struct, Type, TypeDef,
    Value,
};

/// All items of the struct.
pub(super) fn structure(
    definition: &TypeDef,
    structure: &Struct,
    scope: &mut Scope<'_>,
) -> Vec<TokenStream> {
    let name = ident(&definition.name.name);
    let docs = definition_docs(definition, structure);
    let derives = derives(definition, scope);
    let fields: Vec<TokenStream> = structure
        .fields
        .iter()
        .map(|field| field_definition(field, structure, scope))
        .collect();
    let additional = additional_field(structure, scope);
    let builder = match structure.origin {
        Origin::Caller => builder(definition, structure, scope).into(),
        Origin::Server => Vec::new(),
    };
    let validator = validator(&definition.name, structure, scope);
    let serde = wire::implementations(&name, structure, scope);
    let declaration = quote! {
        #docs
        #derives
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #additional
        }
    };
    iter::once(declaration)
        .chain(builder)
        .chain([validator])
        .chain(serde)
        .collect()
}

/// A request: a struct that is not JSON itself, with builder and validator.
pub(super) fn request(
    definition: &TypeDef,
    structure: &Struct,
    scope: &mut Scope<'_>,
) -> Vec<TokenStream> {
    let record = record(definition, structure, "Parameters and body.", scope);
    let builder = builder(definition, structure, scope);
    let validator = validator(&definition.name, structure, scope);
    iter::once(record)
        .chain(builder)
        .chain([validator])
        .collect()
}

/// Body and headers of an answer.
pub(super) fn reply(
    definition: &TypeDef,
    structure: &Struct,
    scope: &mut Scope<'_>,
) -> TokenStream {
    record(definition, structure, "Body and headers.", scope)
}

/// A struct that is not JSON itself.
fn record(
    definition: &TypeDef,
    structure: &Struct,
    about: &str,
    scope: &mut Scope<'_>,
) -> TokenStream {
    let name = ident(&definition.name.name);
    let docs = Comment::default().docs(&definition.docs).outer(about);
    let is_default = structure.fields.iter().all(is_option);
    let default = is_default.then(|| quote!(, Default));
    let fields = structure.fields.iter().map(|field| {
        let docs = field_docs(field, structure);
        let (name, ty) = (ident(&field.rust_name), field_type(field, scope));
        quote!(#docs pub #name: #ty,)
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
        }
    }
}

fn definition_docs(definition: &TypeDef, structure: &Struct) -> TokenStream {
    let limits = Value {
        checks: structure.checks.clone(),
        ..Value::plain(Type::FreeForm)
    };
    let limits = constraints(&limits);
    let mut comment = Comment::default().docs(&definition.docs);
    if !limits.is_empty() {
        comment = comment.markdown(sentence(&limits));
    }
    comment
        .evidence(definition.docs.evidence.as_ref())
        .fallback(definition, "An object.")
}

fn derives(definition: &TypeDef, scope: &mut Scope<'_>) -> TokenStream {
    let eq = scope.types().is_eq(&definition.name).then(|| quote!(, Eq));
    quote!(#[derive(Clone, Debug, PartialEq #eq)])
}

fn field_definition(field: &Field, structure: &Struct, scope: &mut Scope<'_>) -> TokenStream {
    let docs = field_docs(field, structure);
    let name = ident(&field.rust_name);
    let ty = field_type(field, scope);
    quote! {
        #docs
        pub #name: #ty,
    }
}

fn field_docs(field: &Field, structure: &Struct) -> TokenStream {
    let mut parts = constraints(&field.value);
    let requirement = requirement(field, structure);
    let comment = Comment::default().docs(&field.docs);
    // An `Option` says so much itself.
    let is_plain = matches!(requirement.as_str(), "required" | "optional");
    if !parts.is_empty() || !is_plain || comment.is_empty() {
        parts.push(requirement);
    }
    let comment = comment.markdown(sentence(&parts));
    comment.evidence(field.docs.evidence.as_ref()).outer("")
}

/// Parts, joined into a sentence.
pub(super) fn sentence(parts: &[String]) -> String {
    let joined = parts.join("; ");
    let mut characters = joined.chars();
    match characters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), characters.as_str()),
        None => joined,
    }
}

fn requirement(field: &Field, structure: &Struct) -> String {
    let null = if field.value.nullable {
        ", may be null"
    } else {
        ""
    };
    let conditions: Vec<&Condition> = structure
        .conditions
        .iter()
        .filter(|condition| condition.required == field.wire_name)
        .collect();
    let mut text = match field.presence {
        Presence::Required => "required".to_owned(),
        Presence::Sent => "required in a request, absent from answers".to_owned(),
        Presence::Optional if conditions.is_empty() => "optional".to_owned(),
        Presence::Optional => conditions
            .iter()
            .map(|condition| condition_words(condition))
            .collect::<Vec<_>>()
            .join(", "),
    };
    text.push_str(null);
    text.push_str(match field.value.access {
        Access::ReadOnly => ", only in answers",
        Access::WriteOnly if field.presence != Presence::Sent => ", only in requests",
        Access::WriteOnly | Access::Both => "",
    });
    if let Some(default) = &field.value.default {
        text.push_str(", default ");
        text.push_str(&literal(default));
    }
    text
}

fn condition_words(condition: &Condition) -> String {
    let value = match &condition.equals {
        ConditionValue::Boolean(value) => value.to_string(),
        ConditionValue::Integer(value) => value.to_string(),
        ConditionValue::String(text) | ConditionValue::Variant { wire: text, .. } => text.clone(),
    };
    let absent = if condition.when_absent {
        " or absent"
    } else {
        ""
    };
    format!(
        "required when {} is {}{absent}",
        code(&condition.sibling),
        code(&value)
    )
}

fn additional_field(structure: &Struct, scope: &mut Scope<'_>) -> Option<TokenStream> {
    let (item, docs) = match &structure.additional {
        Additional::Ignored => return None,
        Additional::Kept(item) => {
            let parts = constraints(item);
            let each = if parts.is_empty() {
                String::new()
            } else {
                format!(" Each {}.", parts.join("; "))
            };
            (
                item.as_ref().clone(),
                format!("Properties that the description does not name.{each}"),
            )
        }
        Additional::Forbidden => {
            let docs = "Properties that are not allowed, kept so that validation can report them.";
            (Value::plain(Type::FreeForm), docs.to_owned())
        }
    };
    let ty = additional_properties(&item, scope);
    let docs = Comment::default().markdown(docs).outer("");
    Some(quote! {
        #docs
        pub additional_properties: #ty,
    })
}
