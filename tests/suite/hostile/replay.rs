//! What fuzzing began with, and what it found: `tests/fuzz/seeds` and `tests/fuzz/found`, through the whole pipeline.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use konaplate_codegen::diagnostic::{Diagnostics, Style};
use konaplate_codegen::load::Memory;
use konaplate_codegen::{Choices, Options, Output, Unsupported, generate};
use konaplate_tests::description::repository;

use crate::proof;
use crate::trial::{in_parallel, options};

/// Generous for a build without optimisation beside other tests. The slowest of what was found once took minutes.
const AT_ONCE: Duration = Duration::from_secs(60);

/// Whatever a fuzzer was given: a file of any bytes.
pub struct Input {
    pub name: String,
    bytes: Vec<u8>,
}

/// What was found.
pub fn found() -> Vec<Input> {
    inputs("tests/fuzz/found")
}

fn inputs(folder: &str) -> Vec<Input> {
    let entries = fs::read_dir(repository().join(folder)).expect("a folder");
    let mut files: Vec<PathBuf> = entries.map(|of| of.expect("an entry").path()).collect();
    files.sort();
    files
        .iter()
        .map(|file| Input {
            name: file.file_stem().expect("a name").to_string_lossy().into(),
            bytes: fs::read(file).expect("a readable file"),
        })
        .collect()
}

/// Generates as a user does who wants whatever can be had.
///
/// # Errors
/// What is wrong with the refusal.
pub fn output(input: &Input, options: &Options) -> Result<Option<Output>, String> {
    let root = match input.bytes.trim_ascii_start().first() {
        Some(b'{' | b'[') => "openapi.json",
        _ => "openapi.yaml",
    };
    let source = Memory::new().with(root, input.bytes.clone());
    let options = Options {
        choices: Choices {
            unsupported: Unsupported::Skipped,
            ..Choices::default()
        },
        ..options.clone()
    };
    let mut diagnostics = Diagnostics::new();
    let output = generate(&source, root, &options, &mut diagnostics);
    let text = diagnostics.render(Style::Plain);
    if text.contains("internal-error") || output.is_none() != diagnostics.has_errors() {
        return Err(text);
    }
    Ok(output)
}

fn fault(input: &Input) -> Option<String> {
    let begun = Instant::now();
    let trial = catch_unwind(AssertUnwindSafe(|| output(input, &options())));
    let faults = match trial {
        Err(_) => vec!["it panics".to_owned()],
        Ok(Err(fault)) => vec![fault],
        Ok(Ok(output)) => output.map(|of| proof::faults(&of)).unwrap_or_default(),
    };
    let elapsed = begun.elapsed();
    let late = (elapsed > AT_ONCE).then(|| format!("it takes {elapsed:?}"));
    let faults: Vec<String> = faults.into_iter().chain(late).collect();
    (!faults.is_empty()).then(|| format!("{}: {}", input.name, faults.join("\n")))
}

#[test]
fn nothing_that_fuzzing_found_happens_again() {
    let mut inputs = inputs("tests/fuzz/seeds");
    inputs.extend(found());
    let faults: Vec<String> = in_parallel(&inputs, fault).into_iter().flatten().collect();
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}
