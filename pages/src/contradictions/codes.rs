//! Contradictions about response codes and test results.

use std::collections::BTreeMap;

use super::{Contradiction, Place, Rule};
use crate::facts::{Code, CodeList, Facts};

/// The codes of a page with their lines.
fn located(page: &Facts) -> impl Iterator<Item = (&Code, Place)> {
    let blocks = page
        .codes
        .known()
        .map_or(&[][..], |codes| codes.blocks.as_slice());
    blocks.iter().enumerate().map(|(index, block)| {
        let code = block.code.as_deref().unwrap_or("?");
        let place = Place {
            page: page.page.clone(),
            line: page.lines.codes.get(index).copied(),
            what: format!("codes.{code}"),
        };
        (block, place)
    })
}

/// What one page says against itself.
pub fn inside(page: &Facts, found: &mut Vec<Contradiction>) {
    let mut by_code: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (block, place) in located(page) {
        if let Some(code) = &block.code {
            by_code.entry(code).or_default().push(place);
        }
    }
    for (code, places) in by_code.into_iter().filter(|(_, places)| places.len() > 1) {
        let evidence = format!("the code stands {} times in one list", places.len());
        found.push(Contradiction {
            rule: Rule::CodeListedTwice,
            subject: format!("{} {code}", page.page),
            places,
            evidence,
        });
    }
    let Some(codes) = page.codes.known() else {
        return;
    };
    let whole = |line: Option<usize>, what: &str| {
        vec![Place {
            page: page.page.clone(),
            line,
            what: what.to_owned(),
        }]
    };
    if codes.list == CodeList::Truncated {
        let evidence = format!(
            "`Show All` after {} codes: there are more, which the text does not have",
            codes.blocks.len()
        );
        let places = whole(page.lines.show_all, "codes");
        found.push(Contradiction {
            rule: Rule::TruncatedList,
            subject: page.page.clone(),
            places,
            evidence,
        });
    }
    let results = page.test_data.known().map_or(0, |data| data.results.len());
    if results > codes.blocks.len() {
        let evidence = format!(
            "{results} named test results, but only {} codes",
            codes.blocks.len()
        );
        let places = whole(page.lines.results.first().copied(), "test_data");
        found.push(Contradiction {
            rule: Rule::MoreResultsThanCodes,
            subject: page.page.clone(),
            places,
            evidence,
        });
    }
}

/// Where codes and messages do not match one to one. A message with the name of a field behind it counts as another text.
pub fn between(pages: &[Facts], found: &mut Vec<Contradiction>) {
    let mut messages: Pairs<'_> = BTreeMap::new();
    let mut codes: Pairs<'_> = BTreeMap::new();
    for (block, place) in pages.iter().flat_map(located) {
        if let (Some(code), Some(message)) = (&block.code, &block.message) {
            codes
                .entry(code)
                .or_default()
                .entry(message)
                .or_default()
                .push(place.clone());
            messages
                .entry(message)
                .or_default()
                .entry(code)
                .or_default()
                .push(place);
        }
    }
    report(Rule::TwoMessagesForCode, codes, found);
    report(Rule::MessageUnderTwoCodes, messages, found);
}

/// Code -> message -> places, or the other way round.
type Pairs<'a> = BTreeMap<&'a str, BTreeMap<&'a str, Vec<Place>>>;

fn report(rule: Rule, pairs: Pairs<'_>, found: &mut Vec<Contradiction>) {
    for (subject, others) in pairs.into_iter().filter(|(_, others)| others.len() > 1) {
        let evidence = others
            .keys()
            .map(|other| format!("`{other}`"))
            .collect::<Vec<_>>()
            .join(", ");
        let places = others.into_values().flatten().collect();
        found.push(Contradiction {
            rule,
            subject: subject.to_owned(),
            places,
            evidence,
        });
    }
}
