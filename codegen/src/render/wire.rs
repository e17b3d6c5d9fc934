//! How a struct travels: what its fields are called in JSON, and that it is an object.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::scope::Scope;
use super::value_type::{is_doubly_optional, is_option};
use crate::model::{Field, Presence, Struct, Type};

/// The serde side of a struct.
#[derive(Clone, Copy)]
pub(super) struct Wire {
    renaming: Renaming,
}

/// How the names of the wire are made from those of the fields.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Renaming {
    /// One rule of serde fits all fields.
    CamelCase,
    /// Each field that differs says so.
    Single,
}

impl Wire {
    pub(super) fn of(structure: &Struct) -> Self {
        Self {
            renaming: Renaming::of(structure),
        }
    }

    /// The attribute of the struct.
    pub(super) fn container(self) -> Option<TokenStream> {
        let rename =
            (self.renaming == Renaming::CamelCase).then(|| quote!(rename_all = "camelCase"));
        attribute([rename, Some(quote!(remote = "Self"))])
    }

    /// The attribute of a field.
    pub(super) fn field(self, field: &Field) -> Option<TokenStream> {
        let wire = &field.wire_name;
        let same = self.renaming == Renaming::CamelCase || field.rust_name == field.wire_name;
        let rename = (!same).then(|| quote!(rename = #wire));
        let absent = match field.presence {
            // serde reads a null as `None`, but here it is a value of its own.
            Presence::Optional | Presence::Sent if holds_null(field) => Some(quote!(
                default,
                deserialize_with = "konaplate_runtime::present",
                skip_serializing_if = "Option::is_none"
            )),
            Presence::Optional | Presence::Sent => {
                Some(quote!(skip_serializing_if = "Option::is_none"))
            }
            // Without this, serde reads a missing `Option` as `None`.
            Presence::Required if is_option(field) => {
                Some(quote!(deserialize_with = "Option::deserialize"))
            }
            Presence::Required => None,
        };
        attribute([rename, absent])
    }

    /// serde's traits around derived functions of the same names: a struct is read from an object alone, and an error does
    /// not quote what else was found.
    pub(super) fn implementations(name: &Ident, scope: &mut Scope<'_>) -> TokenStream {
        let (serialize, serializer) = (scope.serde("Serialize"), scope.serde("Serializer"));
        let (deserialize, deserializer) = (scope.serde("Deserialize"), scope.serde("Deserializer"));
        let object_only = scope.runtime("ObjectOnly");
        quote! {
            impl #serialize for #name {
                fn serialize<S: #serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    Self::serialize(self, serializer)
                }
            }
            impl<'de> #deserialize<'de> for #name {
                fn deserialize<D: #deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    Self::deserialize(#object_only(deserializer))
                }
            }
        }
    }
}

/// Whether null is among the values of a field that may be absent.
fn holds_null(field: &Field) -> bool {
    is_doubly_optional(field) || field.value.ty == Type::FreeForm
}

fn attribute(parts: [Option<TokenStream>; 2]) -> Option<TokenStream> {
    let parts: Vec<TokenStream> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| quote!(#[serde(#(#parts),*)]))
}

impl Renaming {
    fn of(structure: &Struct) -> Self {
        let fields = &structure.fields;
        let differs = fields
            .iter()
            .any(|field| field.rust_name != field.wire_name);
        let fits = fields
            .iter()
            .all(|field| camel_case(&field.rust_name) == field.wire_name);
        if differs && fits {
            Self::CamelCase
        } else {
            Self::Single
        }
    }
}

/// What serde makes of a field's name by `rename_all = "camelCase"`.
fn camel_case(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    let mut upper = false;
    for c in name.chars() {
        if c == '_' {
            upper = true;
            continue;
        }
        camel.push(match (camel.is_empty(), upper) {
            (true, _) => c.to_ascii_lowercase(),
            (false, true) => c.to_ascii_uppercase(),
            (false, false) => c,
        });
        upper = false;
    }
    camel
}
