//! Rust names as tokens.

use proc_macro2::{Ident, Span};

/// A name of the model as an identifier; keywords become raw ones.
pub(super) fn ident(name: &str) -> Ident {
    if syn::parse_str::<Ident>(name).is_ok() && !is_new_keyword(name) {
        Ident::new(name, Span::call_site())
    } else {
        Ident::new_raw(name, Span::call_site())
    }
}

/// Keywords of the edition of the generated crate that syn, whatever the edition, takes for identifiers.
fn is_new_keyword(name: &str) -> bool {
    name == "gen"
}
