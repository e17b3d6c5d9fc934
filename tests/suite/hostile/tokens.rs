//! What a file says as code, literals left out.

use proc_macro2::{TokenStream, TokenTree};

use crate::payload::MARKERS;

/// Macros whose first literal is more than a text.
const FORMATTING: [&str; 12] = [
    "assert",
    "debug_assert",
    "eprint",
    "eprintln",
    "format",
    "format_args",
    "panic",
    "print",
    "println",
    "unreachable",
    "write",
    "writeln",
];

/// Whether a text says the marker, in any spelling.
pub fn mentions(text: &str) -> bool {
    MARKERS.iter().any(|marker| text.contains(marker))
}

/// What stands in tokens as code and should not.
pub fn faults(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name) => {
                let name = name.to_string();
                let bare = name.strip_prefix("r#").unwrap_or(&name);
                if MARKERS.contains(&bare) {
                    found.push(format!("`{name}` stands in the code"));
                }
                // A keyword of the crate's edition, of which syn knows nothing.
                if name == "gen" {
                    found.push("`gen` is no identifier".to_owned());
                }
            }
            TokenTree::Group(group) => {
                if is_format(&tokens[..at]) && has_text_of_description(group.stream()) {
                    found.push(format!("a text is a format string: {group}"));
                }
                faults(group.stream(), found);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

fn is_format(before: &[TokenTree]) -> bool {
    match before {
        [.., TokenTree::Ident(name), TokenTree::Punct(punct)] => {
            punct.as_char() == '!' && FORMATTING.contains(&name.to_string().as_str())
        }
        _ => false,
    }
}

fn has_text_of_description(arguments: TokenStream) -> bool {
    arguments
        .into_iter()
        .any(|token| matches!(token, TokenTree::Literal(literal) if mentions(&literal.to_string())))
}
