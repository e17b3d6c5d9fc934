//! What changed between two scrapes.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{facts, text};
use konaplate_pages::diff::{Change, Impact, Kind, diff, report};

/// The changes of the sample page after one text was replaced.
fn changes(old: &str, new: &str) -> Vec<Change> {
    let changed = text("lend_book").replacen(old, new, 1);
    assert!(changed != text("lend_book"), "{old:?} is not on the page");
    diff(&facts(&text("lend_book")), &facts(&changed))
}

#[test]
fn each_kind_of_change() {
    use Impact::{Breaking, Compatible, Unclear, Wording};
    let cases: [(&str, &str, Kind, &str, Impact, &str); 26] = [
        (
            "Lend a BookSync",
            "Lend BooksSync",
            Kind::Title,
            "title",
            Compatible,
            "Lend a Book -> Lend Books",
        ),
        (
            "Lend a BookSync",
            "Lend a BookAsync",
            Kind::Mode,
            "mode",
            Breaking,
            "sync -> async",
        ),
        (
            "Version: v1\n\nPOST",
            "Version: v1\n\nVersion: v0\n\nPOST",
            Kind::Versions,
            "version",
            Unclear,
            "v1 of [v1] -> v1 of [v1, v0]",
        ),
        (
            "POST",
            "PUT",
            Kind::Method,
            "method",
            Breaking,
            "POST -> PUT",
        ),
        (
            "books/lend",
            "book/lend",
            Kind::Path,
            "path",
            Breaking,
            "/api/v1/books/lend -> /api/v1/book/lend",
        ),
        (
            "/api/v1",
            "api/v1",
            Kind::Path,
            "path",
            Wording,
            "/api/v1/books/lend -> api/v1/books/lend",
        ),
        (
            "for some days",
            "for a while",
            Kind::Wording,
            "description",
            Wording,
            "the description",
        ),
        (
            "Encrypted|",
            "",
            Kind::Encryption,
            "request.encryption",
            Breaking,
            "encrypted -> plain",
        ),
        (
            "note\n",
            "floor\n\nnumber\n\nRequired\n\nFloor\n\nnote\n",
            Kind::FieldAdded,
            "request.parameters.floor",
            Breaking,
            "number, required",
        ),
        (
            "note\n",
            "floor\n\nnumber\n\nOptional\n\nMax : 9\n\nFloor\n\nnote\n",
            Kind::FieldAdded,
            "request.parameters.floor",
            Compatible,
            "number, optional, max 9",
        ),
        (
            "extended\n",
            "hour\n\nnumber\n\nRequired\n\nHour\n\nextended\n",
            Kind::FieldAdded,
            "response.parameters.hour",
            Compatible,
            "number, required",
        ),
        (
            "copies\n\nnumber\n\nOptional\n\nValue : 1\n\nHow many\n",
            "",
            Kind::FieldRemoved,
            "request.parameters.copies",
            Breaking,
            "number, optional, value 1",
        ),
        (
            "room\n\nstring",
            "room\n\nnumber",
            Kind::Type,
            "request.parameters.room",
            Breaking,
            "string -> number",
        ),
        (
            "room\n\nstring\n\nRequired",
            "room\n\nstring\n\nOptional",
            Kind::Requirement,
            "request.parameters.room",
            Compatible,
            "required -> optional",
        ),
        (
            "loanId\n\nstring\n\nRequired",
            "loanId\n\nstring\n\nOptional",
            Kind::Requirement,
            "response.parameters.loanId",
            Breaking,
            "required -> optional",
        ),
        (
            "Max : 40",
            "Max : 30",
            Kind::Constraint,
            "request.parameters.room",
            Breaking,
            "min 1, max 40 -> min 1, max 30",
        ),
        (
            "Min : 1 , Max : 40\n",
            "",
            Kind::Constraint,
            "request.parameters.room",
            Compatible,
            "min 1, max 40 -> nothing",
        ),
        (
            "  • KO",
            "  • KO\n  • JA",
            Kind::ValueAdded,
            "request.parameters.language",
            Compatible,
            "JA",
        ),
        (
            "  • KO\n",
            "",
            Kind::ValueRemoved,
            "request.parameters.language",
            Breaking,
            "KO",
        ),
        (
            "false\n\ntrue\n\nfalse\n",
            "true\n\ntrue\n\nfalse\n",
            Kind::Default,
            "request.parameters.isFetched",
            Breaking,
            "false -> true",
        ),
        (
            "is \"false\"",
            "is \"true\"",
            Kind::Condition,
            "request.parameters.shelf",
            Unclear,
            "if isFetched is false -> if isFetched is true",
        ),
        (
            "yyyyMMdd",
            "ddMMyyyy",
            Kind::Format,
            "response.parameters.dueDate",
            Breaking,
            "yyyyMMdd -> ddMMyyyy",
        ),
        (
            "Anything to say",
            "Anything at all",
            Kind::Wording,
            "request.parameters.note",
            Wording,
            "the text",
        ),
        (
            "Shelf is empty. shelfId",
            "Empty shelf.",
            Kind::CodeMessage,
            "codes.000_007",
            Compatible,
            "Shelf is empty. shelfId -> Empty shelf.",
        ),
        (
            "Show All\n",
            "",
            Kind::CodeList,
            "codes",
            Compatible,
            "truncated -> complete",
        ),
        (
            "400 - Shelf is empty",
            "400 - Shelf is empty\n400 - Fire",
            Kind::ResultAdded,
            "test_data",
            Compatible,
            "400 - Fire",
        ),
    ];
    for (old, new, kind, place, impact, detail) in cases {
        let found: Vec<_> = changes(old, new)
            .into_iter()
            .map(|change| (change.kind, change.place, change.impact, change.detail))
            .collect();
        assert_eq!(
            found,
            [(kind, place.to_owned(), impact, detail.to_owned())],
            "{old:?} -> {new:?}"
        );
    }
}

#[test]
fn another_layout_is_no_change() {
    let page = text("lend_book");
    assert_eq!(
        diff(
            &facts(&page),
            &facts(&format!("\n\n{}", page.replace(" : ", "\u{a0}: ")))
        ),
        []
    );
}

#[test]
fn a_field_that_moved_is_neither_added_nor_removed() {
    let page = text("lend_book");
    let copies = "copies\n\nnumber\n\nOptional\n\nValue : 1\n\nHow many\n\n";
    let moved = page
        .replacen(copies, "", 1)
        .replacen("bookId\n", &format!("{copies}bookId\n"), 1);
    let found = diff(&facts(&page), &facts(&moved));
    let line = moved
        .lines()
        .position(|line| line == "copies")
        .map(|index| index + 1);
    let expected = Change {
        kind: Kind::FieldMoved,
        place: "request.parameters.copies".into(),
        detail: "now the first".into(),
        impact: Impact::Unclear,
        line,
    };
    assert_eq!(found, [expected]);
}

#[test]
fn a_lost_section_says_nothing_about_its_fields() {
    let page = text("lend_book");
    let start = page.find("Request Headers").unwrap();
    let end = page.find("Response Headers").unwrap();
    let cut = format!("{}{}", page.get(..start).unwrap(), page.get(end..).unwrap());
    let kinds: Vec<_> = diff(&facts(&page), &facts(&cut))
        .into_iter()
        .map(|change| (change.kind, change.place, change.impact))
        .collect();
    assert_eq!(
        kinds,
        [
            (
                Kind::Encryption,
                "request.encryption".to_owned(),
                Impact::Unclear
            ),
            (
                Kind::SectionLost,
                "request.headers".to_owned(),
                Impact::Unclear
            ),
            (
                Kind::SectionLost,
                "request.parameters".to_owned(),
                Impact::Unclear
            ),
        ]
    );
}

#[test]
fn a_code_that_left_a_truncated_list_may_still_be_there() {
    let block = |page: &str| {
        let start = page.find("400\n\nError code").unwrap();
        let end = page
            .find("Show All")
            .unwrap_or_else(|| page.find("Test Data").unwrap());
        format!("{}{}", page.get(..start).unwrap(), page.get(end..).unwrap())
    };
    let truncated = text("lend_book");
    let found = diff(&facts(&truncated), &facts(&block(&truncated)));
    assert_eq!(
        found
            .iter()
            .map(|change| (change.kind, change.impact))
            .collect::<Vec<_>>(),
        [(Kind::CodeRemoved, Impact::Unclear)]
    );
    let complete = truncated.replace("Show All\n", "");
    let found = diff(&facts(&complete), &facts(&block(&complete)));
    assert_eq!(
        found
            .iter()
            .map(|change| (change.kind, change.impact))
            .collect::<Vec<_>>(),
        [(Kind::CodeRemoved, Impact::Breaking)]
    );
    let found = diff(&facts(&block(&complete)), &facts(&complete));
    assert_eq!(
        found
            .iter()
            .map(|change| (change.kind, change.impact))
            .collect::<Vec<_>>(),
        [(Kind::CodeAdded, Impact::Compatible)]
    );
}

#[test]
fn the_report_names_the_worst_first_and_the_files_that_follow() {
    let page = text("lend_book");
    let changed = page
        .replace("Anything to say", "Anything at all")
        .replace("Max : 40", "Max : 30");
    let (old, new) = (facts(&page), facts(&changed));
    insta::assert_snapshot!(report(&new, &diff(&old, &new), None));
    let worded = facts(&page.replace("Anything to say", "Anything at all"));
    assert!(!report(&worded, &diff(&old, &worded), None).contains("generated/"));
    assert_eq!(
        report(&old, &diff(&old, &old), None),
        "page: nothing changed\n"
    );
}
