//! One page per variant and quirk of the form.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{facts, field, fields, kinds, read, text, unplaced};
use konaplate_pages::{
    CodeList, Condition, Encryption, Facts, Field, Kind, Mode, Number, Requirement, Section,
    TestResult, Type,
};

#[test]
fn a_whole_page() {
    insta::assert_snapshot!(facts(&text("lend_book")).to_yaml().unwrap());
}

#[test]
fn what_stands_in_free_text_is_read() {
    let facts = facts(&text("lend_book"));
    assert_eq!(field(&facts, "kind").values, ["SHORT", "LONG"]);
    assert_eq!(field(&facts, "language").values, ["KO", "EN"]);
    assert_eq!(field(&facts, "renewed").values, ["Y", "N"]);
    assert_eq!(field(&facts, "zone").examples, ["UTC", "KST"]);
    assert_eq!(field(&facts, "zone").values, [""; 0]);
    assert_eq!(field(&facts, "X-LB-Trace").formats, ["yyMMddHHmiSS-xxx"]);
    assert_eq!(field(&facts, "dueDate").formats, ["yyyyMMdd"]);
    let condition = Condition {
        field: "isFetched".into(),
        value: "false".into(),
    };
    assert_eq!(field(&facts, "shelf").condition, Some(condition));
    let fetched = field(&facts, "isFetched");
    assert_eq!(
        (
            fetched.default.as_deref(),
            fetched.stated_default.as_deref()
        ),
        (Some("false"), Some("false"))
    );
}

#[test]
fn a_list_without_bullets_has_two_lines() {
    let with = |lines: &str| facts(&text("lend_book").replace("Anything to say", lines));
    assert_eq!(
        field(&with("Kinds of note\nA : angry\nB : polite"), "note").values,
        ["A", "B"]
    );
    assert_eq!(
        field(&with("ISBN : the number on the back"), "note").values,
        [""; 0]
    );
    assert_eq!(field(&with("- ISBN"), "note").values, ["ISBN"]);
}

#[test]
fn zero_is_a_printed_length_that_is_not_given() {
    let facts = facts(&text("lend_book"));
    let constraint = field(&facts, "note").constraint.clone().unwrap();
    assert_eq!(
        (
            constraint.length.as_ref().map(Number::as_str),
            constraint.is_given()
        ),
        (Some("0"), false)
    );
    assert_eq!(
        field(&facts, "copies")
            .constraint
            .as_ref()
            .unwrap()
            .value
            .as_ref()
            .map(Number::as_str),
        Some("1")
    );
    assert_eq!(
        field(&facts, "weight")
            .constraint
            .as_ref()
            .unwrap()
            .max
            .as_ref()
            .map(Number::as_str),
        Some("9.9")
    );
}

#[test]
fn arrays_of_a_request_end_in_a_button() {
    let facts = facts(&text("lend_book"));
    let request = facts.request.parameters.known().unwrap();
    let last: Vec<_> = request
        .iter()
        .rev()
        .take(2)
        .map(|field| (field.name.as_deref().unwrap(), field.type_))
        .collect();
    assert_eq!(
        last,
        [("readers", Type::Objects), ("keywords", Type::Strings)]
    );
}

/// Facts without the fingerprints of prose, for pages that say the same in other words.
fn wordless(facts: Facts) -> Facts {
    let mut facts = unplaced(facts);
    facts.title = None;
    facts.description = None;
    let clear = |fields: &mut Section<Vec<Field>>| {
        if let Section::Known(fields) = fields {
            fields.iter_mut().for_each(|field| field.prose = None);
        }
    };
    for direction in [&mut facts.request, &mut facts.response] {
        clear(&mut direction.headers);
        clear(&mut direction.parameters);
    }
    facts
}

#[test]
fn korean_labels_say_the_same() {
    let korean = facts(&text("korean"));
    assert_eq!(
        (korean.title.as_deref(), korean.mode),
        (Some("도서 대출"), Mode::Sync)
    );
    assert_eq!(wordless(korean), wordless(facts(&text("lend_book"))));
}

#[test]
fn a_compact_copy_says_the_same_but_for_method_and_encryption() {
    let compact = facts(&text("compact"));
    assert_eq!(compact.method, None);
    assert_eq!(
        (compact.request.encryption, compact.response.encryption),
        (Encryption::Unknown, Encryption::Unknown)
    );
    let mut full = facts(&text("lend_book"));
    full.method = None;
    full.request.encryption = Encryption::Unknown;
    full.response.encryption = Encryption::Unknown;
    assert_eq!(wordless(compact), wordless(full));
}

#[test]
fn a_compact_copy_without_its_tables_does_not_know_them() {
    let facts = facts(&text("compact_empty"));
    assert_eq!(
        (&facts.request.headers, &facts.request.parameters),
        (&Section::UNKNOWN, &Section::UNKNOWN)
    );
    assert_eq!(facts.test_data, Section::UNKNOWN);
    assert_eq!(facts.response.headers.known().unwrap().len(), 1);
}

#[test]
fn missing_sections_are_unknown_and_plain_ones_are_plain() {
    let facts = facts(&text("no_request"));
    assert_eq!(facts.mode, Mode::Async);
    assert_eq!(facts.request.encryption, Encryption::Unknown);
    assert_eq!(
        (facts.request.headers, facts.request.parameters),
        (Section::UNKNOWN, Section::UNKNOWN)
    );
    assert_eq!(facts.response.encryption, Encryption::Plain);
}

#[test]
fn an_operation_may_have_nothing_to_send() {
    let facts = facts(&text("nothing_to_send"));
    assert_eq!(facts.request.encryption, Encryption::Plain);
    assert_eq!(facts.request.parameters, Section::Known(Vec::new()));
}

#[test]
fn versions_paths_and_titles_come_in_several_forms() {
    let facts = facts(&text("old_path"));
    assert_eq!(
        (facts.title.as_deref(), facts.mode),
        (Some("Lend a Book."), Mode::Sync)
    );
    assert_eq!(
        (facts.version.as_deref(), facts.versions.join(" ")),
        (Some("v3"), "v3 v2 v1".to_owned())
    );
    assert_eq!(
        (facts.path.as_deref(), facts.wire_path().as_deref()),
        (Some("api/v2/books/lend"), Some("/api/v2/books/lend"))
    );
    assert_eq!(facts.request.encryption, Encryption::Encrypted);
}

#[test]
fn the_mark_of_the_title_may_stand_on_its_own_line() {
    let page = text("old_path");
    let split = page.replace("Lend a Book. Sync", "Lend a Book.\n\nSync");
    assert_eq!(unplaced(facts(&split)), unplaced(facts(&page)));
    let korean = facts(&page.replace("Lend a Book. Sync", "도서 대출 비동기"));
    assert_eq!(
        (korean.title.as_deref(), korean.mode),
        (Some("도서 대출"), Mode::Async)
    );
}

#[test]
fn a_field_whose_name_is_lost_is_read_and_reported() {
    let reading = read(&text("lost_name"));
    let fields = reading.facts.request.parameters.known().unwrap();
    let read: Vec<_> = fields
        .iter()
        .map(|field| (field.name.as_deref(), field.type_, field.requirement))
        .collect();
    assert_eq!(
        read,
        [
            (None, Type::Number, Requirement::Required),
            (None, Type::String, Requirement::Optional)
        ]
    );
    let lines = &reading.facts.lines.request_parameters;
    assert_eq!(
        kinds(&reading.findings),
        [
            (Kind::LostName, lines.first().copied()),
            (Kind::LostName, lines.get(1).copied())
        ]
    );
}

#[test]
fn long_texts_are_texts() {
    let facts = facts(&text("long_texts"));
    let codes = facts.codes.known().unwrap();
    assert_eq!(codes.list, CodeList::Complete);
    let described: Vec<_> = codes
        .blocks
        .iter()
        .map(|block| block.description.is_some())
        .collect();
    assert_eq!(described, [false, true]);
    let book = field(&facts, "bookId");
    assert!(book.values.is_empty() && book.formats.is_empty());
    assert_eq!(facts.request.parameters.known().unwrap().len(), 1);
}

#[test]
fn line_ends_and_invisible_characters_make_no_difference() {
    let page = text("lend_book").replace("\r\n", "\n");
    let expected = facts(&page);
    let variants = [
        page.replace('\n', "\r\n"),
        format!("\u{feff}{page}"),
        page.replace(" : ", "\u{a0}:\u{a0}")
            .replace("  • ", "\u{a0} •\u{a0}"),
        page.replace("Lend a Book", "\u{200b}Lend a Book"),
        page.replace("Required", "Required\u{200b} \u{a0}"),
        page.trim_end().to_owned(),
        format!("{page}\n\n \n"),
    ];
    for variant in variants {
        assert_eq!(facts(&variant), expected);
    }
}

#[test]
fn test_results_keep_their_order_and_their_repetitions() {
    let page = text("lend_book").replace(
        "400 - Shelf is empty",
        "400 - Twice\n400 - Twice\n400 - 책장이 비어 있음. - 다시",
    );
    let data = facts(&page).test_data;
    let results = &data.known().unwrap().results;
    let result = |status, name: &str| TestResult {
        status,
        name: name.to_owned(),
    };
    assert_eq!(
        *results,
        [
            result(200, "Lent"),
            result(400, "Twice"),
            result(400, "Twice"),
            result(400, "책장이 비어 있음. - 다시")
        ]
    );
    assert_eq!(data.known().unwrap().selected, Some(result(200, "Lent")));
}

#[test]
fn the_navigation_is_never_read() {
    let page = text("lend_book");
    let navigation = "\nRequest Headers string Required 400 - "
        .repeat(3)
        .replace('\n', " ");
    let (body, _) = page.trim_end().rsplit_once('\n').unwrap();
    assert_eq!(facts(&format!("{body}\n{navigation}\n")), facts(&page));
    // Without a console before it, its length tells it.
    let (body, _) = body.split_once("Loading ...").unwrap();
    assert_eq!(
        facts(&format!("{body}\n{}\n", "Lend a book".repeat(300))),
        facts(&page)
    );
}

#[test]
fn every_field_of_the_sample_is_there() {
    let facts = facts(&text("lend_book"));
    assert_eq!(fields(&facts).len(), 22);
}
