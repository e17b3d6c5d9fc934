//! Texts that end the comment or string that a generator puts them into.

use super::super::finding::Findings;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;
use super::items;
use crate::description::Site;

pub(super) const RULE: Rule = Rule {
    id: "text-breaks-out",
    severity: Severity::Error,
    title: "A text that ends the comment or string that a generator puts it into",
    explanation: "\
Many generators copy descriptions and names into code as they are. `*/` in a description ends a Java comment, and what follows is code.

    description: Cards of the kind */10     # ends a comment

Looked for are, for Rust, Java, Kotlin, TypeScript and Python: `*/` and `/*`, three quotation marks, `${`, backticks in names, `\\u` and
backslashes at an end, line separators and characters that turn the direction of writing, and other control characters. Say it in other
words; where the text is a fact of the API, accept this finding with the reason.",
    check,
};

/// Sequences that do harm in any text, with where they do.
const SEQUENCES: [(&str, &str); 6] = [
    ("*/", "ends a comment in Java, Kotlin, TypeScript and Rust"),
    ("/*", "begins a comment inside a comment in Kotlin and Rust"),
    ("\"\"\"", "ends a string in Python, Kotlin and Java"),
    ("'''", "ends a string in Python"),
    ("${", "is replaced in strings of Kotlin and TypeScript"),
    ("\\u", "is an escape in Java, even in comments"),
];

/// Keys of texts that generators copy.
const TEXTS: [(&str, Kind); 8] = [
    ("title", Kind::Prose),
    ("summary", Kind::Prose),
    ("description", Kind::Prose),
    ("operationId", Kind::Name),
    ("name", Kind::Name),
    ("pattern", Kind::Pattern),
    ("default", Kind::Name),
    ("url", Kind::Name),
];

/// Keys of lists of such texts.
const LISTS: [(&str, Kind); 3] = [
    ("enum", Kind::Name),
    ("x-enum-varnames", Kind::Name),
    ("x-enum-descriptions", Kind::Prose),
];

/// What a text is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Sentences, for comments.
    Prose,
    /// Names and values, for code and strings.
    Name,
    /// Expressions, for strings with doubled backslashes.
    Pattern,
}

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    for site in &survey.described {
        for (key, kind) in TEXTS {
            if let Some(text) = site.child(key) {
                look(&text, text.text(), kind, findings);
            }
        }
        for (key, kind) in LISTS {
            for text in items(site, key) {
                look(&text, text.text(), kind, findings);
            }
        }
    }
    for property in &survey.properties {
        look(&property.site, Some(property.name), Kind::Name, findings);
    }
    for component in &survey.components {
        look(&component.site, Some(component.name), Kind::Name, findings);
    }
    for operation in &survey.operations {
        look(&operation.site, Some(&operation.name), Kind::Name, findings);
    }
}

fn look<'d>(site: &Site<'d>, text: Option<&str>, kind: Kind, findings: &mut Findings<'d>) {
    let Some(text) = text else { return };
    for (sequence, harm) in SEQUENCES {
        if text.contains(sequence) && !(kind == Kind::Pattern && sequence == "\\u") {
            findings.add(site, format!("the text has `{sequence}`, which {harm}"));
        }
    }
    if kind != Kind::Pattern && text.ends_with('\\') {
        findings.add(
            site,
            "the text ends in a backslash, which escapes the quotation mark behind it",
        );
    }
    if kind == Kind::Name && text.contains('`') {
        findings.add(
            site,
            "the name has a backtick, which ends a string in TypeScript and a name in Kotlin",
        );
    }
    let is_line = |c: char| kind == Kind::Prose && matches!(c, '\n' | '\t');
    if let Some(c) = text.chars().find(|c| steers(*c) && !is_line(*c)) {
        let code = u32::from(c);
        findings.add(site, format!("the text has the character U+{code:04X}, which ends a line or turns the direction of writing"));
    }
}

/// Control characters, line separators, and characters that turn the direction of writing.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
