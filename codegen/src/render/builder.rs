//! The builder of a struct: presence is checked by `build`, everything else by `validate`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::Comment;
use super::ident::ident;
use super::lints;
use super::scope::Scope;
use super::value_type::{additional_properties, value_type};
use crate::model::{Additional, Field, Presence, Struct, Type, TypeDef, Value};

/// `X::builder()`, `XBuilder`, its setters and `build`.
pub(super) fn builder(
    definition: &TypeDef,
    structure: &Struct,
    scope: &mut Scope<'_>,
) -> [TokenStream; 3] {
    let name = ident(&definition.name.name);
    let builder = format_ident!("{}Builder", definition.name.name);
    let about = format!("Starts building [`{}`].", definition.name.name);
    let docs = Comment::default().markdown(about).outer("");
    let declaration = declaration(definition, structure, scope);
    let setters: Vec<TokenStream> = structure
        .fields
        .iter()
        .map(|field| setter(field, scope))
        .collect();
    let additional = additional_setter(structure, scope);
    let build = build(&definition.name.name, structure, scope);
    let allowed = lints::of_methods(structure);
    // A setter of that name hides the function of the trait.
    let has_default = structure.fields.iter().any(|of| of.rust_name == "default");
    let empty = match has_default {
        true => quote!(Default::default()),
        false => quote!(#builder::default()),
    };
    let start = quote! {
        impl #name {
            #docs
            pub fn builder() -> #builder {
                #empty
            }
        }
    };
    let methods = quote! {
        #allowed
        impl #builder {
            #(#setters)*
            #additional
            #build
        }
    };
    [start, declaration, methods]
}

fn declaration(definition: &TypeDef, structure: &Struct, scope: &mut Scope<'_>) -> TokenStream {
    let builder = format_ident!("{}Builder", definition.name.name);
    let text = format!("Builder of [`{}`].", definition.name.name);
    let docs = Comment::default().markdown(text).outer("");
    let fields: Vec<TokenStream> = structure
        .fields
        .iter()
        .map(|field| {
            let (name, ty) = (ident(&field.rust_name), value_type(&field.value, scope));
            if field.value.nullable {
                quote!(#name: Option<Option<#ty>>)
            } else {
                quote!(#name: Option<#ty>)
            }
        })
        .collect();
    let additional = additional_item(structure).map(|item| {
        let ty = additional_properties(&item, scope);
        quote!(additional_properties: #ty)
    });
    let fields = fields.into_iter().chain(additional);
    quote! {
        #docs
        #[derive(Clone, Debug, Default)]
        #[must_use]
        pub struct #builder {
            #(#fields),*
        }
    }
}

fn additional_item(structure: &Struct) -> Option<Value> {
    match &structure.additional {
        Additional::Kept(item) => Some(item.as_ref().clone()),
        // `build` makes it empty.
        Additional::Ignored | Additional::Forbidden => None,
    }
}

fn setter(field: &Field, scope: &mut Scope<'_>) -> TokenStream {
    let name = ident(&field.rust_name);
    let ty = value_type(&field.value, scope);
    let docs = Comment::default().markdown(setter_docs(field)).outer("");
    let (parameter, value) = match (field.value.nullable, is_copy(&field.value)) {
        (true, _) => (quote!(impl Into<Option<#ty>>), quote!(value.into())),
        (false, true) => (quote!(#ty), quote!(value)),
        (false, false) => (quote!(impl Into<#ty>), quote!(value.into())),
    };
    quote! {
        #docs
        pub fn #name(mut self, value: #parameter) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

fn setter_docs(field: &Field) -> String {
    let what = super::docs::code(&field.wire_name);
    let null = match field.value.nullable {
        true => " `None` is null.",
        false => "",
    };
    match field.presence {
        Presence::Required | Presence::Sent => format!("Sets {what}. Required.{null}"),
        Presence::Optional => format!("Sets {what}.{null}"),
    }
}

/// Whether a setter takes the value as it is: a conversion would keep literals from being inferred.
fn is_copy(value: &Value) -> bool {
    !value.sensitive && matches!(value.ty, Type::Boolean | Type::Integer(_) | Type::Number)
}

fn additional_setter(structure: &Struct, scope: &mut Scope<'_>) -> Option<TokenStream> {
    let Additional::Kept(item) = &structure.additional else {
        return None;
    };
    let docs = Comment::default()
        .markdown("Adds a property that the description does not name.")
        .outer("");
    let ty = match item.as_ref() {
        Value {
            ty: Type::FreeForm,
            alias: None,
            sensitive: false,
            ..
        } => {
            let value = scope.runtime("Value");
            quote!(#value)
        }
        item if item.nullable => {
            let ty = value_type(item, scope);
            quote!(Option<#ty>)
        }
        item => value_type(item, scope),
    };
    Some(quote! {
        #docs
        pub fn additional_property(mut self, name: impl Into<String>, value: impl Into<#ty>) -> Self {
            self.additional_properties.insert(name, value);
            self
        }
    })
}

fn build(name: &str, structure: &Struct, scope: &mut Scope<'_>) -> TokenStream {
    let text =
        format!("The finished [`{name}`]. Whether its values are allowed is told by `validate`.");
    let docs = Comment::default()
        .markdown(text)
        .markdown("# Errors")
        .markdown("Every required property that was not set.")
        .outer("");
    let violations = scope.runtime("Violations");
    let name = ident(name);
    let required: Vec<&Field> = structure
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Required)
        .collect();
    let names: Vec<_> = structure
        .fields
        .iter()
        .map(|field| ident(&field.rust_name))
        .collect();
    let additional = match &structure.additional {
        Additional::Ignored => None,
        Additional::Kept(_) => Some(quote!(additional_properties)),
        Additional::Forbidden => {
            let map = scope.runtime("AdditionalProperties");
            Some(quote!(additional_properties: #map::new()))
        }
    };
    let optional = structure
        .fields
        .iter()
        .filter(|field| field.presence != Presence::Required);
    let kept = optional.map(|field| ident(&field.rust_name)).chain(
        matches!(structure.additional, Additional::Kept(_)).then(|| ident("additional_properties")),
    );
    if required.is_empty() {
        return quote! {
            #docs
            pub fn build(self) -> Result<#name, #violations> {
                let Self { #(#kept),* } = self;
                Ok(#name { #(#names,)* #additional })
            }
        };
    }
    let missing = missing(&required, scope);
    let parts = required.iter().map(|field| {
        let name = ident(&field.rust_name);
        quote!(#name: Some(#name))
    });
    quote! {
        #docs
        pub fn build(self) -> Result<#name, #violations> {
            #missing
            let Self { #(#parts,)* #(#kept,)* } = self else {
                return Err(missing);
            };
            Ok(#name { #(#names,)* #additional })
        }
    }
}

/// The statements that collect what was not set.
fn missing(required: &[&Field], scope: &mut Scope<'_>) -> TokenStream {
    let (pointer, rule) = (scope.runtime("Pointer"), scope.runtime("Rule"));
    let violations = scope.runtime("Violations");
    let check = match required {
        [field] => {
            let (name, wire) = (ident(&field.rust_name), &field.wire_name);
            quote! {
                if self.#name.is_none() {
                    missing.add(&#pointer::ROOT.property(#wire), #rule::Required);
                }
            }
        }
        fields => {
            let given = fields.iter().map(|field| {
                let (name, wire) = (ident(&field.rust_name), &field.wire_name);
                quote!((#wire, self.#name.is_some()))
            });
            quote! {
                for (name, is_set) in [#(#given),*] {
                    if !is_set {
                        missing.add(&#pointer::ROOT.property(name), #rule::Required);
                    }
                }
            }
        }
    };
    quote!(let mut missing = #violations::new(); #check)
}
