//! `src/security.rs`: the ways to show who calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{Comment, code};
use super::super::file;
use super::super::ident::ident;
use crate::diagnostic::Diagnostic;
use crate::model::{SecurityKind, SecurityScheme};

/// The text of the file.
pub(in super::super) fn security(
    schemes: &[SecurityScheme],
    first_line: &str,
) -> Result<String, Diagnostic> {
    let constants = schemes.iter().map(constant);
    file::text(
        first_line,
        [quote! {
            //! The security schemes of the API. The client is given a credential for those that are to be used.

            use konaplate_runtime::http::{SecurityKind, SecurityScheme};
            #(#constants)*
        }],
    )
}

fn constant(scheme: &SecurityScheme) -> TokenStream {
    let (constant, name) = (ident(&scheme.rust_name), &scheme.name);
    let mut comment = Comment::default();
    if let Some(description) = &scheme.description {
        comment = comment.verbatim(description);
    }
    let docs = comment.markdown(words(&scheme.kind)).outer("");
    let kind = match &scheme.kind {
        SecurityKind::Header(name) => quote!(Header(#name)),
        SecurityKind::Query(name) => quote!(Query(#name)),
        SecurityKind::Cookie(name) => quote!(Cookie(#name)),
        SecurityKind::Basic => quote!(Basic),
        SecurityKind::Authorization(scheme) => quote!(Authorization(#scheme)),
    };
    quote! {
        #docs
        pub const #constant: SecurityScheme = SecurityScheme::new(#name, SecurityKind::#kind);
    }
}

fn words(kind: &SecurityKind) -> String {
    match kind {
        SecurityKind::Header(name) => format!("A token in the header {}.", code(name)),
        SecurityKind::Query(name) => format!("A token in the query parameter {}.", code(name)),
        SecurityKind::Cookie(name) => format!("A token in the cookie {}.", code(name)),
        SecurityKind::Basic => "User name and password in the header `Authorization`.".to_owned(),
        SecurityKind::Authorization(scheme) => {
            format!(
                "A token in the header `Authorization`, behind {}.",
                code(scheme)
            )
        }
    }
}
