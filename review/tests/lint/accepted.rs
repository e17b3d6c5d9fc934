//! Accepted findings: for one finding at one place as it was, and found themselves when they are for none.

use konaplate_codegen::load::Memory;
use konaplate_review::lint::{Acceptances, Report};

use crate::setup::report;

const DESCRIPTION: &str = "\
openapi: 3.0.3
info: {title: t, version: '1'}
paths: {}
components:
  schemas:
    A: {type: integer, format: uint64, maximum: 9999999999999999999}
";

const AT: &str = "openapi.yaml#/components/schemas/A/maximum";

fn applied(accepted: &str, description: &str) -> Report {
    let source = Memory::new().with("lint.yaml", accepted.as_bytes());
    let acceptances = Acceptances::load(&source, "lint.yaml").expect("accepted findings");
    let mut report = report(description);
    acceptances.apply(&mut report, "");
    report
}

fn entry(id: &str, at: &str, fingerprint: &str) -> String {
    format!(
        "- {{id: {id}, at: '{at}', fingerprint: '{fingerprint}', reason: Clients cannot choose.}}\n"
    )
}

fn fingerprint() -> String {
    let report = report(DESCRIPTION);
    let found = report
        .findings
        .iter()
        .find(|finding| finding.id == "integer-beyond-int64");
    found.unwrap().fingerprint.clone()
}

fn ids(report: &Report) -> Vec<&str> {
    report.findings.iter().map(|finding| finding.id).collect()
}

#[test]
fn an_accepted_finding_is_not_told() {
    let accepted = entry("integer-beyond-int64", AT, &fingerprint());
    assert_eq!(
        ids(&report(DESCRIPTION)),
        ["unused-component", "integer-beyond-int64"]
    );
    assert_eq!(ids(&applied(&accepted, DESCRIPTION)), ["unused-component"]);
}

#[test]
fn the_same_at_another_place_is_told() {
    let other = DESCRIPTION.replace("    A:", "    B:");
    let accepted = entry("integer-beyond-int64", AT, &fingerprint());
    let report = applied(&accepted, &other);
    assert_eq!(
        ids(&report),
        [
            "unused-component",
            "integer-beyond-int64",
            "stale-acceptance"
        ]
    );
    let stale = report.findings.last().unwrap();
    assert!(
        stale
            .message
            .contains("there is no finding integer-beyond-int64 at openapi.yaml#"),
        "{}",
        stale.message
    );
    assert_eq!(
        (
            stale.place.file.as_str(),
            stale.place.line,
            stale.place.column
        ),
        ("lint.yaml", 1, 3)
    );
}

#[test]
fn a_finding_that_says_something_else_is_told() {
    let other = DESCRIPTION.replace("9999999999999999999", "9999999999999999998");
    let accepted = entry("integer-beyond-int64", AT, &fingerprint());
    let report = applied(&accepted, &other);
    assert_eq!(
        ids(&report),
        [
            "unused-component",
            "integer-beyond-int64",
            "stale-acceptance"
        ]
    );
    assert!(
        report.findings[2]
            .message
            .contains("the finding has changed: it is now ")
    );
    assert!(
        report.findings[2]
            .message
            .ends_with(&report.findings[1].fingerprint)
    );
}

#[test]
fn what_is_no_finding_any_more() {
    let accepted =
        entry("integer-beyond-int64", AT, &fingerprint()) + &entry("integer-beyond-int46", AT, "0");
    let report = applied(&accepted, &DESCRIPTION.replace("9999999999999999999", "9"));
    assert_eq!(
        ids(&report),
        ["unused-component", "stale-acceptance", "stale-acceptance"]
    );
    assert!(
        report.findings[2]
            .message
            .contains("there is no rule `integer-beyond-int46`")
    );
}

#[test]
fn an_entry_without_a_reason_is_an_error() {
    for (accepted, code) in [
        ("- {id: a, at: b, fingerprint: c}", "missing-key"),
        (
            "- {id: a, at: b, fingerprint: c, reason: ' '}",
            "missing-key",
        ),
        (
            "- {id: a, at: b, fingerprint: c, reason: d, more: e}",
            "unknown-key",
        ),
        ("{id: a}", "wrong-type"),
        ("- 7", "missing-key"),
    ] {
        let source = Memory::new().with("lint.yaml", accepted.as_bytes());
        let diagnostics = Acceptances::load(&source, "lint.yaml").unwrap_err();
        let text = diagnostics.render(konaplate_codegen::diagnostic::Style::Plain);
        assert!(
            text.contains(&format!("error[{code}]")) && text.contains("lint.yaml:1:"),
            "{text}"
        );
    }
}
