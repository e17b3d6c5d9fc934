//! How a request is written down.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::super::ident::ident;
use super::super::scope::Scope;
use super::super::value_type::{is_doubly_optional, is_option};
use crate::model::{
    Content, ContentFormat, Form, FormField, Http, Parameter, Part, PartKind, PathPiece, PathStyle,
    Place, Presence, QueryStyle, RequestBody, Reserved, Type, TypeKind, Value,
};

/// The function `encode`.
pub(super) fn encode(http: &Http, scope: &mut Scope<'_>) -> TokenStream {
    let path = http.path.iter().map(path_piece);
    let fixed = http
        .fixed_query
        .iter()
        .map(|query| quote!(out.fixed_query(#query);));
    let parameters = http.parameters.iter().map(parameter);
    let body = http.body.as_ref().map(|body| request_body(body, scope));
    let statements = quote!(#(#path)* #(#fixed)* #(#parameters)* #body);
    let is_read = names_parameters(http) || http.body.is_some();
    let request = match is_read {
        true => quote!(request),
        false => quote!(_),
    };
    quote! {
        fn encode(#request: &Self::Request, out: &mut http::Outgoing) {
            #statements
        }
    }
}

fn names_parameters(http: &Http) -> bool {
    let in_path = |piece: &PathPiece| matches!(piece, PathPiece::Parameter { .. });
    !http.parameters.is_empty() || http.path.iter().any(in_path)
}

fn path_piece(piece: &PathPiece) -> TokenStream {
    match piece {
        PathPiece::Text(text) => quote!(out.segment(#text);),
        PathPiece::Parameter {
            wire_name,
            field,
            form,
            style,
        } => {
            let field = ident(field);
            let write = |value: TokenStream| match (style, form) {
                (PathStyle::Simple, Form::Joined | Form::Json) => {
                    quote!(out.path(#wire_name, #value);)
                }
                _ => {
                    let (style, explode) = (path_style(*style), explode(*form));
                    quote!(out.path_as(#wire_name, #value, http::PathStyle::#style, http::Explode::#explode);)
                }
            };
            in_form(*form, &field, write)
        }
    }
}

fn parameter(parameter: &Parameter) -> TokenStream {
    let (name, field) = (&parameter.wire_name, ident(&parameter.field));
    let explode = explode(parameter.form);
    let write = |value: TokenStream| match (parameter.place, parameter.form) {
        (Place::Query(QueryStyle::Form, Reserved::Escaped), Form::Exploded | Form::Json) => {
            quote!(out.query(#name, #value);)
        }
        (Place::Query(style, reserved), _) => {
            let (style, reserved) = (query_style(style), reserved_name(reserved));
            quote! {
                out.query_as(
                    #name,
                    #value,
                    http::QueryStyle::#style,
                    http::Explode::#explode,
                    http::Reserved::#reserved,
                );
            }
        }
        (Place::Header, Form::Joined | Form::Json) => quote!(out.header(#name, #value);),
        (Place::Header, Form::Exploded) => {
            quote!(out.header_as(#name, #value, http::HeaderStyle::SimpleExploded);)
        }
        (Place::Cookie, Form::Exploded | Form::Json) => quote!(out.cookie(#name, #value);),
        (Place::Cookie, Form::Joined) => {
            quote!(out.cookie_as(#name, #value, http::Explode::No);)
        }
    };
    in_form(parameter.form, &field, write)
}

/// A value as it is, or as a text of JSON.
fn in_form(form: Form, field: &Ident, write: impl Fn(TokenStream) -> TokenStream) -> TokenStream {
    if form == Form::Json {
        let statement = write(quote!(&value));
        return quote!(let value = out.as_json(&request.#field); #statement);
    }
    write(quote!(&request.#field))
}

fn explode(form: Form) -> Ident {
    ident(match form {
        Form::Exploded => "Yes",
        Form::Joined | Form::Json => "No",
    })
}

fn path_style(style: PathStyle) -> Ident {
    ident(match style {
        PathStyle::Simple => "Simple",
        PathStyle::Label => "Label",
        PathStyle::Matrix => "Matrix",
    })
}

fn query_style(style: QueryStyle) -> Ident {
    ident(match style {
        QueryStyle::Form => "Form",
        QueryStyle::SpaceDelimited => "SpaceDelimited",
        QueryStyle::PipeDelimited => "PipeDelimited",
        QueryStyle::DeepObject => "DeepObject",
    })
}

fn reserved_name(reserved: Reserved) -> Ident {
    ident(match reserved {
        Reserved::Escaped => "Escaped",
        Reserved::Allowed => "Allowed",
    })
}

fn request_body(body: &RequestBody, scope: &mut Scope<'_>) -> TokenStream {
    let field = ident(&body.field);
    let write = match (&body.choice, body.contents.as_slice()) {
        (Some(choice), contents) => {
            let choice = scope.generated(choice);
            let arms = contents.iter().map(|of| {
                let variant = ident(&of.variant);
                let statement = content(of, scope);
                quote!(#choice::#variant(body) => { #statement })
            });
            quote!(match body { #(#arms)* })
        }
        (None, contents) => {
            let statements = contents.iter().map(|of| content(of, scope));
            quote!(#(#statements)*)
        }
    };
    let is_null_absent = body.choice.is_none()
        && body
            .contents
            .iter()
            .any(|of| of.value.nullable && of.format != ContentFormat::Json);
    match body.presence {
        Presence::Required if !is_null_absent => quote!(let body = &request.#field; #write),
        _ => quote!(if let Some(body) = &request.#field { #write }),
    }
}

fn content(content: &Content, scope: &Scope<'_>) -> TokenStream {
    let media_type = &content.media_type;
    let plain = match content.value.sensitive {
        true => quote!(body.expose()),
        false => quote!(body),
    };
    match &content.format {
        ContentFormat::Json => quote!(out.json(#media_type, body);),
        ContentFormat::Text => quote!(out.text(#media_type, #plain);),
        ContentFormat::Binary => quote!(out.binary(#media_type, #plain);),
        ContentFormat::Form(fields) => {
            let fields = fields.iter().map(form_field);
            quote!(out.form(#media_type, body, &[#(#fields),*]);)
        }
        ContentFormat::Multipart(parts) => {
            let parts = parts
                .iter()
                .map(|of| part(of, &plain, options(&content.value, of, scope)));
            quote!(out.multipart(#media_type, |form| { #(#parts)* });)
        }
    }
}

fn form_field(field: &FormField) -> TokenStream {
    let name = &field.wire_name;
    let usual = (QueryStyle::Form, Form::Exploded, Reserved::Escaped);
    if (field.style, field.form, field.reserved) == usual {
        return quote!(http::FormEncoding::new(#name));
    }
    let (style, explode) = (query_style(field.style), explode(field.form));
    let reserved = reserved_name(field.reserved);
    quote! {
        http::FormEncoding {
            name: #name,
            style: http::QueryStyle::#style,
            explode: http::Explode::#explode,
            reserved: http::Reserved::#reserved,
        }
    }
}

/// How many `Option`s the field of a part is in.
fn options(body: &Value, part: &Part, scope: &Scope<'_>) -> usize {
    let (Type::Named(name) | Type::Boxed(name)) = &body.ty else {
        return 0;
    };
    let structure = match scope.definition(name).map(|definition| &definition.kind) {
        Some(TypeKind::Struct(structure)) => structure,
        _ => return 0,
    };
    let mut fields = structure.fields.iter();
    let field = fields.find(|field| field.rust_name == part.field);
    field.map_or(0, |field| {
        usize::from(is_option(field)) + usize::from(is_doubly_optional(field))
    })
}

fn part(part: &Part, body: &TokenStream, options: usize) -> TokenStream {
    let (name, field) = (&part.wire_name, ident(&part.field));
    let media_type = match &part.media_type {
        Some(media_type) => quote!(Some(#media_type)),
        None => quote!(None),
    };
    // One level is what the runtime looks through.
    let levels = match part.kind {
        PartKind::File if options == 0 => {
            return quote!(form.files(#name, [&#body.#field], #media_type););
        }
        PartKind::File => options - 1,
        PartKind::Files => options,
        PartKind::Property => {
            return quote!(form.property(#name, &#body.#field, #media_type););
        }
    };
    if levels == 0 {
        return quote!(form.files(#name, &#body.#field, #media_type););
    }
    let flatten = std::iter::repeat_n(quote!(.flatten()), levels);
    quote!(form.files(#name, #body.#field.iter()#(#flatten)*, #media_type);)
}
