//! The text of one generated file.

use proc_macro2::{Ident, TokenStream};
use syn::{File, Item};

use crate::diagnostic::Diagnostic;

/// Formats the parts of a file under a first line that says where it comes from. A part is one or more items; the first
/// may begin with what is said about the file.
///
/// # Errors
/// If the tokens are not Rust: a mistake of the generator.
pub(super) fn text(
    first_line: &str,
    parts: impl IntoIterator<Item = TokenStream>,
) -> Result<String, Diagnostic> {
    let mut text = format!("{first_line}\n");
    let mut previous = None;
    for part in parts {
        let part: File = syn::parse2(part).map_err(|error| {
            Diagnostic::error(
                "internal-error",
                format!("the generated code is not Rust: {error}"),
            )
        })?;
        if !part.attrs.is_empty() {
            text.push_str(&unparse(part.attrs, Vec::new()));
        }
        for item in part.items {
            let group = Group::of(&item);
            if group.is_none() || group != previous {
                text.push('\n');
            }
            part_members(&unparse(Vec::new(), vec![item]), &mut text);
            previous = group;
        }
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

/// Items that stand together, without an empty line between.
#[derive(PartialEq, Eq)]
enum Group {
    /// Declarations of modules.
    Modules,
    /// Imports that the same code sees, and that say the same about themselves.
    Imports {
        exported: bool,
        attributes: Vec<Option<Ident>>,
    },
}

impl Group {
    fn of(item: &Item) -> Option<Self> {
        match item {
            Item::Mod(_) => Some(Self::Modules),
            Item::Use(import) => Some(Self::Imports {
                exported: !matches!(import.vis, syn::Visibility::Inherited),
                attributes: import
                    .attrs
                    .iter()
                    .map(|attribute| attribute.path().get_ident().cloned())
                    .collect(),
            }),
            _ => None,
        }
    }
}

/// prettyplease leaves no empty lines: puts one behind blocks, and before each field that a validator looks at.
fn part_members(item: &str, text: &mut String) {
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
