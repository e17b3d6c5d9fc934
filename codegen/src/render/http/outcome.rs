//! What a success brings, or any other answer: an enum with a variant for each.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{Comment, code};
use super::super::ident::ident;
use super::super::scope::Scope;
use super::super::value_type::item_type;
use crate::model::{Outcome, Reply, Statuses, TypeDef};

/// The enum.
pub(in super::super) fn outcome(
    definition: &TypeDef,
    outcome: &Outcome,
    scope: &mut Scope<'_>,
) -> TokenStream {
    let name = ident(&definition.name.name);
    let about = match outcome.replies.is_empty() {
        true => "The description lists no such answer.",
        false => "One of the answers that the description lists.",
    };
    let docs = Comment::default().docs(&definition.docs).outer(about);
    let variants: Vec<TokenStream> = outcome
        .replies
        .iter()
        .map(|reply| variant(reply, scope))
        .collect();
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }
    }
}

fn variant(reply: &Reply, scope: &mut Scope<'_>) -> TokenStream {
    let name = ident(&reply.variant);
    let mut comment = Comment::default()
        .docs(&reply.docs)
        .evidence(reply.docs.evidence.as_ref())
        .markdown(statuses_words(reply.statuses));
    if let Some(content) = &reply.content {
        comment = comment.markdown(code(&content.media_type));
    }
    let docs = comment.outer("");
    let status = reply.statuses.is_several().then(|| quote!(u16));
    let payload = payload_type(reply, scope);
    let held: Vec<TokenStream> = status.into_iter().chain(payload).collect();
    if held.is_empty() {
        return quote!(#docs #name,);
    }
    quote!(#docs #name(#(#held),*),)
}

fn payload_type(reply: &Reply, scope: &mut Scope<'_>) -> Option<TokenStream> {
    match (&reply.parts, &reply.content) {
        (Some(parts), _) => Some(scope.generated(&parts.name)),
        (None, Some(content)) => Some(item_type(&content.value, scope)),
        (None, None) => None,
    }
}

fn statuses_words(statuses: Statuses) -> String {
    match statuses {
        Statuses::One(status) => format!("HTTP status {status}."),
        Statuses::Class(class) => {
            format!("HTTP status {class}00 to {class}99, as the first value tells.")
        }
        Statuses::OtherSuccess => "HTTP status 200 to 299, as the first value tells.".to_owned(),
        Statuses::Other => "Every other HTTP status, as the first value tells.".to_owned(),
    }
}
