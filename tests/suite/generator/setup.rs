//! Descriptions to generate from.

use konaplate_codegen::diagnostic::{Diagnostics, Style};
use konaplate_codegen::load::{Directory, Memory, Source};
use konaplate_codegen::{Choices, Options, Output, Runtime, generate};
use konaplate_tests::description::repository;

/// As `cargo xtask generate` does for this repository.
pub fn options() -> Options {
    Options {
        crate_name: "konaplate".to_owned(),
        runtime: Runtime::Workspace,
        description: "spec/openapi.yaml".to_owned(),
        choices: Choices::default(),
    }
}

/// As it does for `tests/constructs/`.
pub fn construct_options() -> Options {
    Options {
        crate_name: "konaplate-constructs".to_owned(),
        runtime: Runtime::Path("../../runtime".to_owned()),
        description: "tests/specs/openapi.yaml".to_owned(),
        choices: Choices::default(),
    }
}

/// As it does for `tests/http/`.
pub fn http_options() -> Options {
    Options {
        crate_name: "konaplate-http".to_owned(),
        runtime: Runtime::Path("../../runtime".to_owned()),
        description: "tests/http_specs/openapi.yaml".to_owned(),
        choices: Choices::default(),
    }
}

/// The description of this repository.
pub fn specification() -> Directory {
    Directory::new(repository().join("spec"))
}

/// The files, or every diagnostic as text.
pub fn generated(source: &dyn Source, options: &Options) -> Result<Output, String> {
    let mut diagnostics = Diagnostics::new();
    match generate(source, "openapi.yaml", options, &mut diagnostics) {
        Some(output) if !diagnostics.has_errors() => Ok(output),
        _ => Err(diagnostics.render(Style::Plain)),
    }
}

/// A description with the one operation of `tests/specs/paths/CONSTRUCT.yaml`.
pub fn construct(name: &str) -> Memory {
    let folder = repository().join("tests/specs");
    let read = |path: &str| {
        std::fs::read(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let root = format!(
        "openapi: 3.0.3\ninfo: {{title: Constructs, version: 1.0.0}}\nsecurity: [KonaPlate: []]\n\
         paths:\n  /constructs/{name}: {{$ref: paths/{name}.yaml}}\n\
         components: {{securitySchemes: {{KonaPlate: {{$ref: components/security.yaml#/KonaPlate}}}}}}\n"
    );
    let path = format!("paths/{name}.yaml");
    [
        "components/envelope.yaml",
        "components/security.yaml",
        "components/shared.yaml",
    ]
    .into_iter()
    .fold(Memory::new().with("openapi.yaml", root), |memory, path| {
        memory.with(path, read(path))
    })
    .with(path.clone(), read(&path))
}
