//! Every entry of the ledger is in the report, with its reason and evidence.

use std::fs;

use serde_yaml::Value;

use crate::html::parse;
use crate::project::{Changed, pages, spec, with_pages, write};

fn ledger() -> Vec<Value> {
    let text = fs::read_to_string(spec().join("deviations.yaml")).expect("the ledger");
    serde_yaml::from_str(&text).expect("YAML")
}

fn text(entry: &Value, key: &str) -> String {
    let words = entry[key].as_str().expect("a text").split_whitespace();
    words.collect::<Vec<_>>().join(" ").replace('`', "")
}

/// The words of the check that stand for nothing being said.
fn in_words(side: String) -> String {
    match side.as_str() {
        "none" => ": nothing".to_owned(),
        "absent" => ": not there".to_owned(),
        "unknown" => ": not known".to_owned(),
        side => format!(": “{side}”"),
    }
}

#[test]
fn every_deviation_stands_on_the_pages_of_its_operations_and_among_the_questions() {
    let files = with_pages(&pages());
    let questions = parse(&files["contradictions.html"]).text();
    for entry in ledger() {
        let reason = text(&entry, "reason");
        for operation in entry["operations"].as_sequence().expect("operations") {
            let file = format!("{}.html", operation.as_str().expect("a name"));
            let page = parse(&files[&file]).text();
            let sides = [text(&entry, "chosen"), text(&entry, "page")];
            for part in sides.map(in_words).into_iter().chain([reason.clone()]) {
                assert!(page.contains(part.as_str()), "{file}: {part}");
            }
        }
        assert!(questions.contains(&reason), "{reason}");
    }
}

#[test]
fn a_deviation_without_an_entry_is_shown_as_open() {
    let text = serde_yaml::to_string(&ledger()[1..]).expect("YAML");
    let source = Changed {
        path: "deviations.yaml",
        text,
    };
    let files = write(&source, "openapi.yaml", &pages()).expect("a report");
    let page = parse(&files["gift_prepaid_card.html"]).text();
    assert!(
        page.contains("nobody has decided this yet"),
        "not marked as open"
    );
    assert!(
        !parse(&with_pages(&pages())["gift_prepaid_card.html"])
            .text()
            .contains("nobody has decided this yet")
    );
}

#[test]
fn operations_that_are_known_but_not_described_are_counted_and_listed() {
    let files = with_pages(&pages());
    let index = parse(&files["index.html"]).text();
    let text = fs::read_to_string(spec().join("known-operations.yaml")).expect("the list");
    let known: Value = serde_yaml::from_str(&text).expect("YAML");
    let known = known["operations"].as_sequence().expect("operations");
    for entry in known {
        assert!(index.contains(entry["path"].as_str().expect("a path")));
        assert!(index.contains(entry["title"].as_str().expect("a title")));
    }
    let total = known.len() + 5;
    assert!(
        index.contains(&format!("operations described, of {total} known")),
        "{index}"
    );
}

#[test]
fn what_is_not_known_of_the_whole_api_is_asked() {
    let files = with_pages(&pages());
    let questions = parse(&files["contradictions.html"]).text();
    let text = fs::read_to_string(spec().join("unknowns.yaml")).expect("the list");
    let unknowns: Value = serde_yaml::from_str(&text).expect("YAML");
    let unknowns = unknowns.as_sequence().expect("questions");
    assert!(!unknowns.is_empty());
    for unknown in unknowns {
        for key in ["subject", "question"] {
            let words = unknown[key].as_str().expect("a text").trim();
            assert!(questions.contains(words), "{words}");
            assert!(files["contradictions.txt"].contains(words), "{words}");
        }
    }
}
