//! How an answer is read.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::ident::ident;
use super::super::literal::integer;
use crate::model::{
    Content, ContentFormat, Guard, HeaderForm, Http, Outcome, OutcomeShape, Reply, Statuses,
};

/// Which of the two outcomes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Success,
    Failure,
}

/// The function `decode`.
pub(super) fn decode(http: &Http) -> TokenStream {
    let mut replies: Vec<(&Outcome, &Reply, Side)> = Vec::new();
    for (outcome, side) in [
        (&http.success, Side::Success),
        (&http.failure, Side::Failure),
    ] {
        replies.extend(outcome.replies.iter().map(|reply| (outcome, reply, side)));
    }
    // Single statuses before ranges, ranges before the rest; what was sorted already stays so.
    replies.sort_by_key(|(_, reply, _)| reply.statuses);
    let arms: Vec<TokenStream> = replies
        .iter()
        .map(|(outcome, reply, side)| arm(outcome, reply, *side))
        .collect();
    let is_whole = replies
        .iter()
        .any(|(_, reply, _)| reply.statuses == Statuses::Other && reply.guard == Guard::Status);
    let rest = (!is_whole).then(|| quote!(_ => Err(http::Undecided::Unlisted),));
    quote! {
        fn decode(answer: &http::Answer) -> http::Decoded<Self> {
            match answer.status() {
                #(#arms)*
                #rest
            }
        }
    }
}

fn arm(outcome: &Outcome, reply: &Reply, side: Side) -> TokenStream {
    let held_status = outcome.shape == OutcomeShape::Enum && reply.statuses.is_several();
    let pattern = pattern(reply.statuses, held_status);
    let guard = match (reply.guard, &reply.content) {
        (Guard::MediaType, Some(content)) => {
            let media_type = &content.media_type;
            Some(quote!(if answer.is(#media_type)))
        }
        _ => None,
    };
    let payload = payload(reply);
    let value = match outcome.shape {
        OutcomeShape::Single | OutcomeShape::Never => payload.unwrap_or(quote!(())),
        OutcomeShape::Enum => {
            let name = ident(&outcome.name.name);
            let variant = ident(&reply.variant);
            let status = held_status.then(|| quote!(status));
            let held: Vec<TokenStream> = status.into_iter().chain(payload).collect();
            match held.is_empty() {
                true => quote!(#name::#variant),
                false => quote!(#name::#variant(#(#held),*)),
            }
        }
    };
    let side = ident(match side {
        Side::Success => "Success",
        Side::Failure => "Failure",
    });
    quote!(#pattern #guard => Ok(http::Reply::#side(#value)),)
}

fn pattern(statuses: Statuses, is_held: bool) -> TokenStream {
    let range = match statuses {
        Statuses::One(status) => {
            let status = integer(status.into());
            quote!(#status)
        }
        Statuses::Class(class) => {
            let (first, last) = (
                integer(i128::from(class) * 100),
                integer(i128::from(class) * 100 + 99),
            );
            quote!(#first..=#last)
        }
        Statuses::OtherSuccess => quote!(200..=299),
        Statuses::Other if is_held => return quote!(status),
        Statuses::Other => return quote!(_),
    };
    match is_held {
        true => quote!(status @ #range),
        false => range,
    }
}

/// The expression for what an answer brings.
fn payload(reply: &Reply) -> Option<TokenStream> {
    let content = reply.content.as_ref().map(read);
    let Some(parts) = &reply.parts else {
        return content;
    };
    let name = ident(&parts.name.name);
    let body = parts.body.as_ref().zip(content).map(|(field, content)| {
        let field = ident(field);
        quote!(#field: #content,)
    });
    let headers = parts.headers.iter().map(|header| {
        let (field, wire) = (ident(&header.field), &header.wire_name);
        let form = ident(match header.form {
            HeaderForm::Single => "Single",
            HeaderForm::List => "List",
            HeaderForm::Json => "Json",
        });
        quote!(#field: answer.header(#wire, http::HeaderValue::#form),)
    });
    Some(quote!(#name { #(#headers)* #body }))
}

fn read(content: &Content) -> TokenStream {
    let value = match content.format {
        ContentFormat::Json => return quote!(answer.json()?),
        ContentFormat::Text => quote!(answer.text()?),
        ContentFormat::Binary | ContentFormat::Form(_) | ContentFormat::Multipart(_) => {
            quote!(answer.binary())
        }
    };
    let value = match content.value.sensitive {
        true => quote!(#value.into()),
        false => value,
    };
    match content.value.nullable {
        true => quote!(Some(#value)),
        false => value,
    }
}
