//! `--check`: current, stale, and nothing written in either case.

use std::fs;

use crate::run::{GENERATE, SMALL, repository, small, tree, xtask};

fn check() -> Vec<&'static str> {
    [GENERATE, &["--check"]].concat()
}

#[test]
fn the_committed_client_is_current() {
    let ran = xtask(&repository(), &["generate", "--check"]);
    assert_eq!(ran.status, Some(0), "{}{}", ran.stdout, ran.stderr);
    assert_eq!(ran.stderr, "");
}

#[test]
fn the_folder_does_not_matter() {
    let ran = xtask(&repository().join("spec/paths"), &["generate", "--check"]);
    assert_eq!(ran.status, Some(0), "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn current() {
    let folder = small("check_current");
    let ran = xtask(&folder, &check());
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    assert!(ran.stdout.contains("unchanged"), "{ran:?}");
}

#[test]
fn a_changed_description_is_shown_as_a_diff() {
    let folder = small("check_stale");
    fs::write(
        folder.join("api.yaml"),
        SMALL.replace("maxLength: 5", "maxLength: 6"),
    )
    .expect("a file");
    let before = tree(&folder);
    let ran = xtask(&folder, &check());
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(
        ran.stdout
            .lines()
            .any(|line| line.starts_with('-') && line.contains('5')),
        "{ran:?}"
    );
    assert!(
        ran.stdout
            .lines()
            .any(|line| line.starts_with('+') && line.contains('6')),
        "{ran:?}"
    );
    assert!(ran.stdout.contains("--- small/openapi.yaml"), "{ran:?}");
    assert!(ran.stderr.starts_with("error[stale-output]: "), "{ran:?}");
    assert!(
        ran.stderr
            .contains("cargo xtask generate --spec api.yaml --out small"),
        "{ran:?}"
    );
    assert!(tree(&folder) == before, "--check wrote something");
}

#[test]
fn an_edited_or_missing_or_left_over_file_is_stale() {
    let folder = small("check_edited");
    let library = folder.join("small/src/lib.rs");
    let text = fs::read_to_string(&library).expect("a file");
    fs::write(&library, format!("{text}// by hand\n")).expect("a file");
    assert_eq!(xtask(&folder, &check()).status, Some(1));
    fs::remove_file(&library).expect("a file");
    assert_eq!(xtask(&folder, &check()).status, Some(1));
    fs::write(&library, &text).expect("a file");
    fs::write(folder.join("small/src/operations/old.rs"), text).expect("a file");
    let ran = xtask(&folder, &check());
    assert_eq!(ran.status, Some(1));
    assert!(ran.stdout.contains("+++ /dev/null"), "{ran:?}");
}

#[test]
fn generating_twice_changes_nothing() {
    let folder = small("twice");
    let before = tree(&folder);
    let ran = xtask(&folder, GENERATE);
    assert!(!ran.stdout.contains("wrote"), "{ran:?}");
    assert!(tree(&folder) == before);
}
