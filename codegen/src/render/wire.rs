//! How a struct travels: its `Serialize` and `Deserialize`, property by property.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::ident::ident;
use super::lints;
use super::scope::Scope;
use super::value_type::is_doubly_optional;
use crate::model::{Additional, Field, Presence, Struct, Type};

/// How many properties are read at once; more are read in groups.
const GROUP: usize = 16;

/// `impl Serialize` and `impl Deserialize` of the struct `name`.
pub(super) fn implementations(
    name: &Ident,
    structure: &Struct,
    scope: &mut Scope<'_>,
) -> [TokenStream; 2] {
    [
        serialize(name, structure, scope),
        deserialize(name, structure, scope),
    ]
}

fn serialize(name: &Ident, structure: &Struct, scope: &mut Scope<'_>) -> TokenStream {
    let (serialize, serializer) = (scope.serde("Serialize"), scope.serde("Serializer"));
    let object = scope.runtime("object");
    let properties = structure.fields.iter().map(|field| {
        let (name, wire) = (ident(&field.rust_name), &field.wire_name);
        match field.presence {
            Presence::Required => quote!(object.required(#wire, &self.#name)?;),
            Presence::Optional | Presence::Sent => quote!(object.optional(#wire, &self.#name)?;),
        }
    });
    let additional =
        is_open(structure).then(|| quote!(object.additional(&self.additional_properties)?;));
    let is_empty = structure.fields.is_empty() && additional.is_none();
    let mutable = (!is_empty).then(|| quote!(mut));
    quote! {
        impl #serialize for #name {
            fn serialize<S: #serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let #mutable object = #object::Writer::new(serializer)?;
                #(#properties)*
                #additional
                object.end()
            }
        }
    }
}

fn deserialize(name: &Ident, structure: &Struct, scope: &mut Scope<'_>) -> TokenStream {
    let (deserialize, deserializer) = (scope.serde("Deserialize"), scope.serde("Deserializer"));
    let object = scope.runtime("object");
    let names: Vec<TokenStream> = structure
        .fields
        .iter()
        .map(|field| {
            let name = ident(&field.rust_name);
            quote!(#name)
        })
        .collect();
    let expected: Vec<TokenStream> = structure
        .fields
        .iter()
        .map(|field| {
            let (presence, wire) = (presence(field), &field.wire_name);
            quote!(#object::#presence(#wire))
        })
        .collect();
    let (values, expected) = (grouped(&names), grouped(&expected));
    let (read, values, additional) = match is_open(structure) {
        true => (
            quote!(read_open),
            quote!((#values, additional_properties)),
            Some(quote!(additional_properties)),
        ),
        false => (quote!(read), values, None),
    };
    let allowed = lints::of_variables(structure);
    quote! {
        #allowed
        impl<'de> #deserialize<'de> for #name {
            fn deserialize<D: #deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let #values = #object::#read(deserializer, #expected)?;
                Ok(Self { #(#names,)* #additional })
            }
        }
    }
}

/// What the reader of objects calls the presence of a field.
fn presence(field: &Field) -> Ident {
    format_ident!(
        "{}",
        match field.presence {
            Presence::Required => "required",
            Presence::Optional | Presence::Sent if holds_null(field) => "optional_or_null",
            Presence::Optional | Presence::Sent => "optional",
        }
    )
}

/// Whether null is among the values of a field that may be absent.
fn holds_null(field: &Field) -> bool {
    is_doubly_optional(field) || field.value.ty == Type::FreeForm
}

/// Whether properties that the description does not name are kept.
fn is_open(structure: &Struct) -> bool {
    structure.additional != Additional::Ignored
}

/// One thing as it is, several as a tuple, many as a tuple of tuples.
fn grouped(parts: &[TokenStream]) -> TokenStream {
    match parts {
        [part] => part.clone(),
        parts if parts.len() <= GROUP => quote!((#(#parts),*)),
        parts => {
            let groups: Vec<TokenStream> = parts.chunks(GROUP).map(grouped).collect();
            grouped(&groups)
        }
    }
}
