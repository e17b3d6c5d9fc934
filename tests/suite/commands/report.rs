//! `cargo xtask review`: what it writes, and what it leaves alone.

use std::fs;

use crate::run::{SMALL, repository, scratch, tree, xtask};

#[test]
fn help_has_examples() {
    let ran = xtask(&scratch("report_help"), &["review", "--help"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(
        ran.stdout.contains("cargo xtask review -o report"),
        "{ran:?}"
    );
}

#[test]
fn wrong_usage_is_status_2() {
    let ran = xtask(&scratch("report_usage"), &["review", "--outptu", "x"]);
    assert_eq!(ran.status, Some(2), "{ran:?}");
}

#[test]
fn the_report_of_the_project_is_written_and_then_unchanged() {
    let folder = scratch("report_project");
    let ran = xtask(&folder, &["review", "-o", "report"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    for file in [
        "index.html",
        "contradictions.html",
        "contradictions.txt",
        "search.html",
        "gift_prepaid_card.html",
    ] {
        assert!(
            ran.stdout.contains(&format!("wrote report/{file}\n")),
            "{ran:?}"
        );
    }
    let before = tree(&folder);
    for (path, content) in &before {
        let content = String::from_utf8_lossy(content);
        assert!(
            !content.contains(&repository().display().to_string()),
            "{}",
            path.display()
        );
    }
    let ran = xtask(&folder, &["review", "-o", "report"]);
    assert!(
        ran.stdout.contains("unchanged: 9 files") && !ran.stdout.contains("wrote"),
        "{ran:?}"
    );
    assert_eq!(tree(&folder), before);
}

#[test]
fn pages_of_operations_that_are_gone_go_and_nothing_else() {
    let folder = scratch("report_stale");
    fs::write(folder.join("api.yaml"), SMALL).expect("a file");
    let review = || xtask(&folder, &["review", "--spec", "api.yaml", "-o", "report"]);
    assert_eq!(review().status, Some(0));
    fs::write(folder.join("report/notes.html"), "<p>mine</p>").expect("a file");
    fs::write(
        folder.join("api.yaml"),
        SMALL.replace("make_thing", "make_other"),
    )
    .expect("a file");
    let ran = review();
    assert!(
        ran.stdout.contains("removed report/make_thing.html"),
        "{ran:?}"
    );
    assert!(folder.join("report/make_other.html").is_file());
    assert!(folder.join("report/notes.html").is_file());
}

#[test]
fn a_file_that_is_not_ours_is_not_overwritten() {
    let folder = scratch("report_foreign");
    fs::create_dir(folder.join("site")).expect("a folder");
    fs::write(folder.join("site/index.html"), "<p>mine</p>").expect("a file");
    let before = tree(&folder);
    let ran = xtask(&folder, &["review", "-o", "site"]);
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(ran.stderr.contains("error[not-generated]"), "{ran:?}");
    assert_eq!(tree(&folder), before);
}

#[test]
fn a_broken_description_leaves_the_report_as_it_is() {
    let folder = scratch("report_broken");
    fs::write(folder.join("api.yaml"), SMALL).expect("a file");
    let review = || xtask(&folder, &["review", "--spec", "api.yaml", "-o", "report"]);
    assert_eq!(review().status, Some(0));
    fs::write(
        folder.join("api.yaml"),
        "openapi: 3.0.3\npaths: {/a: {$ref: gone.yaml}}\n",
    )
    .expect("a file");
    let before = tree(&folder);
    let ran = review();
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(ran.stderr.contains("--> api.yaml:2:"), "{ran:?}");
    assert_eq!(tree(&folder), before);
}

#[test]
fn broken_facts_are_named() {
    let folder = scratch("report_facts");
    fs::write(folder.join("api.yaml"), SMALL).expect("a file");
    fs::create_dir(folder.join("pages")).expect("a folder");
    fs::write(folder.join("pages/a.yaml"), "page: 3\n").expect("a file");
    let ran = xtask(&folder, &["review", "--spec", "api.yaml", "-o", "report"]);
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(
        ran.stderr.contains("error[unreadable-facts]") && ran.stderr.contains("pages/a.yaml"),
        "{ran:?}"
    );
    assert!(!folder.join("report").exists());
}
