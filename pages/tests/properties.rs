//! Nothing that can be fed to the reader makes it panic, take long, or contradict itself.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod common;

use std::time::{Duration, Instant};

use common::{read, text};
use konaplate_pages::{Facts, Kind, MAX_PAGE_BYTES, contradictions, diff};
use proptest::prelude::*;

/// Lines that mean something to the reader, in any order, among others.
fn page() -> impl Strategy<Value = String> {
    let words: Vec<String> = ["lend_book", "korean", "damaged", "old_path", "long_texts"]
        .iter()
        .flat_map(|name| text(name).lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| !line.is_empty())
        .collect();
    let line = prop_oneof![
        8 => proptest::sample::select(words),
        1 => "\\PC{0,12}",
        1 => "[ -~\u{a0}\u{200b}\u{feff}๊-ํ€‹•]{0,12}",
        1 => Just(String::new()),
    ];
    proptest::collection::vec(line, 0..120).prop_map(|lines| lines.join("\n"))
}

fn check(text: &str) {
    let reading = read(text);
    assert_eq!(read(text), reading, "reading twice");
    let yaml = reading.facts.to_yaml().unwrap();
    let back = Facts::from_yaml(&yaml).unwrap_or_else(|error| panic!("{error}\n{yaml}"));
    assert_eq!(back, reading.facts, "{yaml}");
    assert_eq!(back.to_yaml().unwrap(), yaml);
    assert_eq!(diff::diff(&back, &reading.facts), []);
    for (_, fields, lines) in reading.facts.field_lists() {
        assert_eq!(fields.len(), lines.len());
    }
    contradictions::find(&[reading.facts]);
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_arrangement_of_lines_is_read(text in page()) {
        check(&text);
    }

    #[test]
    fn any_part_of_a_page_is_read(from in 0_usize..3000, to in 0_usize..3000) {
        let page = text("lend_book");
        let part: String = page.chars().skip(from).take(to).collect();
        check(&part);
    }

    #[test]
    fn two_pages_differ_in_both_directions_or_in_none(old in page(), new in page()) {
        let (old, new) = (read(&old).facts, read(&new).facts);
        prop_assert_eq!(diff::diff(&old, &new).is_empty(), diff::diff(&new, &old).is_empty());
    }
}

#[test]
fn time_is_linear_in_the_text() {
    let shapes = [
        "a\nstring\nRequired\n",
        "string\nRequired\n",
        "Request Headers\n",
        "200\nError code\n",
        "Message\n",
        "400 - a\n",
        "(",
        "\"",
        "์",
        "์\u{a0}",
        "• A : b\n",
        "Length : 1\n",
        "\n",
        "Version: v1\n",
        "Loading ...\n",
        "Query Parameters\n",
        "a:",
        "- Default: a\n",
        "\u{200b}",
        "Y/N ",
    ];
    for shape in shapes {
        for start in [
            "",
            "Request Parameters\na\nstring\nRequired\n",
            "Response Code\n",
            "Test Data\n",
        ] {
            let text = format!(
                "{start}{}\nend",
                shape.repeat(MAX_PAGE_BYTES / 4 / shape.len())
            );
            let begun = Instant::now();
            let reading = read(&text);
            // A quadratic step takes minutes; a linear one, well below a second even without optimisation.
            assert!(
                begun.elapsed() < Duration::from_secs(5),
                "{start:?} {shape:?}: {:?}",
                begun.elapsed()
            );
            assert!(reading.findings.len() <= 20_001, "{start:?} {shape:?}");
        }
    }
}

#[test]
fn a_page_that_is_too_large_is_not_read() {
    let reading = read(&"a".repeat(MAX_PAGE_BYTES + 1));
    assert_eq!(common::kinds(&reading.findings), [(Kind::TooLarge, None)]);
}
