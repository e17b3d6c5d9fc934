//! Rust names as tokens.

use proc_macro2::{Ident, Span};

/// A name of the model as an identifier; keywords become raw ones.
pub(super) fn ident(name: &str) -> Ident {
    if syn::parse_str::<Ident>(name).is_ok() {
        Ident::new(name, Span::call_site())
    } else {
        Ident::new_raw(name, Span::call_site())
    }
}
