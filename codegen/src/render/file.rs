//! The text of one generated file.

use proc_macro2::TokenStream;
use syn::{File, Item};

use crate::diagnostic::Diagnostic;

/// Formats the tokens of a file under a first line that says where it comes from.
///
/// # Errors
/// If the tokens are not Rust: a mistake of the generator.
pub(super) fn text(first_line: &str, tokens: TokenStream) -> Result<String, Diagnostic> {
    let file: File = syn::parse2(tokens).map_err(|error| {
        Diagnostic::error(
            "internal-error",
            format!("the generated code is not Rust: {error}"),
        )
    })?;
    let mut text = format!("{first_line}\n");
    if !file.attrs.is_empty() {
        text.push_str(&unparse(file.attrs, Vec::new()));
    }
    let mut previous: Option<&Item> = None;
    for item in &file.items {
        if previous.is_none_or(|previous| !belong_together(previous, item)) {
            text.push('\n');
        }
        text.push_str(&part_members(&unparse(Vec::new(), vec![item.clone()])));
        previous = Some(item);
    }
    Ok(text)
}

fn unparse(attrs: Vec<syn::Attribute>, items: Vec<Item>) -> String {
    prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs,
        items,
    })
}

/// Imports stand together, as do declarations of modules.
fn belong_together(first: &Item, second: &Item) -> bool {
    match (first, second) {
        (Item::Mod(_), Item::Mod(_)) => true,
        (Item::Use(first), Item::Use(second)) => group(first) == group(second),
        _ => false,
    }
}

/// What an import shares with those that stand beside it: who sees it, and what it says about itself.
fn group(import: &syn::ItemUse) -> (bool, Vec<Option<&proc_macro2::Ident>>) {
    let exported = !matches!(import.vis, syn::Visibility::Inherited);
    let attributes = import
        .attrs
        .iter()
        .map(|attribute| attribute.path().get_ident())
        .collect();
    (exported, attributes)
}

/// prettyplease leaves no empty lines: puts one behind blocks, and before each field that a validator looks at.
fn part_members(item: &str) -> String {
    let mut text = String::with_capacity(item.len() + 64);
    let mut previous = "";
    for line in item.lines() {
        let after_block = [METHOD, STATEMENT]
            .iter()
            .any(|indent| ends_block(previous, indent) && goes_on(line, indent));
        let next_field = begins_field(line) && !previous.ends_with('{');
        if after_block || next_field {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
        previous = line;
    }
    text
}

fn begins_field(line: &str) -> bool {
    ["let place = at.property(", "if let Some(value) = &self."]
        .iter()
        .any(|start| {
            line.strip_prefix(STATEMENT)
                .is_some_and(|line| line.starts_with(start))
        })
}

/// Indentation of methods and of their statements.
const METHOD: &str = "    ";
const STATEMENT: &str = "        ";

fn ends_block(line: &str, indent: &str) -> bool {
    matches!(line.strip_prefix(indent), Some("}" | "};"))
}

fn goes_on(line: &str, indent: &str) -> bool {
    line.strip_prefix(indent)
        .is_some_and(|rest| !rest.starts_with([' ', '}']))
}
