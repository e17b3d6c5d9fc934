//! `cargo xtask lint`: exit status, output streams, and the file of accepted findings.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Ran, repository, scratch, xtask};

const DESCRIPTION: &str = "openapi: 3.0.3
info: {title: Small, version: 1.0.0}
paths:
  /things:
    get:
      responses: {default: {description: Anything.}}
";

fn described(test: &str, text: &str) -> PathBuf {
    let folder = scratch(test);
    fs::create_dir_all(folder.join("api")).expect("a folder");
    fs::write(folder.join("api/openapi.yaml"), text).expect("a file");
    folder
}

fn lint(folder: &Path, arguments: &[&str]) -> Ran {
    xtask(folder, &[&["lint"], arguments].concat())
}

#[test]
fn our_own_description_has_no_findings() {
    let ran = lint(&repository(), &[]);
    assert_eq!(
        (ran.status, ran.stdout.as_str()),
        (Some(0), "no findings\n")
    );
    assert_eq!(ran.stderr, "");
}

#[test]
fn a_finding_has_its_place_and_exit_status_1() {
    let folder = described("lint-finds", DESCRIPTION);
    let ran = lint(&folder, &["api/openapi.yaml"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(1), ""));
    assert!(
        ran.stdout.starts_with(
            "error[missing-operation-id]: GET /things has no operationId\n  --> api/openapi.yaml:5:5\n  = at /paths/~1things/get ("
        ),
        "{}",
        ran.stdout
    );
    for (format, start) in [
        ("json", "{\n  \"version\": 1,"),
        (
            "github",
            "::error file=api/openapi.yaml,line=5,col=5,title=missing-operation-id::GET",
        ),
    ] {
        let ran = lint(&folder, &["api/openapi.yaml", "--format", format]);
        assert_eq!(ran.status, Some(1));
        assert!(ran.stdout.starts_with(start), "{}", ran.stdout);
    }
}

/// As somebody would do it: from what the finding shows into the file, and then the description is mended.
#[test]
fn a_finding_is_accepted_and_mended() {
    let folder = described("lint-accepts", DESCRIPTION);
    let shown = lint(&folder, &["api/openapi.yaml"]).stdout;
    let (_, line) = shown.split_once("  = at ").expect("a place");
    let (pointer, rest) = line.split_once(" (").expect("a fingerprint");
    let (fingerprint, _) = rest.split_once(')').expect("its end");
    let entry = format!(
        "- id: missing-operation-id\n  at: openapi.yaml#{pointer}\n  fingerprint: '{fingerprint}'\n  reason: A test.\n"
    );
    fs::write(folder.join("api/lint.yaml"), entry).expect("a file");
    let ran = lint(&folder, &["api/openapi.yaml"]);
    assert_eq!(
        (ran.status, ran.stdout.as_str()),
        (Some(0), "no findings\n")
    );

    let mended = DESCRIPTION.replace("get:\n", "get:\n      operationId: list\n");
    fs::write(folder.join("api/openapi.yaml"), mended).expect("a file");
    let ran = lint(&folder, &["api/openapi.yaml"]);
    assert_eq!(ran.status, Some(1));
    assert!(
        ran.stdout.starts_with(
            "error[stale-acceptance]: this acceptance is not needed any more: there is no finding missing-operation-id at openapi.yaml#/paths/~1things/get\n  --> api/lint.yaml:1:3\n"
        ),
        "{}",
        ran.stdout
    );
}

#[test]
fn what_cannot_be_read_has_exit_status_2() {
    let folder = described("lint-unreadable", DESCRIPTION);
    for (arguments, error) in [
        (
            &["api/none.yaml"][..],
            "error[unreadable-file]: there is no file api/none.yaml",
        ),
        (
            &["--explain", "mising-example"],
            "error[unknown-rule]: there is no rule `mising-example`\n  = help: did you mean `missing-example`?",
        ),
        (
            &["--explain", "nothing like a rule"],
            "error[unknown-rule]: there is no rule `nothing like a rule`\n  = help: `cargo xtask lint --rules`",
        ),
        (&["--format", "xml"], "error: invalid value 'xml'"),
    ] {
        let ran = lint(&folder, arguments);
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{ran:?}");
        assert!(ran.stderr.starts_with(error), "{}", ran.stderr);
    }
    for (text, place) in [
        ("openapi: 3.1.0\n", "error[unsupported-version]"),
        ("openapi: [\n", "--> api/openapi.yaml:2:1"),
        (
            "openapi: 3.0.3\npaths: {/a: {$ref: 'b.yaml'}}\n",
            "--> api/openapi.yaml:2:20",
        ),
    ] {
        fs::write(folder.join("api/openapi.yaml"), text).expect("a file");
        let ran = lint(&folder, &["api/openapi.yaml"]);
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{ran:?}");
        assert!(ran.stderr.contains(place), "{}", ran.stderr);
    }
    let folder = described("lint-unreadable-acceptance", DESCRIPTION);
    fs::write(folder.join("api/lint.yaml"), "- {id: a}\n").expect("a file");
    let ran = lint(&folder, &["api/openapi.yaml"]);
    assert_eq!(ran.status, Some(2));
    assert!(
        ran.stderr.contains("error[missing-key]") && ran.stderr.contains("--> api/lint.yaml:1:3"),
        "{}",
        ran.stderr
    );
}

#[test]
fn each_rule_is_explained() {
    let folder = scratch("lint-explains");
    let rules = lint(&folder, &["--rules"]).stdout;
    assert!(rules.lines().count() > 15);
    let ids = rules.lines().filter_map(|line| line.split("  ").next());
    for id in ids.chain(["stale-acceptance"]) {
        let ran = lint(&folder, &["--explain", id.trim()]);
        assert_eq!(ran.status, Some(0));
        assert!(
            ran.stdout.starts_with(&format!("{} (", id.trim())),
            "{}",
            ran.stdout
        );
    }
}
