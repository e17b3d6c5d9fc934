//! Differences on record, and entries that explain nothing any more.

use super::{Project, only, short};

#[test]
fn an_entry_explains_its_difference() {
    let project = Project::new().page("Max : 80", "Max : 90").deviation(
        "request.parameters.street",
        "limits",
        "min 1, max 90",
        "min 1, max 80",
    );
    assert_eq!(project.check(), []);
}

#[test]
fn an_entry_for_another_value_explains_nothing_and_is_stale() {
    let project = Project::new().page("Max : 80", "Max : 90").deviation(
        "request.parameters.street",
        "limits",
        "min 1, max 91",
        "min 1, max 80",
    );
    let found = project.check();
    assert_eq!(
        short(&found),
        [
            ("differs-limits", "request.parameters.street"),
            ("stale-deviation", "request.parameters.street limits")
        ]
    );
    assert_eq!(
        found[1].place,
        project.line("deviations.yaml", "min 1, max 91")
    );
    assert!(
        found[1]
            .message
            .ends_with("the page does not say `min 1, max 91` but `min 1, max 90`")
    );
}

#[test]
fn an_entry_is_stale_once_both_sides_agree() {
    let project =
        Project::new().described("maxLength: 200", "minLength: 200\n        maxLength: 200");
    let found = only(project.check());
    assert_eq!(found.code, "stale-deviation");
    assert_eq!(found.place, "deviations.yaml:9");
}

#[test]
fn an_entry_is_stale_when_the_description_moves_on() {
    let project = Project::new().described("maxLength: 200", "maxLength: 250");
    let found = project.check();
    assert_eq!(found[1].place, project.line("deviations.yaml", "max 200"));
    assert!(
        found[1]
            .message
            .ends_with("the description does not say `max 200` but `max 250`")
    );
}

#[test]
fn an_entry_for_an_operation_that_does_not_differ_is_stale_for_that_one() {
    let project = Project::new().file(
        "deviations.yaml",
        "[return_book]",
        "[return_book, lend_book]",
    );
    let found = only(project.check());
    assert_eq!(found.code, "stale-deviation");
    assert!(
        found
            .message
            .starts_with("`lend_book` request.parameters.state limits")
    );
}

#[test]
fn a_broken_entry_is_refused() {
    let cases = [
        ("aspect: limits", "aspect: length", "unknown-aspect"),
        (
            "evidence: inferred",
            "evidence: guessed",
            "unknown-evidence",
        ),
        (
            "reason: Addresses do not all have the same length.",
            "reason: ''",
            "no-reason",
        ),
        ("  reason: Addresses", "  resaon: Addresses", "unknown-key"),
        (
            "operations: [return_book]",
            "operations: []",
            "no-operation",
        ),
        ("chosen: max 200", "chosen: 200", "wrong-type"),
    ];
    for (old, new, code) in cases {
        let found = Project::new().file("deviations.yaml", old, new).check();
        assert!(
            found
                .iter()
                .any(|found| found.code == code && found.place.starts_with("deviations.yaml:")),
            "{new}: {found:#?}"
        );
    }
}

#[test]
fn two_entries_for_one_difference_are_refused() {
    let project = Project::new().deviation(
        "response.parameters.receiptUrl",
        "limits",
        "length 200",
        "max 200",
    );
    assert!(
        project
            .check()
            .iter()
            .any(|found| found.code == "repeated-deviation")
    );
}

#[test]
fn without_the_file_nothing_is_explained() {
    let mut project = Project::new();
    project.files.remove("deviations.yaml");
    assert_eq!(
        short(&project.check()),
        [
            ("differs-limits", "request.parameters.state"),
            ("differs-limits", "response.parameters.receiptUrl")
        ]
    );
}
