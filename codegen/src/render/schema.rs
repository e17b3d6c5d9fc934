//! A schema as a constant tree, for the runtime to interpret.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::check::compiled;
use super::ident::ident;
use super::literal::{any_double, integer};
use super::numeric::bound;
use super::scope::Scope;
use crate::model::{
    AdditionalSchema, Check, Json, JsonKind, Pattern, Schema, SchemaDef, SchemaKeyword,
};

/// The tree that others refer to.
pub(super) fn definition(definition: &SchemaDef, scope: &mut Scope<'_>) -> TokenStream {
    let name = ident(&definition.name.name);
    let schema = tree(&definition.schema, scope);
    let check = scope.runtime("check");
    let doc = " What `check` looks at where no type says it.";
    quote! {
        #[doc = #doc]
        pub(crate) static #name: #check::any::Schema = #schema;
    }
}

/// The value of a static for a tree.
fn tree(schema: &Schema, scope: &mut Scope<'_>) -> TokenStream {
    written(scope, |tree| tree.schema(schema))
}

/// The value of a static for several.
pub(super) fn trees(schemas: &[Schema], scope: &mut Scope<'_>) -> TokenStream {
    written(scope, |tree| {
        let schemas = schemas.iter().map(|schema| tree.schema(schema));
        let schemas: Vec<TokenStream> = schemas.collect();
        quote!([#(#schemas),*])
    })
}

/// Trees, with the patterns that they need and names for their parts.
fn written(
    scope: &mut Scope<'_>,
    write: impl FnOnce(&mut Tree<'_, '_>) -> TokenStream,
) -> TokenStream {
    let check = scope.runtime("check");
    let mut tree = Tree {
        scope,
        patterns: Vec::new(),
    };
    let written = write(&mut tree);
    let patterns = tree.patterns.iter().enumerate().map(|(index, pattern)| {
        let name = pattern_name(index);
        let pattern = compiled(pattern, &quote!(#check));
        quote!(static #name: #check::Pattern = #pattern;)
    });
    quote! {{
        use #check::any::*;
        #(#patterns)*
        #written
    }}
}

/// A tree being written.
struct Tree<'s, 'a> {
    scope: &'s mut Scope<'a>,
    patterns: Vec<Pattern>,
}

impl Tree<'_, '_> {
    fn schema(&mut self, schema: &Schema) -> TokenStream {
        let keywords: Vec<TokenStream> = schema
            .keywords
            .iter()
            .map(|keyword| self.keyword(keyword))
            .collect();
        quote!(Schema(&[#(#keywords),*]))
    }

    fn schemas(&mut self, schemas: &[Schema]) -> TokenStream {
        let schemas = schemas.iter().map(|schema| self.schema(schema));
        let schemas: Vec<TokenStream> = schemas.collect();
        quote!(&[#(#schemas),*])
    }

    fn keyword(&mut self, keyword: &SchemaKeyword) -> TokenStream {
        let keyword = match keyword {
            SchemaKeyword::Kind(kind) => {
                let kind = self.kind(kind_name(*kind));
                quote!(Type(#kind))
            }
            SchemaKeyword::KindOrNull(kind) => {
                let kind = self.kind(kind_name(*kind));
                quote!(TypeOrNull(#kind))
            }
            SchemaKeyword::Null => {
                let kind = self.kind("Null");
                quote!(Type(#kind))
            }
            SchemaKeyword::Enumeration(values) => {
                let values: Vec<TokenStream> =
                    values.iter().map(|value| self.literal(value)).collect();
                quote!(Enumeration(&[#(#values),*]))
            }
            SchemaKeyword::Check(check) => self.check(check),
            SchemaKeyword::Items(schema) => {
                let schema = self.schema(schema);
                quote!(Items(#schema))
            }
            SchemaKeyword::Required(names) => quote!(Required(&[#(#names),*])),
            SchemaKeyword::Properties { named, additional } => self.properties(named, additional),
            SchemaKeyword::All(parts) => {
                let parts = self.schemas(parts);
                quote!(All(#parts))
            }
            SchemaKeyword::One(parts) => {
                let parts = self.schemas(parts);
                quote!(One(#parts))
            }
            SchemaKeyword::Any(parts) => {
                let parts = self.schemas(parts);
                quote!(Any(#parts))
            }
            SchemaKeyword::Not(schema) => {
                let schema = self.schema(schema);
                quote!(Not(#schema))
            }
            SchemaKeyword::Reference(name) => {
                let name = self.scope.schema(name);
                quote!(Reference(&#name))
            }
        };
        quote!(Keyword::#keyword)
    }

    fn kind(&self, name: &str) -> TokenStream {
        let name = ident(name);
        quote!(Kind::#name)
    }

    fn properties(
        &mut self,
        named: &[(String, Schema)],
        additional: &AdditionalSchema,
    ) -> TokenStream {
        let named: Vec<TokenStream> = named
            .iter()
            .map(|(name, schema)| {
                let schema = self.schema(schema);
                quote!((#name, #schema))
            })
            .collect();
        let additional = match additional {
            AdditionalSchema::Open => quote!(Open),
            AdditionalSchema::Closed => quote!(Closed),
            AdditionalSchema::Each(schema) => {
                let schema = self.schema(schema);
                quote!(Each(#schema))
            }
        };
        quote!(Properties(&[#(#named),*], Additional::#additional))
    }

    fn check(&mut self, check: &Check) -> TokenStream {
        let counted = |name: &str, limit: u64| {
            let (name, limit) = (ident(name), integer(limit.into()));
            quote!(#name(#limit))
        };
        match check {
            Check::MinLength(limit) => counted("MinLength", *limit),
            Check::MaxLength(limit) => counted("MaxLength", *limit),
            Check::MinItems(limit) => counted("MinItems", *limit),
            Check::MaxItems(limit) => counted("MaxItems", *limit),
            Check::MinProperties(limit) => counted("MinProperties", *limit),
            Check::MaxProperties(limit) => counted("MaxProperties", *limit),
            Check::UniqueItems => quote!(UniqueItems),
            Check::Pattern(pattern) => {
                let name = pattern_name(self.patterns.len());
                self.patterns.push(pattern.clone());
                quote!(Pattern(&#name))
            }
            Check::MultipleOf(divisor) => {
                let divisor = divisor.to_string();
                quote!(MultipleOf(#divisor))
            }
            Check::OneOfValues(_) | Check::Schema(_) => quote!(All(&[])),
            Check::Minimum(_) => self.bound("Minimum", check),
            Check::ExclusiveMinimum(_) => self.bound("ExclusiveMinimum", check),
            Check::Maximum(_) => self.bound("Maximum", check),
            Check::ExclusiveMaximum(_) => self.bound("ExclusiveMaximum", check),
        }
    }

    fn bound(&self, name: &str, of: &Check) -> TokenStream {
        let Some((whole, number, text)) = bound(of) else {
            return TokenStream::new();
        };
        let name = ident(name);
        let (whole, number) = (integer(whole), any_double(number));
        quote!(#name(Bound { integer: #whole, number: #number, text: #text }))
    }

    fn literal(&self, value: &Json) -> TokenStream {
        let literal = match value {
            Json::Null => quote!(Null),
            Json::Boolean(value) => quote!(Boolean(#value)),
            Json::Number(number) => {
                match number.to_i128().filter(|whole| is_read_exactly(*whole)) {
                    Some(whole) => {
                        let whole = integer(whole);
                        quote!(Integer(#whole))
                    }
                    None => {
                        let nearest = any_double(number.nearest_f64());
                        quote!(Number(#nearest))
                    }
                }
            }
            Json::String(text) => quote!(String(#text)),
            Json::Array(items) => {
                let items = items.iter().map(|item| self.literal(item));
                quote!(Array(&[#(#items),*]))
            }
            Json::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| {
                    let value = self.literal(value);
                    quote!((#key, #value))
                });
                quote!(Object(&[#(#entries),*]))
            }
        };
        quote!(Literal::#literal)
    }
}

/// JSON is read as integers within 64 bits, as doubles beyond.
fn is_read_exactly(whole: i128) -> bool {
    (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&whole)
}

fn pattern_name(index: usize) -> Ident {
    ident(&match index {
        0 => "PATTERN".to_owned(),
        index => format!("PATTERN_{}", index + 1),
    })
}

fn kind_name(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Boolean => "Boolean",
        JsonKind::Integer => "Integer",
        JsonKind::Number => "Number",
        JsonKind::String => "String",
        JsonKind::Array => "Array",
        JsonKind::Object => "Object",
    }
}

/// The check of a value of any form, or of what is written for a typed one.
pub(super) fn statement(
    schema: &Schema,
    is_any: bool,
    value: &TokenStream,
    place: &TokenStream,
    scope: &mut Scope<'_>,
) -> TokenStream {
    let schema = tree(schema, scope);
    let check = scope.runtime("check");
    let function = ident(if is_any { "any" } else { "written" });
    quote! {{
        static SCHEMA: #check::any::Schema = #schema;
        #check::any::#function(#value, &SCHEMA, #place, violations);
    }}
}
