//! Statements that check one value. In the generated code `place` is where the value stands and `violations` takes what is found.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::{double, integer, raw_string};
use super::scope::Scope;
use super::{numeric, schema};
use crate::model::{Check, Literal, Pattern, Type, Value};

/// How the generated code gets at a value.
pub(super) enum Subject {
    /// An expression for the value itself: `self.amount`.
    Place(TokenStream),
    /// An expression for a reference to it: `value`.
    Reference(TokenStream),
}

impl Subject {
    /// For method calls and field access.
    fn target(&self) -> &TokenStream {
        match self {
            Self::Place(tokens) | Self::Reference(tokens) => tokens,
        }
    }

    fn reference(&self) -> TokenStream {
        match self {
            Self::Place(place) => quote!(&#place),
            Self::Reference(reference) => reference.clone(),
        }
    }

    fn copied(&self) -> TokenStream {
        match self {
            Self::Place(place) => place.clone(),
            Self::Reference(reference) => quote!(*#reference),
        }
    }
}

/// Whether there is anything to check about a value.
pub(super) fn is_checked(value: &Value, scope: &Scope<'_>) -> bool {
    scope.types().is_checked(value)
}

/// The statements for a value that is there and not null.
pub(super) fn statements(value: &Value, subject: &Subject, scope: &mut Scope<'_>) -> TokenStream {
    if value.sensitive {
        let target = subject.target();
        let open = Value {
            sensitive: false,
            ..value.clone()
        };
        let inner = statements(&open, &Subject::Reference(quote!(value)), scope);
        return quote!(let value = #target.expose(); #inner);
    }
    let mut own: Vec<TokenStream> = value
        .checks
        .iter()
        .map(|check| statement(check, &value.ty, subject, scope))
        .collect();
    if patterns(value) > 1 {
        // Each has a static of the same name.
        own = own.into_iter().map(|check| quote!({ #check })).collect();
    }
    let inner = match &value.ty {
        Type::Array(item) if is_checked(item, scope) => items(item, subject, scope),
        Type::Map(item) if is_checked(item, scope) => entries(item, subject, scope),
        Type::Named(_) | Type::Boxed(_) if is_checked(value, scope) => {
            scope.runtime("Validate");
            let target = subject.target();
            quote!(#target.check(&place, violations);)
        }
        _ => TokenStream::new(),
    };
    quote!(#(#own)* #inner)
}

/// How many patterns a value has to match.
pub(super) fn patterns(value: &Value) -> usize {
    value
        .checks
        .iter()
        .filter(|check| matches!(check, Check::Pattern(_)))
        .count()
}

fn statement(check: &Check, ty: &Type, subject: &Subject, scope: &mut Scope<'_>) -> TokenStream {
    if let Check::OneOfValues(values) = check {
        return listed(values, ty, subject, scope);
    }
    if let Check::Schema(schema) = check {
        let reference = subject.reference();
        return schema::statement(
            schema,
            *ty == Type::FreeForm,
            &reference,
            &quote!(&place),
            scope,
        );
    }
    let module = scope.runtime("check");
    let call = |function: TokenStream, arguments: TokenStream| quote!(#module::#function(#arguments, &place, violations););
    let (reference, target) = (subject.reference(), subject.target());
    match check {
        Check::MinLength(limit) => call(quote!(min_length), counted(&reference, *limit)),
        Check::MaxLength(limit) => call(quote!(max_length), counted(&reference, *limit)),
        Check::MinItems(limit) => call(quote!(min_items), counted(&quote!(#target.len()), *limit)),
        Check::MaxItems(limit) => call(quote!(max_items), counted(&quote!(#target.len()), *limit)),
        Check::MinProperties(limit) => call(
            quote!(min_properties),
            counted(&quote!(#target.len()), *limit),
        ),
        Check::MaxProperties(limit) => call(
            quote!(max_properties),
            counted(&quote!(#target.len()), *limit),
        ),
        Check::UniqueItems => call(quote!(unique_items), reference),
        Check::Pattern(pattern) => {
            let pattern = compiled(pattern, &quote!(#module));
            let call = call(quote!(pattern), quote!(#reference, &PATTERN));
            quote! {
                static PATTERN: #module::Pattern = #pattern;
                #call
            }
        }
        Check::OneOfValues(_)
        | Check::Schema(_)
        | Check::Minimum(_)
        | Check::ExclusiveMinimum(_)
        | Check::Maximum(_)
        | Check::ExclusiveMaximum(_)
        | Check::MultipleOf(_) => {
            let (function, arguments) = numeric::call(check, ty, &subject.copied());
            call(function, arguments)
        }
    }
}

fn counted(subject: &TokenStream, limit: u64) -> TokenStream {
    let limit = integer(limit.into());
    quote!(#subject, #limit)
}

/// The value must be one of a list.
fn listed(values: &[Literal], ty: &Type, subject: &Subject, scope: &mut Scope<'_>) -> TokenStream {
    let rule = scope.runtime("Rule");
    let report = quote!(violations.add(&place, #rule::Enumeration););
    let copied = subject.copied();
    let numbers: Vec<TokenStream> = values.iter().filter_map(|of| number(of, ty)).collect();
    match values {
        [Literal::Boolean(true)] => quote!(if !#copied { #report }),
        [Literal::Boolean(false)] => quote!(if #copied { #report }),
        _ => {
            let reference = subject.reference();
            quote!(if ![#(#numbers),*].contains(#reference) { #report })
        }
    }
}

fn number(literal: &Literal, ty: &Type) -> Option<TokenStream> {
    match (literal, ty) {
        (Literal::Number(value), Type::Number) => Some(double(value.nearest_f64())),
        (Literal::Number(value), _) => value.to_i128().map(integer),
        _ => None,
    }
}

/// Checks the items of an array.
fn items(item: &Value, subject: &Subject, scope: &mut Scope<'_>) -> TokenStream {
    let checks = present(item, &quote!(place.index(index)), scope);
    let target = subject.target();
    quote! {
        for (index, value) in #target.iter().enumerate() {
            #checks
        }
    }
}

/// Checks the values of a map.
pub(super) fn entries(item: &Value, subject: &Subject, scope: &mut Scope<'_>) -> TokenStream {
    let checks = present(item, &quote!(place.key(key)), scope);
    let reference = subject.reference();
    quote! {
        for (key, value) in #reference {
            #checks
        }
    }
}

fn present(item: &Value, place: &TokenStream, scope: &mut Scope<'_>) -> TokenStream {
    let checks = statements(item, &Subject::Reference(quote!(value)), scope);
    let checks = quote!(let place = #place; #checks);
    // Free-form JSON has a null of its own.
    if item.nullable && item.ty != Type::FreeForm {
        quote!(if let Some(value) = value { #checks })
    } else {
        checks
    }
}

/// The constant of the runtime for a pattern. `check` is the path of its module.
pub(super) fn compiled(pattern: &Pattern, check: &TokenStream) -> TokenStream {
    let text = raw_string(&pattern.translated);
    if pattern.has_lookaround {
        quote!(#check::Pattern::with_lookaround(#text))
    } else {
        quote!(#check::Pattern::new(#text))
    }
}
