//! An operation: a type without values that carries its constants.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Comment, code};
use super::ident::ident;
use super::scope::Scope;
use super::value_type::{is_doubly_optional, is_option};
use crate::model::{CodeList, Coded, Effect, Encryption, Field, Method, Operation, TypeKind};

/// The type and its implementation of the runtime's `Operation`.
pub(super) fn operation(
    operation: &Operation,
    coded: &Coded,
    scope: &mut Scope<'_>,
) -> TokenStream {
    let name = ident(&operation.type_name.name);
    let docs = Comment::default()
        .docs(&operation.docs)
        .markdown(effect_words(coded.effect))
        .markdown(code_list_words(coded.code_list))
        .evidence(operation.docs.evidence.as_ref())
        .outer("");
    let operation_trait = scope.runtime("Operation");
    let (request, response) = (
        scope.generated(&coded.request),
        scope.generated(&coded.response),
    );
    let error_code = scope.generated(&coded.error_code);
    let (id, path) = (&operation.function_name, &operation.path);
    let (method_type, method) = (scope.runtime("Method"), method(operation.method));
    let (effect_type, effect) = (scope.runtime("Effect"), effect(coded.effect, scope));
    let encryption_type = scope.runtime("BodyEncryption");
    let encryption = |of: Encryption| {
        let variant = ident(match of {
            Encryption::None => "None",
            Encryption::Jwe => "Jwe",
        });
        quote!(#encryption_type::#variant)
    };
    let (request_encryption, response_encryption) = (
        encryption(coded.request_encryption),
        encryption(coded.response_encryption),
    );
    let reference = reference(coded, scope);
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #name;

        impl #operation_trait for #name {
            type Request = #request;
            type Response = #response;
            type ErrorCode = #error_code;
            const NAME: &'static str = #id;
            const METHOD: #method_type = #method_type::#method;
            const PATH: &'static str = #path;
            const EFFECT: #effect_type = #effect;
            const REQUEST_ENCRYPTION: #encryption_type = #request_encryption;
            const RESPONSE_ENCRYPTION: #encryption_type = #response_encryption;
            #reference
        }
    }
}

/// Title, method and path, and source: the documentation of the file.
pub(super) fn heading(operation: &Operation) -> Comment {
    let address = format!("{} {}", method_name(operation.method), operation.path);
    let mut comment = Comment::default();
    if let Some(title) = &operation.docs.title {
        comment = comment.verbatim(title);
    }
    comment = comment.markdown(code(&address));
    match &operation.page {
        Some(page) => comment.markdown(format!("Source: page {}.", code(page))),
        None => comment,
    }
}

/// A value of the runtime's `Effect`.
pub(super) fn effect(effect: Effect, scope: &mut Scope<'_>) -> TokenStream {
    let ty = scope.runtime("Effect");
    let variant = ident(match effect {
        Effect::None => "None",
        Effect::Money => "Money",
        Effect::Card => "Card",
    });
    quote!(#ty::#variant)
}

fn effect_words(effect: Effect) -> &'static str {
    match effect {
        Effect::None => "It changes nothing and may be repeated.",
        Effect::Money => {
            "It moves money: without an answer, ask for the outcome before repeating it."
        }
        Effect::Card => {
            "It makes a card: without an answer, ask for the outcome before repeating it."
        }
    }
}

fn code_list_words(list: CodeList) -> &'static str {
    match list {
        CodeList::Complete => "",
        CodeList::Truncated => {
            "The documentation breaks off its list of codes: others exist and arrive as `Unknown`."
        }
    }
}

/// The variant of the runtime's `Method`.
pub(super) fn method(method: Method) -> proc_macro2::Ident {
    ident(match method {
        Method::Get => "Get",
        Method::Put => "Put",
        Method::Post => "Post",
        Method::Delete => "Delete",
        Method::Options => "Options",
        Method::Head => "Head",
        Method::Patch => "Patch",
        Method::Trace => "Trace",
    })
}

fn method_name(of: Method) -> String {
    method(of).to_string().to_uppercase()
}

/// The caller's own unique number.
fn reference(coded: &Coded, scope: &Scope<'_>) -> Option<TokenStream> {
    let reference = coded.reference.as_ref()?;
    let TypeKind::Struct(request) = &scope.definition(&coded.request)?.kind else {
        return None;
    };
    let field = request
        .fields
        .iter()
        .find(|field| field.rust_name == reference.field)?;
    let value = reference_value(field);
    Some(quote! {
        fn reference(request: &Self::Request) -> Option<&str> {
            #value
        }
    })
}

fn reference_value(field: &Field) -> TokenStream {
    let name = ident(&field.rust_name);
    if is_doubly_optional(field) {
        let text = match field.value.sensitive {
            true => quote!(as_ref().map(|value| value.expose().as_str())),
            false => quote!(as_deref()),
        };
        return quote!(request.#name.as_ref()?.#text);
    }
    match (is_option(field), field.value.sensitive) {
        (false, false) => quote!(Some(&request.#name)),
        (false, true) => quote!(Some(request.#name.expose())),
        (true, false) => quote!(request.#name.as_deref()),
        (true, true) => quote!(request.#name.as_ref().map(|value| value.expose().as_str())),
    }
}
