//! Generating from another description, to another place.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run::{SMALL, repository, scratch, small, xtask};

#[test]
fn it_says_what_it_wrote() {
    let folder = scratch("says");
    fs::write(folder.join("api.yaml"), SMALL).expect("a file");
    let ran = xtask(
        &folder,
        &["generate", "--spec", "api.yaml", "--out", "small"],
    );
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    for file in [
        "Cargo.toml",
        "openapi.yaml",
        "openapi.json",
        "src/lib.rs",
        "src/operations/make_thing.rs",
    ] {
        assert!(
            ran.stdout.contains(&format!("wrote small/{file}\n")),
            "{ran:?}"
        );
        assert!(folder.join("small").join(file).is_file(), "{file}");
    }
}

#[test]
fn the_name_is_that_of_the_folder_or_as_given() {
    let folder = small("names");
    let name = |file: &str| fs::read_to_string(folder.join(file)).expect("a manifest");
    assert!(name("small/Cargo.toml").contains("name = \"small\""));
    let ran = xtask(
        &folder,
        &[
            "generate", "--spec", "api.yaml", "--out", "other", "--name", "my-api",
        ],
    );
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(name("other/Cargo.toml").contains("name = \"my-api\""));
    let ran = xtask(
        &folder,
        &[
            "generate",
            "--spec",
            "api.yaml",
            "--out",
            "third",
            "--name",
            "not a name",
        ],
    );
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(!folder.join("third").exists());
}

/// Nothing in the output depends on where it was made.
#[test]
fn no_path_of_this_machine_is_written() {
    let folder = small("no_paths");
    let whole = folder.display().to_string();
    for (path, content) in crate::run::tree(&folder.join("small")) {
        assert!(
            !String::from_utf8_lossy(&content).contains(&whole),
            "{}",
            path.display()
        );
    }
}

/// The crate compiles by itself: models and validators, which need nothing but serde.
#[test]
fn the_crate_compiles() {
    let folder = scratch("compiles");
    fs::write(folder.join("api.yaml"), SMALL).expect("a file");
    let runtime = repository().join("runtime");
    let runtime = runtime.to_str().expect("a path in UTF-8");
    let ran = xtask(
        &folder,
        &[
            "generate",
            "--spec",
            "api.yaml",
            "--out",
            "small",
            "--runtime",
            runtime,
        ],
    );
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let manifest = folder.join("small/Cargo.toml");
    // A workspace of its own, with the versions that are known to be here.
    let text = fs::read_to_string(&manifest).expect("a manifest");
    fs::write(&manifest, format!("{text}\n[workspace]\n")).expect("a manifest");
    fs::copy(
        repository().join("Cargo.lock"),
        folder.join("small/Cargo.lock"),
    )
    .expect("a copy");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiles_target");
    let output = Command::new(env!("CARGO"))
        .args([
            "check",
            "--offline",
            "--quiet",
            "--no-default-features",
            "--manifest-path",
        ])
        .arg(&manifest)
        .arg("--target-dir")
        .arg(target)
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .expect("Cargo starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
