//! `cargo xtask diff` with files and with revisions of a repository of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Ran, scratch, xtask};

const ROOT: &str = "openapi: 3.0.3
info: {title: Small, version: 1.0.0}
paths:
  /things:
    $ref: paths/things.yaml
";

const THINGS: &str = "post:
  operationId: make_thing
  requestBody:
    content:
      application/json:
        schema:
          type: object
          properties:
            name: {type: string, maxLength: 10}
  responses: {}
";

fn git(folder: &Path, arguments: &[&str]) {
    let ran = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=Test", "-c", "user.email=test@example.com"])
        .args(["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"])
        .args(arguments)
        .output()
        .expect("git starts");
    assert!(ran.status.success(), "{arguments:?}: {ran:?}");
}

/// A repository whose first commit allows 10 characters, its second 5; the file at hand allows 20.
fn repository(test: &str) -> PathBuf {
    let folder = scratch(test);
    fs::create_dir_all(folder.join("spec/paths")).expect("folders");
    fs::write(folder.join("spec/openapi.yaml"), ROOT).expect("a file");
    git(&folder, &["init", "--quiet"]);
    for length in ["10", "5"] {
        write(&folder, length);
        git(&folder, &["add", "."]);
        git(&folder, &["commit", "--quiet", "--message", length]);
    }
    git(&folder, &["tag", "second"]);
    write(&folder, "20");
    folder
}

fn write(folder: &Path, length: &str) {
    let text = THINGS.replace("10", length);
    fs::write(folder.join("spec/paths/things.yaml"), text).expect("a file");
}

fn diff(folder: &Path, arguments: &[&str]) -> Ran {
    xtask(folder, &[&["diff"], arguments].concat())
}

#[track_caller]
fn assert_wrong(ran: &Ran, error: &str) {
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{ran:?}");
    assert!(
        ran.stderr.starts_with(&format!("error[{error}]: ")),
        "{}",
        ran.stderr
    );
}

#[test]
fn revisions_are_read_with_the_files_that_they_refer_to() {
    let folder = repository("diff_revisions");
    let ran = diff(
        &folder,
        &["HEAD~1:spec/openapi.yaml", "HEAD:spec/openapi.yaml"],
    );
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(1), ""), "{ran:?}");
    assert_eq!(
        ran.stdout,
        "POST /things (make_thing)
  breaking  request-property-max-length-decreased
            request property `name`: `maxLength`: 10 -> 5
            old HEAD~1:spec/paths/things.yaml:9:45 /post/requestBody/content/application~1json/schema/properties/name/maxLength
            new HEAD:spec/paths/things.yaml:9:45 /post/requestBody/content/application~1json/schema/properties/name/maxLength
            in Rust: make_thing::Body::name, make_thing::BodyBuilder::name

1 change: 1 breaking, 0 risky, 0 safe
"
    );
    // A revision alone is its spec/openapi.yaml; the repository is left as it was.
    let ran = diff(&folder, &["HEAD~1", "second"]);
    assert!(ran.stdout.contains("10 -> 5"), "{ran:?}");
    let ran = diff(&folder, &["second", "spec/openapi.yaml"]);
    assert!(ran.stdout.contains("5 -> 20"), "{ran:?}");
    assert!(
        ran.stdout.contains("new spec/paths/things.yaml:9:45"),
        "{ran:?}"
    );
}

#[test]
fn paths_of_revisions_count_from_the_top_wherever_one_stands() {
    let folder = repository("diff_below");
    let ran = diff(
        &folder.join("spec"),
        &["HEAD:spec/openapi.yaml", "openapi.yaml"],
    );
    assert!(ran.stdout.contains("5 -> 20"), "{ran:?}");
}

#[test]
fn the_status_says_how_bad_it_is() {
    let folder = repository("diff_status");
    let wider = ["HEAD", "spec/openapi.yaml"];
    let cases: [(&[&str], i32); 6] = [
        (&["HEAD~1", "HEAD"], 1),
        (&wider, 0),
        (&["HEAD", "spec/openapi.yaml", "--fail-on", "risky"], 0),
        (&["HEAD", "spec/openapi.yaml", "--fail-on", "any"], 1),
        (&["HEAD", "HEAD", "--fail-on", "any"], 0),
        (&["HEAD", "HEAD", "--fail-on", "some"], 2),
    ];
    for (arguments, status) in cases {
        assert_eq!(
            diff(&folder, arguments).status,
            Some(status),
            "{arguments:?}"
        );
    }
    assert_eq!(diff(&folder, &["HEAD", "HEAD"]).stdout, "no changes\n");
}

#[test]
fn a_file_is_meant_before_a_revision_of_the_same_name() {
    let folder = repository("diff_file_first");
    fs::write(
        folder.join("second"),
        ROOT.replace("paths/things.yaml", "spec/paths/things.yaml"),
    )
    .expect("a file");
    let ran = diff(&folder, &["HEAD", "second"]);
    assert!(ran.stdout.contains("5 -> 20"), "{ran:?}");
}

#[test]
fn a_wrong_name_is_an_error_that_says_what_to_do() {
    let folder = repository("diff_wrong");
    let file = "spec/openapi.yaml";
    assert_wrong(&diff(&folder, &["nowhere", file]), "unknown-revision");
    assert_wrong(
        &diff(&folder, &["nowhere:spec/openapi.yaml", file]),
        "unknown-revision",
    );
    assert_wrong(
        &diff(&folder, &["HEAD:spec/nowhere.yaml", file]),
        "missing-file",
    );
    assert_wrong(&diff(&folder, &["HEAD:spec", file]), "not-a-file");
    assert_wrong(&diff(&folder, &["HEAD:", file]), "missing-file");
    assert_wrong(
        &diff(&folder, &["HEAD:../spec/openapi.yaml", file]),
        "missing-file",
    );
    assert_wrong(&diff(&folder, &["spec", file]), "not-a-file");
    assert_wrong(&diff(&folder, &[file, ""]), "not-a-file");
    let ran = diff(&folder, &["HEAD:spec/nowhere.yaml", file]);
    assert!(
        ran.stderr.contains("= help: the path counts from the top"),
        "{}",
        ran.stderr
    );
}

/// Nothing that is given reaches git as an option.
#[test]
fn a_name_is_never_an_option_of_git() {
    let folder = repository("diff_option");
    let written = folder.join("written");
    let hostile = format!("--output={}", written.display());
    for name in [
        hostile.as_str(),
        "-h",
        "--help:spec/openapi.yaml",
        "--exec-path",
        "HEAD\n",
    ] {
        let ran = diff(&folder, &["--", name, "HEAD"]);
        assert_wrong(&ran, "unknown-revision");
    }
    assert!(!written.exists());
}

#[test]
fn outside_of_a_repository_files_can_still_be_compared() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("a.yaml"),
        "{openapi: 3.0.3, info: {title: A}, paths: {}}",
    )
    .expect("a file");
    let ran = diff(folder.path(), &["a.yaml", "a.yaml"]);
    assert_eq!(
        (ran.status, ran.stdout.as_str()),
        (Some(0), "no changes\n"),
        "{ran:?}"
    );
    assert_wrong(&diff(folder.path(), &["HEAD", "a.yaml"]), "no-repository");
}

#[test]
fn a_broken_description_is_an_error_with_its_place() {
    let folder = repository("diff_broken");
    fs::write(
        folder.join("broken.yaml"),
        "openapi: 3.0.3\npaths: {/a: {post: {requestBody: {$ref: '#/nowhere'}}}}\n",
    )
    .expect("a file");
    let ran = diff(&folder, &["broken.yaml", "broken.yaml"]);
    assert_wrong(&ran, "missing-target");
    assert!(ran.stderr.contains("--> broken.yaml:2:"), "{}", ran.stderr);
    fs::write(folder.join("broken.yaml"), "openapi: [").expect("a file");
    assert_wrong(&diff(&folder, &["HEAD", "broken.yaml"]), "yaml-syntax");
    fs::write(folder.join("broken.yaml"), "openapi: 3.1.0").expect("a file");
    assert_wrong(
        &diff(&folder, &["HEAD", "broken.yaml"]),
        "unsupported-version",
    );
    // A file that leaves the folder of the description is not read from a revision either.
    fs::write(
        folder.join("spec/openapi.yaml"),
        ROOT.replace("paths/", "../spec/paths/"),
    )
    .expect("a file");
    git(
        &folder,
        &["commit", "--quiet", "--all", "--message", "outside"],
    );
    assert_wrong(&diff(&folder, &["HEAD", "HEAD"]), "reference-outside");
}

#[test]
fn json_and_annotations_go_to_stdout_alone() {
    let folder = repository("diff_formats");
    let ran = diff(&folder, &["HEAD~1", "HEAD", "--format", "json"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(1), ""), "{ran:?}");
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(report["version"], 1);
    assert_eq!(report["summary"]["breaking"], 1);
    assert_eq!(
        report["changes"][0]["old"]["file"],
        "HEAD~1:spec/paths/things.yaml"
    );
    let ran = diff(&folder, &["HEAD~1", "HEAD", "--format", "github"]);
    assert_eq!(
        ran.stdout,
        "::error file=spec/paths/things.yaml,line=9,col=45,title=request-property-max-length-decreased (breaking)::request property `name`: `maxLength`: 10 -> 5%0Ain Rust: make_thing::Body::name, make_thing::BodyBuilder::name\n"
    );
}

#[test]
fn help_shows_an_example() {
    let ran = diff(&scratch("diff_help"), &["--help"]);
    assert_eq!(ran.status, Some(0));
    assert!(
        ran.stdout
            .contains("cargo xtask diff HEAD:spec/openapi.yaml spec/openapi.yaml"),
        "{}",
        ran.stdout
    );
}
