//! The JSON Schema Test Suite: its schemas, generated into `tests/draft4/`, give its verdicts.

mod applicable;

use std::fs;

use konaplate_codegen::diagnostic::{Diagnostics, Style};
use konaplate_codegen::load::Memory;
use konaplate_codegen::{Choices, Options, Output, Runtime, Untyped, generate};
use konaplate_tests::description::repository;
use konaplate_tests::sources::rust_files;
use konaplate_tests::suite::{Group, Test, description, groups};
use serde_json::json;

use applicable::{DIFFERENT, is_applicable, listed};

fn output<'g>(groups: impl Iterator<Item = &'g Group>) -> Result<Output, String> {
    let options = Options {
        crate_name: "konaplate-draft4".to_owned(),
        runtime: Runtime::Path("../../runtime".to_owned()),
        description: "tests/json_schema_test_suite".to_owned(),
        // The suite means what it writes: `properties` do not make an object.
        choices: Choices {
            untyped: Untyped::Literal,
            ..Choices::default()
        },
    };
    let source = Memory::new().with("openapi.json", description(groups).to_string());
    let mut diagnostics = Diagnostics::new();
    generate(&source, "openapi.json", &options, &mut diagnostics)
        .ok_or_else(|| diagnostics.render(Style::Plain))
}

/// The crate as it has to be.
fn whole() -> Output {
    let groups = groups();
    output(groups.iter().filter(|group| is_applicable(&group.name)))
        .unwrap_or_else(|diagnostics| panic!("\n{diagnostics}"))
}

#[test]
fn the_committed_crate_is_what_the_suite_says() {
    let whole = whole();
    for file in rust_files(&repository().join("tests/draft4/src")) {
        let is_generated = whole.contains_key(&format!("src/{file}"));
        assert!(is_generated, "tests/draft4/src/{file} is left over");
    }
    for (path, text) in whole {
        let file = repository().join("tests/draft4").join(&path);
        assert!(
            fs::read_to_string(file).unwrap_or_default() == text,
            "tests/draft4/{path} is stale: cargo test -p konaplate-tests --test conformance -- --ignored write_the_crate"
        );
    }
}

#[test]
#[ignore = "writes tests/draft4"]
fn write_the_crate() {
    fs::remove_dir_all(repository().join("tests/draft4/src")).expect("what was written before");
    for (path, text) in whole() {
        let file = repository().join("tests/draft4").join(&path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder to write to");
        fs::write(file, text).expect("a file to write");
    }
}

/// What the generated code says.
fn accepts(group: &Group, test: &Test) -> bool {
    use konaplate_draft4::{Validate, schemas::Suite};
    let text = json!({ &group.name: [test.data] }).to_string();
    serde_json::from_str::<Suite>(&text).is_ok_and(|suite| suite.validate().is_ok())
}

#[test]
fn every_verdict_is_that_of_the_suite() {
    let mut wrong = Vec::new();
    let mut right = 0;
    for group in groups().iter().filter(|group| is_applicable(&group.name)) {
        for test in &group.tests {
            let entry = (group.name.as_str(), test.description.as_str());
            let different = DIFFERENT.iter().any(|(name, of, _)| (*name, *of) == entry);
            match (accepts(group, test) == test.valid, different) {
                (true, false) => right += 1,
                (false, true) => {}
                (false, false) => wrong.push(format!("{entry:?} should be {}", test.valid)),
                (true, true) => wrong.push(format!("{entry:?} is listed without need")),
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{right} right, {} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(right > 400, "only {right} tests");
}

/// What is listed as having no place in OpenAPI 3.0 is refused by the generator, by itself.
#[test]
fn what_is_listed_does_not_apply() {
    let groups = groups();
    for name in listed() {
        let group = groups.iter().find(|group| group.name == name);
        let group = group.unwrap_or_else(|| panic!("{name} is not in the suite"));
        assert!(
            output(std::iter::once(group)).is_err(),
            "{name} is listed without need"
        );
    }
}

#[test]
fn what_is_not_listed_applies() {
    let groups = groups();
    let refused: Vec<String> = groups
        .iter()
        .filter(|group| is_applicable(&group.name))
        .filter_map(|group| {
            let diagnostics = output(std::iter::once(group)).err()?;
            Some(format!(
                "{} ({}):\n{diagnostics}",
                group.name, group.description
            ))
        })
        .collect();
    assert!(refused.is_empty(), "\n{}", refused.join("\n"));
}
