//! What the generator writes: one small description for each construct, and everything for this repository.

use insta::assert_snapshot;
use konaplate_codegen::Output;
use konaplate_tests::description::repository;

use crate::setup::{construct, construct_options, generated, options, specification};

fn snapshot(folder: &str, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(repository().join("tests/snapshots").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!(name, text));
}

/// The names of all construct descriptions.
fn constructs() -> Vec<String> {
    let paths = konaplate_tests::description::yaml_files(&repository().join("tests/specs/paths"));
    paths
        .iter()
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect()
}

#[test]
fn constructs_one_by_one() {
    let mut faults = Vec::new();
    for name in constructs() {
        match generated(&construct(&name), &construct_options()) {
            Ok(output) => snapshot("constructs", &name, &of_construct(&output, &name)),
            Err(diagnostics) => faults.push(format!("{name}:\n{diagnostics}")),
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The file of the operation, and the shared schemas where there are more than the usual ones.
fn of_construct(output: &Output, name: &str) -> String {
    let wanted = [
        format!("src/operations/{name}.rs"),
        "src/schemas/shared.rs".to_owned(),
    ];
    output
        .iter()
        .filter(|(path, _)| wanted.contains(path))
        .map(|(path, text)| format!("// ==> {path}\n{text}\n"))
        .collect()
}

#[test]
fn this_repository() {
    let output = generated(&specification(), &options())
        .unwrap_or_else(|diagnostics| panic!("\n{diagnostics}"));
    // The JSON bundle says what the YAML one says; `bundle` proves it.
    for (path, text) in output.iter().filter(|(path, _)| *path != "openapi.json") {
        snapshot("konaplate", &path.replace('/', "__"), text);
    }
    let names: Vec<&str> = output.keys().map(String::as_str).collect();
    snapshot("konaplate", "files", &names.join("\n"));
}
