//! Lints of clippy that names of a description may set off.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Struct;

/// For methods called as the fields are: names that clippy takes for conversions, operators or placeholders.
pub(super) fn of_methods(structure: &Struct) -> TokenStream {
    const CONVERSIONS: [&str; 5] = ["as_", "from_", "into_", "is_", "to_"];
    const OPERATORS: [&str; 16] = [
        "add", "bitand", "bitor", "bitxor", "cmp", "div", "eq", "index", "mul", "neg", "next",
        "not", "rem", "shl", "shr", "sub",
    ];
    let conversion = any(structure, |name| {
        CONVERSIONS.iter().any(|prefix| name.starts_with(prefix))
    })
    .then(|| quote!(#[allow(clippy::wrong_self_convention)]));
    let operator = any(structure, |name| OPERATORS.contains(&name))
        .then(|| quote!(#[allow(clippy::should_implement_trait)]));
    let placeholder = of_variables(structure);
    quote!(#conversion #operator #placeholder)
}

/// For variables called as the fields are: names that clippy takes for placeholders.
pub(super) fn of_variables(structure: &Struct) -> Option<TokenStream> {
    const PLACEHOLDERS: [&str; 3] = ["baz", "foo", "quux"];
    any(structure, |name| PLACEHOLDERS.contains(&name))
        .then(|| quote!(#[allow(clippy::disallowed_names)]))
}

fn any(structure: &Struct, is: impl Fn(&str) -> bool) -> bool {
    structure.fields.iter().any(|field| is(&field.rust_name))
}
