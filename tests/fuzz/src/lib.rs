//! What the targets have in common: bytes become the root file of a description, beside files that it may refer to.

mod escape;
mod mutate;

pub use mutate::mutate;

use konaplate_codegen::diagnostic::{Diagnostics, Style};
use konaplate_codegen::load::{Document, Limits, Memory};
use konaplate_codegen::{Choices, Options, Output, Runtime, Unsupported};

/// Files that references of the input can lead to.
const BESIDE: [(&str, &str); 2] = [
    (
        "shared.yaml",
        include_str!("../../specs/components/shared.yaml"),
    ),
    (
        "envelope.yaml",
        include_str!("../../specs/components/envelope.yaml"),
    ),
];

/// The input as files, and the name of the root: JSON if it begins like it.
pub fn source(bytes: &[u8]) -> (Memory, &'static str) {
    let root = match bytes.trim_ascii_start().first() {
        Some(b'{' | b'[') => "openapi.json",
        _ => "openapi.yaml",
    };
    let beside = BESIDE.iter().fold(Memory::new(), |memory, (path, text)| {
        memory.with(*path, *text)
    });
    (beside.with(root, bytes), root)
}

/// The input as a document, within limits that leave the fuzzer its speed.
pub fn document(bytes: &[u8], diagnostics: &mut Diagnostics) -> Option<Document> {
    let (source, root) = source(bytes);
    let limits = Limits {
        nodes: 50_000,
        ..Limits::default()
    };
    Document::load_within(&source, root, &limits, diagnostics)
}

/// As a user has it who wants whatever can be had.
pub fn options() -> Options {
    Options {
        crate_name: "fuzzed".to_owned(),
        runtime: Runtime::Published,
        description: "openapi.yaml".to_owned(),
        choices: Choices {
            unsupported: Unsupported::Skipped,
            ..Choices::default()
        },
    }
}

/// Whatever was found can be printed, and what was refused has a reason.
pub fn explained(refused: bool, diagnostics: &Diagnostics) {
    let text = diagnostics.render(Style::Plain);
    assert_eq!(refused, diagnostics.has_errors(), "{text}");
    assert!(!text.contains("internal-error"), "{text}");
}

/// The files are what their names say, and no text of the input stands in them as code.
pub fn sound(bytes: &[u8], output: &Output) {
    let is_named = escape::names_things(bytes);
    for (path, text) in output {
        let is_rust = path.ends_with(".rs");
        let is_toml = path.ends_with(".toml");
        assert!(!is_rust || syn::parse_file(text).is_ok(), "{path}:\n{text}");
        assert!(
            !is_toml || toml::from_str::<toml::Table>(text).is_ok(),
            "{path}:\n{text}"
        );
        assert!(
            is_named || !is_rust || !escape::is_code(text),
            "{path}:\n{text}"
        );
        // The bundled descriptions keep the joiners of words.
        assert!(
            !(is_rust || is_toml) || escape::hidden(text).is_none(),
            "{path}:\n{text}"
        );
    }
}
