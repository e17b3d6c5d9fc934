//! Numbers as a reader wants to see them in source code.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{LitFloat, LitInt};

use crate::visible::is_hidden;

/// An integer with its digits in groups of three: `9_999_999_999`.
pub(super) fn integer(value: i128) -> TokenStream {
    let digits = LitInt::new(
        &grouped(&value.unsigned_abs().to_string()),
        Span::call_site(),
    );
    if value < 0 {
        quote!(-#digits)
    } else {
        digits.into_token_stream()
    }
}

/// A finite double, such that it reads back as the same.
pub(super) fn double(value: f64) -> TokenStream {
    let digits = LitFloat::new(&format!("{:?}", value.abs()), Span::call_site());
    if value.is_sign_negative() {
        quote!(-#digits)
    } else {
        digits.into_token_stream()
    }
}

/// A double, which may be infinite.
pub(super) fn any_double(value: f64) -> TokenStream {
    match value {
        f64::INFINITY => quote!(f64::INFINITY),
        f64::NEG_INFINITY => quote!(f64::NEG_INFINITY),
        finite => double(finite),
    }
}

/// A string, raw if that spares backslashes and nothing has to be escaped.
pub(super) fn raw_string(text: &str) -> TokenStream {
    let plain = quote!(#text);
    if !text.contains('\\') || text.contains(is_hidden) {
        return plain;
    }
    let longest = text.split(|c| c != '#').map(str::len).max().unwrap_or(0);
    let hashes = if text.contains('"') {
        "#".repeat(longest + 1)
    } else {
        String::new()
    };
    syn::parse_str::<syn::LitStr>(&format!("r{hashes}\"{text}\"{hashes}"))
        .map_or(plain, ToTokens::into_token_stream)
}

fn grouped(digits: &str) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_long_integers_only() {
        assert_eq!(integer(9999).to_string(), "9999");
        assert_eq!(integer(50_000).to_string(), "50_000");
        assert_eq!(
            integer(9_999_999_999_999_999_999).to_string(),
            "9_999_999_999_999_999_999"
        );
        assert_eq!(integer(-100_000).to_string().replace(' ', ""), "-100_000");
    }
}
