//! Names that become the same in a language.

use std::collections::BTreeMap;

use super::super::finding::Findings;
use super::super::rule::{Rule, Severity};
use super::super::survey::Survey;
use super::super::words::words;
use super::items;
use crate::description::Site;

pub(super) const RULE: Rule = Rule {
    id: "name-collision",
    severity: Severity::Error,
    title: "Two names that become the same in Rust, Java, Kotlin, TypeScript or Python",
    explanation: "\
Each language has its own way to write names. Where two become one, a generator fails, drops one of them, or renames one by its place
in the file.

    properties:
      user-id: …
      user_id: …        # both are userId in Java

Looked at are the names of schemas, the fields of each object, the parameters of each operation, operations, and the values
of each enumeration. Rename one; for values of an enumeration, `x-enum-varnames` names them.",
    check,
};

/// What a name is for.
#[derive(Clone, Copy)]
enum Role {
    Type,
    Field,
    Method,
    Constant,
}

type Convention = fn(&str, Role) -> String;

/// How the languages write names.
const LANGUAGES: [(&str, Convention); 5] = [
    ("Rust", rust),
    ("Java", java),
    ("Kotlin", java),
    ("TypeScript", typescript),
    ("Python", python),
];

fn check<'d>(survey: &Survey<'d>, findings: &mut Findings<'d>) {
    let components = survey.components.iter();
    let schemas = components.filter(|component| component.section == "schemas");
    group(
        schemas.map(|schema| (schema.name, &schema.site)),
        Role::Type,
        findings,
    );

    let ids: Vec<(&str, Site<'d>)> = survey
        .operations
        .iter()
        .filter_map(|operation| {
            let id = operation.site.child("operationId")?;
            Some((id.text()?, id))
        })
        .collect();
    group(
        ids.iter().map(|(id, site)| (*id, site)),
        Role::Method,
        findings,
    );

    for properties in survey
        .properties
        .chunk_by(|one, other| one.owner == other.owner)
    {
        let properties = properties
            .iter()
            .map(|property| (property.name, &property.site));
        group(properties, Role::Field, findings);
    }
    for operation in &survey.operations {
        // A parameter of one place may have the name of one of another: they are told apart by it.
        let names: Vec<(&str, &Site<'d>)> = operation
            .parameters
            .iter()
            .filter_map(|site| Some((site.text_of("name")?, site)))
            .collect();
        group(names.into_iter(), Role::Field, findings);
    }
    for schema in &survey.schemas {
        let values = items(&schema.site, "enum");
        let names = items(&schema.site, "x-enum-varnames");
        let named: Vec<(&str, &Site<'d>)> = values
            .iter()
            .enumerate()
            .filter_map(|(index, value)| {
                let name = names.get(index).unwrap_or(value);
                Some((name.text()?, value))
            })
            .collect();
        group(named.into_iter(), Role::Constant, findings);
    }
}

/// Tells of each name that an earlier one of the group collides with.
fn group<'s, 'd: 's>(
    names: impl Iterator<Item = (&'s str, &'s Site<'d>)>,
    role: Role,
    findings: &mut Findings<'d>,
) {
    let mut first: [BTreeMap<String, &str>; LANGUAGES.len()] = Default::default();
    for (name, site) in names {
        let mut collisions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for ((language, convention), first) in LANGUAGES.iter().zip(&mut first) {
            let written = convention(name, role);
            // A name without a letter or digit is made up by each generator.
            if written.is_empty() {
                continue;
            }
            match first.get(&written) {
                // The same twice is another mistake, or none: a parameter in two places.
                Some(other) if *other != name => {
                    collisions.entry(other).or_default().push(language)
                }
                Some(_) => {}
                None => drop(first.insert(written, name)),
            }
        }
        for (other, languages) in collisions {
            let languages = languages.join(", ");
            findings.add(
                site,
                format!("`{name}` and `{other}` become the same name in {languages}"),
            );
        }
    }
}

fn rust(name: &str, role: Role) -> String {
    match role {
        Role::Type | Role::Constant => pascal(name),
        Role::Field | Role::Method => escaped(words(name).join("_"), &RUST_KEYWORDS),
    }
}

fn java(name: &str, role: Role) -> String {
    match role {
        Role::Type => pascal(name),
        Role::Field | Role::Method => camel(name),
        Role::Constant => words(name).join("_").to_uppercase(),
    }
}

fn typescript(name: &str, role: Role) -> String {
    match role {
        // Fields are written as they are, in quotes where that is needed.
        Role::Field => name.to_owned(),
        Role::Type | Role::Constant => pascal(name),
        Role::Method => camel(name),
    }
}

fn python(name: &str, role: Role) -> String {
    match role {
        Role::Type => pascal(name),
        Role::Field | Role::Method => escaped(words(name).join("_"), &PYTHON_KEYWORDS),
        Role::Constant => words(name).join("_").to_uppercase(),
    }
}

fn pascal(name: &str) -> String {
    words(name).iter().map(|word| capitalised(word)).collect()
}

fn camel(name: &str) -> String {
    let pascal = pascal(name);
    let mut characters = pascal.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => pascal,
    }
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// Keywords that are likely as names; they are written with an underscore behind them, or another mark.
const RUST_KEYWORDS: [&str; 8] = ["type", "match", "move", "ref", "use", "where", "self", "fn"];
const PYTHON_KEYWORDS: [&str; 8] = [
    "class", "from", "import", "global", "is", "in", "pass", "def",
];

fn escaped(name: String, keywords: &[&str]) -> String {
    if keywords.contains(&name.as_str()) {
        name + "_"
    } else {
        name
    }
}
