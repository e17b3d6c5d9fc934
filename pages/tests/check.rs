//! `pages check` on a page and a description that agree: every change of either side is an error at its place.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    missing_docs
)]

#[path = "check/coverage.rs"]
mod coverage;
#[path = "check/ledger.rs"]
mod ledger;
mod project;

use project::{Found, OPERATION, Project};

#[track_caller]
fn only(found: Vec<Found>) -> Found {
    assert_eq!(found.len(), 1, "{found:#?}");
    found.into_iter().next().unwrap()
}

/// The codes and the places' names of all findings.
fn short(found: &[Found]) -> Vec<(&str, &str)> {
    let place = |found: &Found| {
        let start = found.message.find("` ").unwrap() + 2;
        let end = found.message[start..].find(": ").unwrap() + start;
        start..end
    };
    found
        .iter()
        .map(|found| (found.code.as_str(), &found.message[place(found)]))
        .collect()
}

#[test]
fn a_description_that_follows_its_page_is_silent() {
    assert_eq!(Project::new().check(), []);
}

#[test]
fn what_the_page_changes_is_named() {
    let project = Project::new;
    let remark = "remark\n\nstring\n\nOptional\n\nLength : 0\n\nAnything to say\n";
    let cases = [
        ("Return a Book", "Bring a Book", "differs-title", "title"),
        ("POST", "PUT", "differs-method", "method"),
        ("books/return", "books/bring", "differs-path", "path"),
        ("BookSync", "BookAsync", "differs-mode", "mode"),
        (
            "Encrypted|\nCheck out\nGuidelines\nfor more information.",
            "",
            "differs-encryption",
            "request.encryption",
        ),
        (
            "X-KM-Tran-Time\n\nstring\n\nRequired\n\nLength : 14",
            "X-KM-Tran-Time\n\nstring\n\nRequired\n\nLength : 16",
            "differs-limits",
            "request.headers.X-KM-Tran-Time",
        ),
        (
            "Form : yyyyMMddHHmmss",
            "Form : yyMMddHHmmss",
            "differs-form",
            "request.headers.X-KM-Tran-Time",
        ),
        (
            "Max : 9999999999999999999",
            "Max : 9999999999999999998",
            "differs-limits",
            "request.parameters.readerId",
        ),
        (
            "loanId\n\nstring",
            "loanId\n\nnumber",
            "differs-type",
            "request.parameters.loanId",
        ),
        (
            "street\n\nstring\n\nRequired",
            "street\n\nstring\n\nOptional",
            "differs-requirement",
            "request.parameters.street",
        ),
        (
            "\"isSentBack\" is \"true\"",
            "\"isSentBack\" is \"false\"",
            "differs-condition",
            "request.parameters.address",
        ),
        (
            "false\n\ntrue\n\nfalse\n\nWhether the receipt comes by post\n\n- Default: false",
            "true\n\ntrue\n\nfalse\n\nWhether the receipt comes by post\n\n- Default: true",
            "differs-default",
            "request.parameters.isSentBack",
        ),
        (
            "  • WORN : can be lent again",
            "  • WORN : can be lent again\n  • TORN : cannot",
            "differs-values",
            "request.parameters.state",
        ),
        (
            "keywords\n\narray of strings\n\nOptional\n\nMin : 1 , Max : 20",
            "keywords\n\narray of strings\n\nOptional\n\nMin : 1 , Max : 30",
            "differs-limits",
            "request.parameters.keywords",
        ),
        (remark, "", "differs-presence", "request.parameters.remark"),
        (
            "receiptId\n\nstring",
            "shelfMark\n\nstring\n\nOptional\n\nreceiptId\n\nstring",
            "differs-presence",
            "response.parameters.shelfMark",
        ),
        (
            "Max : 99.5",
            "Max : 99.50001",
            "differs-limits",
            "response.parameters.amount",
        ),
        (
            "Loan not found.",
            "No such loan.",
            "differs-message",
            "codes.101_001",
        ),
        (
            "400\n\nError code\n\n101_001",
            "404\n\nError code\n\n101_001",
            "differs-status",
            "codes.101_001",
        ),
        ("Show All\n", "", "differs-list", "codes"),
        (
            "400 - Loan not found\n",
            "",
            "differs-presence",
            "test_data.Loan not found",
        ),
        (
            "400 - Loan is closed already\n400 - Nothing to pay\n",
            "400 - Nothing to pay\n400 - Loan is closed already\n",
            "differs-order",
            "test_data.Loan is closed already",
        ),
        (
            "400 - Nothing to pay\n400 - Nothing to pay\n",
            "400 - Nothing to pay\n",
            "differs-presence",
            "test_data.Nothing to pay[2]",
        ),
    ];
    for (old, new, code, place) in cases {
        let found = project().page(old, new).check();
        assert_eq!(short(&found), [(code, place)], "{old:?} -> {new:?}");
    }
}

#[test]
fn the_row_of_an_array_s_items_is_a_convention() {
    // Whether an item is required means nothing; whether the row is there and what it is does.
    let row = "fees_item\n\nobject\n\nOptional";
    let required = Project::new().page(row, "fees_item\n\nobject\n\nRequired");
    assert_eq!(required.check(), []);
    let place = "response.parameters.fees_item";
    let text = Project::new().page(row, "fees_item\n\nstring\n\nOptional");
    assert_eq!(short(&text.check()), [("differs-type", place)]);
}

#[test]
fn the_line_of_the_page_is_given() {
    let project = Project::new().page("Max : 80", "Max : 90");
    let line = project.facts().lines.request_parameters[3];
    assert_eq!(
        only(project.check()).message,
        format!(
            "`return_book` request.parameters.street: the page says limits `min 1, max 90`, line {line}, the description `min 1, max 80`"
        )
    );
}

#[test]
fn what_the_description_changes_is_found_where_it_stands() {
    let cases = [
        (
            "summary: Return a Book",
            "summary: Return",
            "differs-title",
            "summary",
        ),
        (
            "response: jwe",
            "response: none",
            "differs-encryption",
            "response: none",
        ),
        (
            "x-code-list: truncated",
            "x-code-list: complete",
            "differs-list",
            "x-code-list",
        ),
        (
            "name: Loan not found",
            "name: No such loan",
            "differs-presence",
            "name: No such loan",
        ),
        (
            "maxLength: 80",
            "maxLength: 81",
            "differs-limits",
            "maxLength: 81",
        ),
        (
            "        minimum: 1\n",
            "",
            "differs-limits",
            "maximum: 9999999999999999999",
        ),
        (
            "default: false",
            "default: true",
            "differs-default",
            "default: true",
        ),
        (
            "isSentBack: true",
            "isSentBack: false",
            "differs-condition",
            "isSentBack: false",
        ),
        (
            "- street\n",
            "- avenue\n",
            "differs-requirement",
            "street:\n        type",
        ),
        ("- GOOD\n", "- NEW\n", "differs-values", "- NEW"),
        (
            "type: number",
            "type: integer",
            "differs-type",
            "type: integer\n        minimum: 0",
        ),
        (
            "      remark:\n        type: string\n        description: Anything to say.\n",
            "",
            "differs-presence",
            "keywords:",
        ),
        (
            "message: Loan not found.",
            "message: No such loan.",
            "differs-message",
            "'101_001': {status",
        ),
        (
            "written as `yyyyMMdd`",
            "written as `yyMMdd`",
            "differs-form",
            "written as `yyMMdd`",
        ),
    ];
    for (old, new, code, place) in cases {
        let project = Project::new().described(old, new);
        let found = project.check();
        assert!(
            found
                .iter()
                .any(|found| found.code == code && found.place == project.line(OPERATION, place)),
            "{old:?} -> {new:?}: {found:#?}"
        );
    }
}

#[test]
fn a_field_at_another_place_has_moved() {
    let loan = "      loanId:\n        type: string\n        minLength: 12\n        maxLength: 12\n        description: Number of the loan.\n";
    let project = Project::new().described(loan, "");
    let project = project.described("      remark:\n", &format!("{loan}      remark:\n"));
    let found = only(project.check());
    assert_eq!(
        (
            found.code.as_str(),
            found.message.contains("`after readerId`, line")
        ),
        ("differs-order", true),
        "{found:?}"
    );
    assert!(
        found.message.ends_with("the description `after keywords`"),
        "{found:?}"
    );
}

#[test]
fn nesting_counts_only_by_the_order_that_comes_out_of_it() {
    // `closed` could as well belong to the items of `fees`, and `fees` to the shelf: the page does not say.
    let closed =
        "      closed:\n        type: boolean\n        description: Whether the loan is closed.\n";
    let inside = Project::new()
        .described(closed, "")
        .described("      - closed\n", "")
        .described(
            "    required:\n      - amount\n",
            "    required:\n      - amount\n      - closed\n",
        )
        .described(
            "        description: What for.\n",
            &format!("        description: What for.\n{closed}"),
        );
    assert_eq!(inside.check(), []);

    // In the address it would stand before `isSentBack`.
    let keywords = "      remark:\n        type: string\n        description: Anything to say.\n";
    let wrong = Project::new().described(keywords, "").described(
        "        description: Street and house.\n",
        &format!("        description: Street and house.\n{keywords}"),
    );
    assert_eq!(
        short(&wrong.check()),
        [("differs-order", "request.parameters.remark")]
    );
}

#[test]
fn a_lost_section_needs_an_entry_and_evidence() {
    let start = project::page_text().find("Request Parameters").unwrap();
    let end = project::page_text().find("Response Headers").unwrap();
    let mut lost = Project::new();
    lost.page.replace_range(start..end, "");
    let found = lost.check();
    let with_evidence = short(&found)
        .into_iter()
        .filter(|(code, _)| *code != "no-evidence")
        .collect::<Vec<_>>();
    assert_eq!(
        with_evidence,
        [
            ("differs-encryption", "request.encryption"),
            ("differs-presence", "request.parameters"),
            ("stale-deviation", "request.parameters.state limits"),
        ]
    );
    assert!(
        short(&found).contains(&("no-evidence", "request.parameters.loanId")),
        "{found:#?}"
    );

    let explained = lost
        .described(
            "  x-page:",
            "  x-evidence: {mark: field, reason: Seen.}\n  x-page:",
        )
        .described(
            "description: What comes back.",
            "description: What comes back.\n    x-evidence: {mark: field, reason: Seen.}",
        )
        .deviation("request.encryption", "encryption", "unknown", "jwe")
        .deviation("request.parameters", "presence", "unknown", "described");
    assert_eq!(
        short(&explained.check()),
        [("stale-deviation", "request.parameters.state limits")]
    );
}

#[test]
fn what_no_page_can_say_needs_evidence() {
    let cases = [
        (
            "maxLength: 12",
            "maxLength: 12\n        pattern: '^L'",
            "pattern: '^L'",
        ),
        (
            "x-evidence: {mark: inferred, reason: Both bounds are whole.}",
            "",
            "type: integer",
        ),
        (
            "description: Where the receipt goes.",
            "description: Where the receipt goes.\n    additionalProperties: true",
            "additionalProperties: true",
        ),
        (
            "description: The receipt.",
            "description: The receipt.\n    additionalProperties: false",
            "additionalProperties: false",
        ),
        (
            "    additionalProperties: true\n",
            "    properties:\n      part: {type: string}\n",
            "part: {type",
        ),
    ];
    for (old, new, place) in cases {
        let project = Project::new().described(old, new);
        let found = only(project.check());
        assert_eq!(
            (found.code.as_str(), found.place),
            ("no-evidence", project.line(OPERATION, place)),
            "{new}"
        );
    }
}

#[test]
fn open_decisions_are_reported() {
    let project =
        Project::new().described("reason: Both bounds are whole.", "reason: to be decided");
    assert_eq!(only(project.check()).code, "undecided");
}

#[test]
fn test_results_stand_for_codes_that_exist() {
    let project = Project::new().described(
        "name: Nothing to pay}",
        "name: Nothing to pay, code: '101_009'}",
    );
    let found = only(project.check());
    assert_eq!(
        (found.code.as_str(), found.place),
        ("test-code", project.line(OPERATION, "'101_009'"))
    );
}
