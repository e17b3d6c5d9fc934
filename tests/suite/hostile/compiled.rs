//! What is generated from texts that would break out compiles.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::Directory;
use konaplate_codegen::{Options, Output, Runtime, generate};
use konaplate_tests::description::repository;
use konaplate_tests::sources::rust_files;

use crate::base::bases;
use crate::everywhere::{Alone, alone, with};
use crate::payload::PAYLOADS;
use crate::place::places;
use crate::proof;
use crate::replay;
use crate::trial::{Verdict, in_parallel, options, output};

/// A small description, whose crate is committed and built with everything else; to generate it again:
/// `cargo xtask generate --spec tests/hostile/small.yaml --out tests/hostile/small --name konaplate-hostile --runtime ../../../runtime`
#[test]
fn the_committed_crate_is_what_its_description_says() {
    let folder = repository().join("tests/hostile");
    let options = Options {
        crate_name: "konaplate-hostile".to_owned(),
        runtime: Runtime::Path("../../../runtime".to_owned()),
        description: "tests/hostile/small.yaml".to_owned(),
        ..options()
    };
    let mut diagnostics = Diagnostics::new();
    let source = Directory::new(&folder);
    let output = generate(&source, "small.yaml", &options, &mut diagnostics).expect("no errors");
    assert_eq!(proof::faults(&output), [""; 0]);
    for file in rust_files(&folder.join("small/src")) {
        let is_generated = output.contains_key(&format!("src/{file}"));
        assert!(is_generated, "tests/hostile/small/src/{file} is left over");
    }
    for (path, text) in output {
        let committed = fs::read_to_string(folder.join("small").join(&path)).unwrap_or_default();
        assert!(
            committed == text,
            "tests/hostile/small/{path} is stale; see the comment of this test"
        );
    }
}

/// Every description with a text in each place that takes one, all at once:
/// `cargo test -p konaplate-tests --test hostile -- --ignored`
#[test]
#[ignore = "compiles some forty crates"]
fn everything_at_once_compiles() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    let _ = fs::remove_dir_all(&folder);
    let mut crates = crates();
    assert!(crates.len() >= bases().len());
    crates.extend(found());
    for (name, output) in &crates {
        for (path, text) in output {
            let file = folder.join(name).join(path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, text).expect("a file");
        }
    }
    let members: Vec<String> = crates.keys().map(|name| format!("{name:?}")).collect();
    let workspace = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n",
        members.join(", ")
    );
    fs::write(folder.join("Cargo.toml"), workspace).expect("a file");
    fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    let checked = Command::new(env!("CARGO"))
        .args([
            "check",
            "--workspace",
            "--all-features",
            "--message-format",
            "short",
        ])
        .current_dir(&folder)
        .output()
        .expect("cargo runs");
    assert!(
        checked.status.success(),
        "{}",
        String::from_utf8_lossy(&checked.stderr)
    );
}

fn crates() -> BTreeMap<String, Output> {
    let bases = bases();
    let mut crates = BTreeMap::new();
    for base in &bases {
        let jobs: Vec<Alone<'_>> = places(&base.tree)
            .into_iter()
            .map(|place| Alone { base, place })
            .collect();
        let takes = in_parallel(&jobs, |job| {
            (job.place.number, alone(job) == Ok(Verdict::Generated))
        });
        let takes: Vec<usize> = takes
            .into_iter()
            .filter(|(_, takes)| *takes)
            .map(|(number, _)| number)
            .collect();
        collect(base, &takes, &mut crates);
    }
    crates
}

/// What fuzzing found.
fn found() -> BTreeMap<String, Output> {
    let inputs = replay::found();
    let crates = inputs.iter().filter_map(|input| {
        let name = format!("found_{}", input.name);
        let output = replay::output(input, &options_for(&name)).expect("a place")?;
        Some((name, output))
    });
    crates.collect()
}

fn options_for(name: &str) -> Options {
    Options {
        crate_name: name.to_owned(),
        runtime: Runtime::Path(repository().join("runtime").display().to_string()),
        ..options()
    }
}

/// Generates with a text in all places at once; where that is refused, in half of them.
fn collect(base: &crate::base::Base, places: &[usize], crates: &mut BTreeMap<String, Output>) {
    // Control characters are refused when they are read, everywhere.
    let allowed = |c: char| !c.is_ascii_control() || matches!(c, '\n' | '\r');
    let payloads: Vec<&str> = PAYLOADS
        .iter()
        .map(|(_, text)| *text)
        .filter(|text| text.chars().all(allowed))
        .collect();
    let text = |place: &usize| format!("p{place} {}", payloads[place % payloads.len()]);
    let texts = places.iter().map(|place| (*place, text(place))).collect();
    let name = format!("{}_{}", base.name, crates.len());
    match (
        output(&with(&base.tree, &texts), &options_for(&name)).expect("a place"),
        places.split_at(places.len() / 2),
    ) {
        (Some(output), _) => drop(crates.insert(name, output)),
        (None, ([], _)) => {}
        (None, (first, second)) => {
            collect(base, first, crates);
            collect(base, second, crates);
        }
    }
}
