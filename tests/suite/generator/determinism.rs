//! The same description gives the same bytes, whatever surrounds it, and they are the committed ones.

use std::fs;
use std::path::Path;

use konaplate_codegen::diagnostic::{Diagnostics, Style};
use konaplate_codegen::load::{Directory, Memory};
use konaplate_codegen::{Options, Output};
use konaplate_tests::description::{repository, yaml_files};

use crate::setup::{construct_options, generated, http_options, options, specification};

fn output() -> Output {
    generated(&specification(), &options()).unwrap_or_else(|diagnostics| panic!("\n{diagnostics}"))
}

/// With the bundles for other languages.
fn everything() -> Output {
    let mut diagnostics = Diagnostics::new();
    let recorded = options().description;
    let profiles = konaplate_codegen::profiles(
        &specification(),
        "openapi.yaml",
        &recorded,
        &mut diagnostics,
    );
    let mut everything = output();
    everything.extend(profiles.unwrap_or_else(|| panic!("\n{}", diagnostics.render(Style::Plain))));
    everything
}

#[test]
fn the_committed_files_are_what_the_description_says() {
    for (path, text) in everything() {
        let committed =
            fs::read_to_string(repository().join("generated").join(&path)).unwrap_or_default();
        assert!(
            committed == text,
            "generated/{path} is stale: run `cargo xtask generate`"
        );
    }
}

/// The crate of all constructs, which `conformance` tests; to generate it again:
/// `cargo xtask generate --spec tests/specs/openapi.yaml --out tests/constructs --name konaplate-constructs --runtime ../../runtime`
#[test]
fn the_committed_constructs_are_what_their_descriptions_say() {
    assert_committed("tests/specs", "tests/constructs", &construct_options());
}

/// The crate of everything over HTTP, which `http` tests; to generate it again:
/// `cargo xtask generate --spec tests/http_specs/openapi.yaml --out tests/http --name konaplate-http --runtime ../../runtime`
#[test]
fn the_committed_http_crate_is_what_its_description_says() {
    assert_committed("tests/http_specs", "tests/http", &http_options());
}

fn assert_committed(specs: &str, folder: &str, options: &Options) {
    let source = Directory::new(repository().join(specs));
    let output =
        generated(&source, options).unwrap_or_else(|diagnostics| panic!("\n{diagnostics}"));
    for (path, text) in output {
        let committed =
            fs::read_to_string(repository().join(folder).join(&path)).unwrap_or_default();
        assert!(
            committed == text,
            "{folder}/{path} is stale; see the comment of this test"
        );
    }
}

#[test]
fn nothing_else_is_committed_as_generated() {
    let known = everything();
    for file in files_below(&repository().join("generated")) {
        assert!(
            known.contains_key(&file),
            "generated/{file} is not generated"
        );
    }
}

fn files_below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a readable folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(folder).expect("a file below the folder");
                found.push(below.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found
}

#[test]
fn twice_is_the_same() {
    assert!(output() == output());
}

#[test]
fn the_place_of_the_description_does_not_matter() {
    let folder = repository().join("spec");
    let memory = yaml_files(&folder)
        .iter()
        .fold(Memory::new(), |memory, file| {
            let path = file
                .strip_prefix(&folder)
                .expect("a file below the folder")
                .to_string_lossy()
                .replace('\\', "/");
            memory.with(path, fs::read(file).expect("a readable file"))
        });
    assert!(generated(&memory, &options()) == Ok(output()));
    let absolute = Directory::new(folder.canonicalize().expect("the folder"));
    assert!(generated(&absolute, &options()) == Ok(output()));
}

/// Line ends of another system do not show.
#[test]
fn carriage_returns_at_line_ends_do_not_matter() {
    let folder = repository().join("spec");
    let memory = yaml_files(&folder)
        .iter()
        .fold(Memory::new(), |memory, file| {
            let path = file
                .strip_prefix(&folder)
                .expect("a file below the folder")
                .to_string_lossy()
                .replace('\\', "/");
            memory.with(
                path,
                fs::read_to_string(file)
                    .expect("a readable file")
                    .replace('\n', "\r\n"),
            )
        });
    assert!(generated(&memory, &options()) == Ok(output()));
}
