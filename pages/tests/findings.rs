//! What is not understood is reported, all of it, with its line.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{SOUND, read, text, unplaced};
use konaplate_pages::{Acceptance, Acceptances, Finding, Kind};

/// Reads a page in which one text was replaced: the findings, with the text of their lines.
fn found(old: &str, new: &str) -> Vec<(Kind, String)> {
    let changed = text("lend_book").replacen(old, new, 1);
    assert!(changed != text("lend_book"), "{old:?} is not on the page");
    let line = |number: Option<usize>| {
        number
            .and_then(|number| changed.lines().nth(number - 1))
            .unwrap_or("(none)")
    };
    read(&changed)
        .findings
        .iter()
        .map(|finding| (finding.kind, line(finding.line).trim_end().to_owned()))
        .collect()
}

#[test]
fn each_kind_of_finding() {
    let cases = [
        (
            "Lend a BookSync",
            "Lend a Book",
            Kind::NoMode,
            "Lend a Book",
        ),
        ("Lend a BookSync", "", Kind::NoTitle, "(none)"),
        (
            "Version: v1\n\n\n\nVersion: v1\n",
            "",
            Kind::NoVersion,
            "(none)",
        ),
        ("/api/v1/books/lend", "", Kind::NoPath, "(none)"),
        (
            "Service",
            "Service\n\nNews of the library",
            Kind::UnknownLine,
            "News of the library",
        ),
        (
            "Encrypted|",
            "Partly encrypted|",
            Kind::UnknownLine,
            "Partly encrypted|",
        ),
        (
            "Loading...",
            "Wait for it",
            Kind::UnknownLine,
            "Wait for it",
        ),
        (
            "Number of the book",
            "Query Parameters",
            Kind::UnknownLabel,
            "Query Parameters",
        ),
        (
            "How the desk answers",
            "Response Headers",
            Kind::RepeatedSection,
            "Response Headers",
        ),
        (
            "room\n\nstring",
            "Name of a room\n\nstring",
            Kind::LostName,
            "string",
        ),
        (
            "Number of the book\n\nshelf",
            "ISBN",
            Kind::DoubtfulName,
            "ISBN",
        ),
        (
            "extended\n\nboolean\n\nOptional",
            "extended\n\nboolean",
            Kind::StrayType,
            "boolean",
        ),
        (
            "shelf\n\nobject\n\nConditional",
            "shelf\n\nConditional",
            Kind::StrayRequirement,
            "Conditional",
        ),
        (
            "Number of the book",
            "Length : 7",
            Kind::StrayConstraint,
            "Length : 7",
        ),
        (
            "Length : 5",
            "Length : five",
            Kind::MalformedConstraint,
            "Length : five",
        ),
        (
            "Length : 20",
            "Length ; 20",
            Kind::MalformedConstraint,
            "Length ; 20",
        ),
        (
            "Min : 1 , Max : 40",
            "Min : 1 , Max : ",
            Kind::MalformedConstraint,
            "Min : 1 , Max :",
        ),
        (
            "Length : 20",
            "Length : 20 , Length : 30",
            Kind::MalformedConstraint,
            "Length : 20 , Length : 30",
        ),
        (
            "false\n\ntrue\n\nfalse\n",
            "false\n\nfalse\n",
            Kind::BooleanChoices,
            "false",
        ),
        (
            "Number of the book",
            "Add object",
            Kind::StrayAdd,
            "Add object",
        ),
        (
            "if \"isFetched\" is",
            "if isFetched is",
            Kind::MalformedCondition,
            "- Condition field : Set if isFetched is \"false\"",
        ),
        (
            "- Default: false",
            "- Default: it depends",
            Kind::MalformedDefault,
            "- Default: it depends",
        ),
        (
            "yyMMddHHmiSS-xxx",
            "연월일",
            Kind::MalformedFormat,
            "  • Form : 연월일",
        ),
        ("000_007", "E7", Kind::CodeForm, "400"),
        (
            "200\n\nError code",
            "Error code",
            Kind::CodeStatus,
            "Error code",
        ),
        ("Error code\n\n000_000", "000_000", Kind::CodeLabel, "200"),
        ("Done.", "Done.\n\nOr not.", Kind::CodeMessage, "200"),
        (
            "200 - Lent\n",
            "500 - Fire\n",
            Kind::TestSelection,
            "500 - Fire",
        ),
        (
            "400 - Shelf is empty",
            "Shelf is empty",
            Kind::TestLine,
            "Shelf is empty",
        ),
    ];
    for (old, new, kind, at) in cases {
        assert_eq!(
            found(old, new),
            [(kind, at.to_owned())],
            "{old:?} -> {new:?}"
        );
    }
}

#[test]
fn sections_in_another_order_are_reported() {
    let page = text("lend_book")
        .replace("Request Headers", "@")
        .replace("Response Headers", "Request Headers");
    let found: Vec<Kind> = read(&page.replace('@', "Response Headers"))
        .findings
        .iter()
        .map(|finding| finding.kind)
        .collect();
    assert_eq!(found, [Kind::SectionOrder, Kind::SectionOrder]);
}

#[test]
fn all_findings_come_in_one_run_and_in_order() {
    let page = text("lend_book")
        .replace("Length : 5", "Length : five")
        .replace("000_007", "E7")
        .replace("BookSync", "Book");
    let findings = read(&page).findings;
    let found: Vec<Kind> = findings.iter().map(|finding| finding.kind).collect();
    assert_eq!(
        found,
        [Kind::NoMode, Kind::MalformedConstraint, Kind::CodeForm]
    );
    assert!(findings.is_sorted_by_key(|finding| finding.line));
}

/// What a page may lose without losing a fact: words of the site itself.
const WORDS_OF_THE_SITE: [&str; 11] = [
    "Konaplate logo",
    "API Documentation",
    "All API",
    "Service",
    "Check out",
    "Guidelines",
    "for more information.",
    "Add string",
    "Add object",
    "Loading ...",
    "Loading...",
];

#[test]
fn no_line_can_be_lost_in_silence() {
    for name in SOUND {
        let page = text(name);
        let whole = read(&page);
        let end = page
            .find("Loading ...")
            .or_else(|| page.find("\nRequest\n"))
            .unwrap();
        let count = page.get(..end).unwrap().lines().count();
        for index in 0..count {
            let line = page.lines().nth(index).unwrap();
            let is_blank = line
                .trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}')
                .is_empty();
            // This copy lost what stood under these labels, so they say nothing.
            let is_empty = name == "compact_empty"
                && ["Request Headers", "Request Parameters", "Test Data"].contains(&line);
            if is_blank || is_empty || WORDS_OF_THE_SITE.contains(&line) {
                continue;
            }
            let rest: Vec<&str> = page
                .lines()
                .enumerate()
                .filter(|(other, _)| *other != index)
                .map(|(_, line)| line)
                .collect();
            let without = read(&rest.join("\n"));
            let noticed = unplaced(without.facts) != unplaced(whole.facts.clone())
                || without.findings != whole.findings;
            assert!(
                noticed,
                "{name}, line {}: {line:?} was lost in silence",
                index + 1
            );
        }
    }
}

fn acceptance(finding: &Finding) -> Acceptance {
    Acceptance {
        page: "page".into(),
        finding: finding.kind,
        text: finding.text.clone(),
        reason: "seen".into(),
    }
}

#[test]
fn an_acceptance_takes_one_finding_away() {
    let findings = read(&text("lost_name")).findings;
    let accepted = Acceptances(findings.iter().map(acceptance).collect());
    assert_eq!(accepted.apply("page", findings.clone()), (vec![], vec![]));
    // The same line twice needs two entries.
    let twice: Vec<Finding> = findings.iter().chain(&findings).cloned().collect();
    assert_eq!(accepted.apply("page", twice).0, findings);
}

#[test]
fn an_acceptance_that_matches_nothing_is_reported() {
    let findings = read(&text("lost_name")).findings;
    let accepted = Acceptances(findings.iter().map(acceptance).collect());
    let (left, unused) = accepted.apply("page", Vec::new());
    assert_eq!((left.len(), unused.len()), (0, 2));
    // Another kind of finding on the same line is not accepted with it.
    let mut other = findings.clone();
    other
        .iter_mut()
        .for_each(|finding| finding.kind = Kind::StrayType);
    assert_eq!(accepted.apply("page", other.clone()).0, other);
    // Entries for other pages do not count.
    assert_eq!(
        accepted.apply("another", findings.clone()),
        (findings, vec![])
    );
}
