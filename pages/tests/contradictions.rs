//! Contradictions are found by rule.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{facts, text};
use konaplate_pages::contradictions::{Contradiction, Rule, find};

/// What contradicts itself on the sample page after one text was replaced, but for the list that it truncates itself.
fn on_page(old: &str, new: &str) -> Vec<Contradiction> {
    let changed = text("lend_book").replacen(old, new, 1);
    assert!(changed != text("lend_book"), "{old:?} is not on the page");
    find(&[facts(&changed)])
        .into_iter()
        .filter(|found| found.rule != Rule::TruncatedList)
        .collect()
}

fn expect(old: &str, new: &str, rule: Rule, subject: &str, evidence: &str) {
    let found: Vec<_> = on_page(old, new)
        .into_iter()
        .map(|found| (found.rule, found.subject, found.evidence))
        .collect();
    assert_eq!(
        found,
        [(rule, subject.to_owned(), evidence.to_owned())],
        "{old:?} -> {new:?}"
    );
}

#[test]
fn the_sample_contradicts_itself_only_in_its_truncated_list() {
    let found = find(&[facts(&text("lend_book"))]);
    let keys: Vec<String> = found.iter().map(Contradiction::key).collect();
    assert_eq!(keys, ["truncated-list: page"]);
    let line = text("lend_book")
        .lines()
        .position(|line| line == "Show All")
        .map(|index| index + 1);
    assert_eq!(found[0].places[0].line, line);
}

#[test]
fn a_page_against_itself() {
    expect(
        "• SHORT :",
        "• SHORTER :",
        Rule::ValueOverMaximum,
        "page request.parameters.kind",
        "at most 5 characters are allowed, but the listed value `SHORTER` has 7",
    );
    expect(
        "yyMMddHHmiSS-xxx",
        "YYYYMMDDHH24MISS",
        Rule::LengthAgainstForm,
        "page request.headers.X-LB-Trace",
        "length 16, but a value of the form `YYYYMMDDHH24MISS` has 14 characters",
    );
    expect(
        "Min : 1 , Max : 40",
        "Min : 1 , Max : 9999999999999999999",
        Rule::BoundIsNoLength,
        "page request.parameters.room",
        "a string of 9999999999999999999 characters: the bound is that of a number",
    );
    expect(
        "- Default: false",
        "- Default: true",
        Rule::TwoDefaults,
        "page request.parameters.isFetched",
        "the default that is shown is `false`, the text says `true`",
    );
    expect(
        "400 - Shelf is empty",
        "400 - Shelf is empty\n400 - Fire",
        Rule::MoreResultsThanCodes,
        "page",
        "3 named test results, but only 2 codes",
    );
    expect(
        "/api/v1/",
        "api/v1/",
        Rule::PathWithoutSlash,
        "page",
        "`api/v1/books/lend` is printed without its leading slash",
    );
    expect(
        "/api/v1/",
        "/api/v2/",
        Rule::PathVersion,
        "page",
        "the page is labelled v1, its path says v2",
    );
}

#[test]
fn lengths_that_fit_their_form_are_no_contradiction() {
    let long = on_page("Length : 16", "Min : 1 , Max : 20");
    assert!(
        long.iter()
            .all(|found| found.rule == Rule::DifferentConstraints),
        "{long:?}"
    );
    assert_eq!(
        on_page("Length : 16", "Length : 0"),
        [],
        "0 gives no length"
    );
    assert_eq!(on_page("• SHORT :", "• TERSE :"), []);
}

#[test]
fn a_code_that_stands_twice_is_found_with_both_lines() {
    let found = on_page("000_007", "000_000");
    let rules: Vec<Rule> = found.iter().map(|found| found.rule).collect();
    assert_eq!(rules, [Rule::TwoMessagesForCode, Rule::CodeListedTwice]);
    let lines: Vec<Option<usize>> = found[1].places.iter().map(|place| place.line).collect();
    assert!(lines[0].is_some() && lines[0] < lines[1], "{lines:?}");
}

#[test]
fn a_message_under_two_codes() {
    let found = on_page("Shelf is empty. shelfId", "Done.");
    assert_eq!(
        found.iter().map(Contradiction::key).collect::<Vec<_>>(),
        ["message-under-two-codes: Done."]
    );
    assert_eq!(found[0].evidence, "`000_000`, `000_007`");
}

#[test]
fn pages_against_each_other() {
    let mut other = facts(
        &text("old_path")
            .replace("Length : 20", "Length : 22")
            .replace("Done.", "Ready."),
    );
    other.page = "other".to_owned();
    let found = find(&[facts(&text("lend_book")), other]);
    let between: Vec<_> = found
        .iter()
        .filter(|found| {
            found.places.iter().any(|place| place.page == "other") && found.places.len() > 1
        })
        .collect();
    let keys: Vec<String> = between.iter().map(|found| found.key()).collect();
    assert_eq!(
        keys,
        [
            "different-constraints: bookId",
            "different-constraints: loanId",
            "two-messages-for-code: 000_000"
        ]
    );
    assert_eq!(
        between[1].evidence,
        "length 20 (1 times); length 22 (1 times)"
    );
    let places: Vec<&str> = between[1]
        .places
        .iter()
        .map(|place| place.page.as_str())
        .collect();
    assert_eq!(places, ["page", "other"]);
}
