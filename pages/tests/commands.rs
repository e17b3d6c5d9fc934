//! The commands over files.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::path::{Path, PathBuf};

use common::{path, read, text};
use konaplate_pages::command::{self, DiffArguments, ReadArguments};

/// A folder of its own for a test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn arguments(pages: &[&str], spec: &Path) -> ReadArguments {
    ReadArguments {
        pages: pages.iter().map(|name| path(name)).collect(),
        write: false,
        accept: None,
        spec: spec.to_owned(),
    }
}

#[test]
fn facts_go_to_standard_output_or_into_the_description() {
    let spec = folder("write");
    let printed = command::read(&arguments(&["lend_book"], &spec));
    assert_eq!((printed.status, printed.errors.as_str()), (0, ""));
    assert!(!spec.join("pages").exists());

    let written = command::read(&ReadArguments {
        write: true,
        ..arguments(&["lend_book", "korean"], &spec)
    });
    assert_eq!((written.status, written.output.as_str()), (0, ""));
    assert_eq!(
        std::fs::read_to_string(spec.join("pages/lend_book.yaml")).unwrap(),
        printed.output
    );
    assert!(spec.join("pages/korean.yaml").exists());
}

#[test]
fn findings_fail_the_run_and_nothing_is_written_for_their_page() {
    let spec = folder("findings");
    let outcome = command::read(&ReadArguments {
        write: true,
        ..arguments(&["lost_name", "lend_book"], &spec)
    });
    assert_eq!(outcome.status, 1);
    assert_eq!(
        outcome.errors.matches("error[lost-name]: ").count(),
        2,
        "{}",
        outcome.errors
    );
    let line = read(&text("lost_name")).findings[0].line.unwrap();
    assert!(
        outcome
            .errors
            .contains(&format!("lost_name.txt:{line}:1\n")),
        "{}",
        outcome.errors
    );
    assert!(!spec.join("pages/lost_name.yaml").exists());
    assert!(spec.join("pages/lend_book.yaml").exists());
}

#[test]
fn accepted_findings_pass_and_stale_acceptances_do_not() {
    let spec = folder("accept");
    let entry = |page: &str, text: &str| {
        format!(
            "- page: {page}\n  finding: lost-name\n  text: {text}\n  reason: the scrape lost it\n"
        )
    };
    let entries: String = read(&text("lost_name"))
        .findings
        .iter()
        .map(|finding| entry("lost_name", finding.text.as_str()))
        .collect();
    let accept = spec.join("accepted.yaml");

    std::fs::write(
        &accept,
        entries.clone() + &entry("another_page", "sha256:0000000000000000"),
    )
    .unwrap();
    let run = || {
        command::read(&ReadArguments {
            accept: Some(accept.clone()),
            ..arguments(&["lost_name"], &spec)
        })
    };
    assert_eq!((run().status, run().errors.as_str()), (0, ""));

    std::fs::write(
        &accept,
        entries + &entry("lost_name", "sha256:0000000000000000"),
    )
    .unwrap();
    assert_eq!(run().status, 1);
    assert!(
        run().errors.starts_with("error[unused-acceptance]: "),
        "{}",
        run().errors
    );
}

#[test]
fn accepted_readings_are_taken_from_the_description() {
    let spec = folder("readings");
    assert_eq!(command::read(&arguments(&["damaged"], &spec)).status, 1);
    let entry = |reading: &str, times| {
        let damaged = konaplate_pages::repair::table::damage(reading);
        format!(
            "- page: damaged\n  damaged: \"{damaged}\"\n  reading: {reading}\n  times: {times}\n  reason: context\n"
        )
    };
    let entries = [
        entry("책을", 1),
        entry("책장에", 2),
        entry("책이", 2),
        entry("없음", 1),
    ]
    .concat();
    std::fs::write(spec.join("repairs.yaml"), entries).unwrap();
    let outcome = command::read(&arguments(&["damaged"], &spec));
    assert_eq!((outcome.status, outcome.errors.as_str()), (0, ""));
}

#[test]
fn wrong_usage_is_told_apart_from_findings() {
    let spec = folder("usage");
    let bad_name = spec.join("Lend a book.txt");
    let not_text = spec.join("not_text.txt");
    std::fs::write(&bad_name, "").unwrap();
    std::fs::write(&not_text, [0xff, 0xfe]).unwrap();
    for page in [bad_name, not_text, spec.join("absent.txt")] {
        let outcome = command::read(&ReadArguments {
            pages: vec![page.clone()],
            ..arguments(&[], &spec)
        });
        assert_eq!(outcome.status, 2, "{}", page.display());
        assert!(
            outcome.errors.starts_with("error[usage]: "),
            "{}",
            outcome.errors
        );
    }
}

#[test]
fn a_scrape_is_compared_with_another_or_with_the_facts_that_were_kept() {
    let spec = folder("diff");
    let kept = spec.join("lend_book.yaml");
    std::fs::write(
        &kept,
        command::read(&arguments(&["lend_book"], &spec)).output,
    )
    .unwrap();
    let newer = spec.join("lend_book.txt");
    std::fs::write(&newer, text("lend_book").replace("Max : 40", "Max : 30")).unwrap();

    for old in [path("lend_book"), kept] {
        let same = command::diff(&DiffArguments {
            old: old.clone(),
            new: path("lend_book"),
            spec: spec.clone(),
        });
        assert_eq!(
            (same.status, same.output.as_str()),
            (0, "lend_book: nothing changed\n")
        );
        let changed = command::diff(&DiffArguments {
            old,
            new: newer.clone(),
            spec: spec.clone(),
        });
        assert_eq!(changed.status, 1);
        assert!(
            changed
                .output
                .contains("request.parameters.room (line 79): min 1, max 40 -> min 1, max 30"),
            "{}",
            changed.output
        );
    }
}
