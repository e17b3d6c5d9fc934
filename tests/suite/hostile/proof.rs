//! That an output is what it should be, whatever the description said.

use std::collections::BTreeSet;

use konaplate_codegen::Output;
use proc_macro2::TokenStream;

use crate::tokens::{self, mentions};

/// Everything that is wrong with the files of a crate.
pub fn faults(output: &Output) -> Vec<String> {
    let mut found = paths(output);
    for (path, text) in output {
        let of_file = match path.rsplit('.').next() {
            Some("rs") => rust(text),
            Some("toml") => manifest(text),
            _ => Vec::new(),
        };
        found.extend(of_file.into_iter().map(|fault| format!("{path}: {fault}")));
    }
    found.extend(bundles(output));
    found
}

/// Characters that nobody sees, or that turn a line around: rustc refuses some of them, editors and terminals obey others.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn hidden(text: &str) -> Option<String> {
    let c = text.chars().find(|c| *c != '\n' && is_hidden(*c))?;
    Some(format!("{c:?} stands in it as it is"))
}

fn rust(text: &str) -> Vec<String> {
    let mut found: Vec<String> = hidden(text).into_iter().collect();
    match text.parse::<TokenStream>() {
        Ok(tokens) => tokens::faults(tokens, &mut found),
        Err(error) => found.push(format!("no tokens of Rust: {error}")),
    }
    if let Err(error) = syn::parse_file(text) {
        found.push(format!("not Rust: {error}"));
    }
    found
}

/// The only keys of a manifest.
const MANIFEST: [(&str, &[&str]); 5] = [
    (
        "package",
        &[
            "name",
            "version",
            "description",
            "edition",
            "rust-version",
            "license",
            "publish",
        ],
    ),
    ("features", &["default", "client", "blocking", "tracing"]),
    ("dependencies", &["konaplate-runtime", "serde"]),
    ("lints", &["rust", "clippy"]),
    ("workspace", &[]),
];

fn manifest(text: &str) -> Vec<String> {
    let mut found: Vec<String> = hidden(text).into_iter().collect();
    let table: toml::Table = match toml::from_str(text) {
        Ok(table) => table,
        Err(error) => return vec![format!("not TOML: {error}")],
    };
    for (name, entries) in &table {
        let known = MANIFEST.iter().find(|(known, _)| known == name);
        let Some(((_, known), entries)) = known.zip(entries.as_table()) else {
            found.push(format!("`{name}` has no place there"));
            continue;
        };
        let strange = entries.keys().filter(|key| !known.contains(&key.as_str()));
        found.extend(strange.map(|key| format!("`{name}.{key}` has no place there")));
    }
    let comment = text.lines().skip(1).filter(|line| line.starts_with('#'));
    found.extend(
        comment
            .filter(|line| mentions(line))
            .map(|line| format!("a comment says: {line}")),
    );
    found
}

fn paths(output: &Output) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut found = Vec::new();
    for path in output.keys() {
        if !taken.insert(path.to_lowercase()) {
            found.push(format!("{path} is another file where case does not matter"));
        }
        if !is_plain(path) {
            found.push(format!("{path:?} is no plain path"));
        }
    }
    found
}

fn is_plain(path: &str) -> bool {
    let at_root = ["Cargo.toml", "openapi.json", "openapi.yaml"].contains(&path);
    at_root
        || (path.starts_with("src/") && path.ends_with(".rs") && path.split('/').all(is_plain_name))
}

/// A name that every file system takes for what it is.
fn is_plain_name(name: &str) -> bool {
    let stem = name.strip_suffix(".rs").unwrap_or(name);
    let numbered = |device: &str| {
        stem.strip_prefix(device)
            .is_some_and(|number| number.len() == 1 && number != "0")
    };
    let is_device =
        matches!(stem, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt");
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    !stem.is_empty() && name.len() <= 128 && stem.chars().all(plain) && !is_device
}

/// The two bundles say the same, and say the marker as a text only.
fn bundles(output: &Output) -> Vec<String> {
    let (Some(json), Some(yaml)) = (output.get("openapi.json"), output.get("openapi.yaml")) else {
        return vec!["there is no bundle".to_owned()];
    };
    let json: Result<serde_json::Value, _> = serde_json::from_str(json);
    let yaml: Result<serde_json::Value, _> = serde_yaml::from_str(yaml);
    match (json, yaml) {
        (Ok(json), Ok(yaml)) if json == yaml => Vec::new(),
        (Ok(_), Ok(_)) => vec!["openapi.yaml says something else than openapi.json".to_owned()],
        (json, yaml) => vec![format!(
            "a bundle cannot be read: {:?} {:?}",
            json.err(),
            yaml.err()
        )],
    }
}
