//! What goes wrong is said on stderr with its place; exit status 1 for findings, 2 for wrong usage.

use std::fs;

use crate::run::{GENERATE, SMALL, scratch, small, tree, xtask};

/// Fails unless the first line is this and the second one names the place.
fn assert_located(test: &str, old: &str, new: &str, first: &str, place: &str) {
    assert!(SMALL.contains(old), "{old}");
    let folder = small(test);
    fs::write(folder.join("api.yaml"), SMALL.replacen(old, new, 1)).expect("a file");
    let before = tree(&folder);
    let ran = xtask(&folder, GENERATE);
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(1), ""), "{ran:?}");
    let mut lines = ran.stderr.lines();
    assert!(
        lines.next().is_some_and(|line| line.starts_with(first)),
        "{}",
        ran.stderr
    );
    assert_eq!(lines.next().map(str::trim), Some(place), "{}", ran.stderr);
    assert!(tree(&folder) == before, "something was written");
}

#[test]
fn a_misspelt_keyword() {
    assert_located(
        "misspelt",
        "maxLength: 5",
        "maxLenght: 5",
        "error[unknown-key]: ",
        "--> api.yaml:43:11",
    );
}

#[test]
fn a_reference_to_nothing() {
    assert_located(
        "nowhere",
        "schemas/Thing'",
        "schemas/Think'",
        "error[missing-target]: ",
        "--> api.yaml:16:21",
    );
}

#[test]
fn no_yaml() {
    assert_located(
        "no_yaml",
        "version: 1.0.0}",
        "version: 1.0.0",
        "error[yaml-syntax]: ",
        "--> api.yaml:3:9",
    );
}

#[test]
fn every_error_at_once() {
    let folder = scratch("several");
    let text = SMALL.replace("maxLength: 5", "maxLenght: 5\n          minLenght: 1");
    fs::write(folder.join("api.yaml"), text).expect("a file");
    let ran = xtask(&folder, GENERATE);
    assert_eq!(
        ran.stderr.matches("error[unknown-key]").count(),
        2,
        "{}",
        ran.stderr
    );
    assert!(!folder.join("small").exists());
}

#[test]
fn no_description() {
    let folder = scratch("no_description");
    let ran = xtask(&folder, GENERATE);
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(
        ran.stderr.starts_with("error[") && ran.stderr.contains("api.yaml"),
        "{ran:?}"
    );
}

#[test]
fn wrong_usage() {
    let folder = scratch("usage");
    for arguments in [
        &["generate", "--chekc"][..],
        &["generat"],
        &[],
        &["generate", "--spec"],
        &["generate", "extra"],
    ] {
        let ran = xtask(&folder, arguments);
        assert_eq!(
            (ran.status, ran.stdout.as_str()),
            (Some(2), ""),
            "{arguments:?}: {ran:?}"
        );
        assert!(ran.stderr.contains("--help"), "{arguments:?}: {ran:?}");
    }
}

#[test]
fn help() {
    let folder = scratch("help");
    let ran = xtask(&folder, &["--help"]);
    assert_eq!(ran.status, Some(0));
    assert!(
        ran.stdout.contains("generate") && ran.stdout.contains("bundle"),
        "{ran:?}"
    );
    let ran = xtask(&folder, &["generate", "--help"]);
    for option in ["--check", "--spec", "--out", "--name", "--runtime"] {
        assert!(ran.stdout.contains(option), "{ran:?}");
    }
}
