//! Whether a text of the input became code.

use proc_macro2::{TokenStream, TokenTree};

/// A word that the mutator puts into texts, and that no rule makes a name of: the rules settle upper and lower case.
const CANARY: &str = "cAnarY";

/// Whether the canary stands in a file of Rust outside of comments and literals.
pub fn is_code(text: &str) -> bool {
    text.contains(CANARY) && text.parse().is_ok_and(in_tokens)
}

fn in_tokens(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(name) => name == CANARY,
        TokenTree::Group(group) => in_tokens(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Whether a description says itself what something is to be called in Rust.
pub fn names_things(bytes: &[u8]) -> bool {
    const KEY: &[u8] = b"x-rust-name";
    bytes.windows(KEY.len()).any(|window| window == KEY)
}

/// A character that rustc, an editor or a terminal takes for something else than a character.
pub fn hidden(text: &str) -> Option<char> {
    text.chars().find(|c| {
        c.is_control() && *c != '\n' || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    })
}
