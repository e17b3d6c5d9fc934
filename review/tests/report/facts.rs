//! Every fact of every page is in the report, and a fact that goes leaves it.

use konaplate_pages::{Facts, Section, contradictions};

use crate::html::{Element, parse};
use crate::project::{Files, pages, with_pages};

/// The rows of the comparison: what, the page's side, our side, the difference.
fn compared(files: &Files, page: &str) -> Vec<Vec<String>> {
    let document = parse(&files[&format!("{page}.html")]);
    let tables = document.all("table").into_iter();
    let tables = tables.filter(|table| table.attribute("class") == Some("compared"));
    tables
        .flat_map(|table| {
            table
                .all("tr")
                .into_iter()
                .skip(1)
                .map(Element::cells)
                .collect::<Vec<_>>()
        })
        .collect()
}

fn has(rows: &[Vec<String>], name: &str, words: &[String]) -> bool {
    rows.iter()
        .any(|row| row[0] == name && words.iter().all(|word| row[1].contains(word)))
}

#[test]
fn every_header_and_field_stands_with_its_facts_and_its_line() {
    let pages = pages();
    let files = with_pages(&pages);
    let mut count = 0;
    for facts in &pages {
        let rows = compared(&files, &facts.page);
        for (place, fields, lines) in facts.field_lists() {
            for (field, line) in fields.iter().zip(lines) {
                let name = field.name.clone().expect("a name");
                let mut words = vec![
                    field.type_.as_str().to_owned(),
                    field.requirement.as_str().to_owned(),
                    format!("line {line}"),
                ];
                let constraint = field
                    .constraint
                    .as_ref()
                    .filter(|constraint| constraint.is_given());
                words.extend(constraint.map(ToString::to_string));
                words.extend(field.values.clone());
                words.extend(field.examples.clone());
                words.extend(field.formats.clone());
                words.extend(field.default.clone());
                words.extend(field.stated_default.clone());
                words.extend(
                    field
                        .condition
                        .as_ref()
                        .map(|condition| condition.field.clone()),
                );
                assert!(
                    has(&rows, &name, &words),
                    "{} {place}.{name}: {words:?}",
                    facts.page
                );
                count += 1;
            }
        }
    }
    assert_eq!(count, 107);
}

#[test]
fn every_code_and_test_result_stands_with_status_message_and_line() {
    let pages = pages();
    let files = with_pages(&pages);
    for facts in &pages {
        let rows = compared(&files, &facts.page);
        let codes = facts.codes.known().expect("codes");
        for (block, line) in codes.blocks.iter().zip(&facts.lines.codes) {
            let code = block.code.clone().expect("a code");
            let words = [
                block.status.expect("a status").to_string(),
                block.message.clone().expect("a message"),
                format!("line {line}"),
            ];
            assert!(
                has(&rows, &code, &words),
                "{} {code}: {words:?}",
                facts.page
            );
        }
        let data = facts.test_data.known().expect("test data");
        for (result, line) in data.results.iter().zip(&facts.lines.results) {
            let words = [result.status.to_string(), format!("line {line}")];
            let name = result.name.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(
                has(&rows, &name, &words),
                "{} {name}: {words:?}",
                facts.page
            );
        }
        for text in [
            facts.title.clone(),
            facts.wire_path(),
            facts.version.clone(),
        ] {
            let text = text.expect("the head of a page");
            assert!(
                rows.iter().any(|row| row[1].contains(&text)),
                "{} {text}",
                facts.page
            );
        }
    }
}

#[test]
fn every_contradiction_is_a_question_with_each_of_its_places_and_a_proposal() {
    let pages = pages();
    let files = with_pages(&pages);
    let document = parse(&files["contradictions.html"]);
    let articles = document.all("article");
    let found = contradictions::find(&pages);
    assert!(found.len() >= 15, "{}", found.len());
    for contradiction in &found {
        let is_whole = |text: &str| {
            contradiction.places.iter().all(|place| {
                let line = place
                    .line
                    .map_or_else(String::new, |line| format!(", line {line}"));
                text.contains(&format!("{}{line} {}", place.page, place.what))
                    && text.contains("Proposal")
            })
        };
        assert!(
            articles.iter().any(|article| is_whole(&article.text())),
            "{}",
            contradiction.key()
        );
        let plain = &files["contradictions.txt"];
        for place in &contradiction.places {
            let line = place
                .line
                .map_or_else(String::new, |line| format!(", line {line}"));
            assert!(
                plain.contains(&format!("{}{line} ({})", place.page, place.what)),
                "{}",
                contradiction.key()
            );
        }
    }
}

fn without<T>(section: &mut Section<Vec<T>>, index: usize) -> bool {
    match section {
        Section::Known(items) if index < items.len() => {
            items.remove(index);
            true
        }
        _ => false,
    }
}

/// All ways to take one fact away.
fn poorer(facts: &Facts) -> Vec<Facts> {
    let mut all = Vec::new();
    for index in 0..40 {
        let changes: [fn(&mut Facts, usize) -> bool; 6] = [
            |facts, index| without(&mut facts.request.headers, index),
            |facts, index| without(&mut facts.request.parameters, index),
            |facts, index| without(&mut facts.response.headers, index),
            |facts, index| without(&mut facts.response.parameters, index),
            |facts, index| match &mut facts.codes {
                Section::Known(codes) if index < codes.blocks.len() => {
                    codes.blocks.remove(index);
                    true
                }
                _ => false,
            },
            |facts, index| match &mut facts.test_data {
                Section::Known(data) if index < data.results.len() => {
                    data.results.remove(index);
                    true
                }
                _ => false,
            },
        ];
        for change in changes {
            let mut less = facts.clone();
            if change(&mut less, index) {
                all.push(less);
            }
        }
    }
    all
}

#[test]
fn a_fact_that_goes_changes_the_report() {
    let pages = pages();
    let whole = with_pages(&pages);
    let mut count = 0;
    for (number, facts) in pages.iter().enumerate() {
        for less in poorer(facts) {
            let mut changed = pages.clone();
            changed[number] = less;
            let file = format!("{}.html", facts.page);
            assert_ne!(with_pages(&changed)[&file], whole[&file], "{}", facts.page);
            count += 1;
        }
    }
    assert!(count > 180, "{count}");
}

#[test]
fn the_same_input_gives_the_same_report() {
    assert_eq!(with_pages(&pages()), with_pages(&pages()));
}
