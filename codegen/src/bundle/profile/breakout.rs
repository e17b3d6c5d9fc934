//! Texts that end the comment or the string into which a generator puts them: refused, not repaired. Leaving characters out
//! forms the same sequence from what was around them, and a text of the wire is a fact.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::{Node, Value};

/// What ends a comment or a string, or is replaced inside of one, in a language that clients are generated for.
///
/// In sentences of this description, `*/` breaks the output of orval and of openapi-generator for Java, Kotlin, Go and PHP, `/*` that
/// for Kotlin, `\u` that for Java. The others break nothing that is compiled in `tests/languages`, but have broken generators before.
const SEQUENCES: [(&str, &str); 12] = [
    (
        "*/",
        "ends a comment in Java, Kotlin, TypeScript, Go and PHP",
    ),
    (
        "/*",
        "begins a comment inside a comment in Kotlin, Swift and Rust",
    ),
    ("\"\"\"", "ends a string in Python, Kotlin, Swift and Java"),
    ("'''", "ends a string in Python"),
    ("${", "is replaced in strings of Kotlin, PHP and TypeScript"),
    ("#{", "is replaced in strings of Ruby"),
    ("{$", "is replaced in strings of PHP"),
    ("{@", "begins a tag in comments of Java, PHP and TypeScript"),
    ("\\(", "is replaced in strings of Swift"),
    ("\\u", "is an escape in Java, even in comments"),
    ("-->", "ends a comment in XML, which documentation in C# is"),
    ("?>", "ends the code in PHP, even in a comment of one line"),
];

/// Keys whose values are facts of the wire, or are no text: they stay as they are. Generators quote them or leave them out.
const VERBATIM: [&str; 5] = [
    "pattern",
    "example",
    "examples",
    "x-error-codes",
    "x-test-data",
];

/// Whether no text, and no name, has one of the sequences; each that does is an error.
pub(super) fn check(bundle: &Node, diagnostics: &mut Diagnostics) -> bool {
    let mark = diagnostics.mark();
    look(bundle, diagnostics);
    !diagnostics.has_errors_since(mark)
}

fn look(node: &Node, diagnostics: &mut Diagnostics) {
    match &node.value {
        Value::String(text) => text_at(text, node, diagnostics),
        Value::Sequence(items) => items.iter().for_each(|item| look(item, diagnostics)),
        Value::Mapping(mapping) => {
            for (key, entry) in mapping.iter() {
                text_at(key, &entry.node, diagnostics);
                if !VERBATIM.contains(&key) {
                    look(&entry.node, diagnostics);
                }
            }
        }
        Value::Null | Value::Boolean(_) | Value::Number(_) => {}
    }
}

fn text_at(text: &str, node: &Node, diagnostics: &mut Diagnostics) {
    for (sequence, harm) in SEQUENCES {
        if text.contains(sequence) {
            let message = format!("the text has `{sequence}`, which {harm}");
            let error = Diagnostic::error("text-breaks-out", message).at(node.span);
            diagnostics.push(
                error.help("say it in other words; bundles for other generators take no such text"),
            );
        }
    }
}
