//! Each rule finds what it is for, where it stands, and nothing else: `rules/RULE/finds` and `rules/RULE/quiet`. The file name is
//! the reason; `# <- found` marks the lines that findings of the rule are expected at.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use konaplate_review::lint::{RULES, Report};

use crate::setup::{entries, folder, report_of};

/// The lines of a rule's findings.
fn found(report: &Report, rule: &str) -> BTreeSet<usize> {
    let findings = report.findings.iter().filter(|finding| finding.id == rule);
    findings.map(|finding| finding.place.line).collect()
}

/// The lines that are marked.
fn marked(path: &Path) -> BTreeSet<usize> {
    let text = fs::read_to_string(path).unwrap();
    let lines = (1..).zip(text.lines());
    lines
        .filter(|(_, line)| line.ends_with("# <- found"))
        .map(|(number, _)| number)
        .collect()
}

#[test]
fn each_rule_finds_what_it_is_for() {
    for rule in RULES {
        for path in entries(&folder("rules").join(rule.id).join("finds")) {
            let marked = marked(&path);
            assert!(!marked.is_empty(), "{}: nothing is marked", path.display());
            assert_eq!(
                found(&report_of(&path), rule.id),
                marked,
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn each_rule_is_quiet_otherwise() {
    for rule in RULES {
        for path in entries(&folder("rules").join(rule.id).join("quiet")) {
            let report = report_of(&path);
            assert_eq!(
                found(&report, rule.id),
                BTreeSet::new(),
                "{}: {report:#?}",
                path.display()
            );
        }
    }
}

#[test]
fn each_folder_is_a_rule() {
    let folders = entries(&folder("rules"));
    let names: Vec<&str> = folders
        .iter()
        .filter_map(|path| path.file_name()?.to_str())
        .collect();
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(names, ids, "sorted, each with its tests");
}

#[test]
fn each_rule_says_why_and_shows_how() {
    for rule in RULES {
        assert!(
            rule.id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        );
        assert!(
            !rule.title.is_empty() && !rule.title.ends_with('.'),
            "{}",
            rule.id
        );
        assert!(
            rule.explanation.contains(
                "

    "
            ),
            "{}: no example",
            rule.id
        );
    }
}
