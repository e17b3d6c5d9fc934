//! Lists in page order: what only one side has, and what stands at another place.

use std::collections::HashMap;

use konaplate_codegen::diagnostic::Span;

use super::{Findings, Sides};
use crate::check::difference::{ABSENT, Aspect};
use crate::order;

/// One entry of a list, on either side.
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What it is, in a few words.
    pub summary: String,
    /// Where it stands in the description, or its line on the page.
    pub at: Place,
}

/// Where an entry stands.
#[derive(Clone, Copy)]
pub enum Place {
    /// On the page.
    Line(Option<usize>),
    /// In the description.
    Span(Span),
}

impl Place {
    fn line(self) -> Option<usize> {
        match self {
            Self::Line(line) => line,
            Self::Span(_) => None,
        }
    }

    fn span(self) -> Option<Span> {
        match self {
            Self::Line(_) => None,
            Self::Span(span) => Some(span),
        }
    }
}

/// Two entries that are the same thing.
pub struct Pair {
    /// Index on the page.
    pub page: usize,
    /// Index in the description.
    pub chosen: usize,
    /// The place's name in findings.
    pub place: String,
}

/// Pairs two lists by name and reports what is missing, what is too much and what moved. `start` is where the list begins in the
/// description.
pub fn compare(
    list: &str,
    page: &[Entry],
    chosen: &[Entry],
    start: Span,
    findings: &mut Findings,
) -> Vec<Pair> {
    let page_places = places(list, page);
    let chosen_places = places(list, chosen);
    let pairs = order::pair(names(page), names(chosen));
    let moved = order::moved(&pairs);

    let mut to_chosen: Vec<Option<usize>> = vec![None; page.len()];
    let mut is_paired = vec![false; chosen.len()];
    for (old, new) in &pairs {
        if let Some(slot) = to_chosen.get_mut(*old) {
            *slot = Some(*new);
        }
        if let Some(slot) = is_paired.get_mut(*new) {
            *slot = true;
        }
    }
    report_missing(page, &page_places, (chosen, &to_chosen), start, findings);
    for ((entry, place), paired) in chosen.iter().zip(&chosen_places).zip(is_paired) {
        if !paired {
            let sides = Sides {
                page: ABSENT.to_owned(),
                chosen: entry.summary.clone(),
            };
            let span = entry.at.span().unwrap_or(start);
            findings.differ(place, Aspect::Presence, sides, span, None);
        }
    }
    let mut found = Vec::with_capacity(pairs.len());
    for (old, new) in pairs {
        let (Some(entry), Some(other), Some(place)) =
            (page.get(old), chosen.get(new), page_places.get(old))
        else {
            continue;
        };
        if moved.contains(&new) {
            let sides = Sides {
                page: before(page, old),
                chosen: before(chosen, new),
            };
            let span = other.at.span().unwrap_or(start);
            findings.differ(place, Aspect::Order, sides, span, entry.at.line());
        }
        found.push(Pair {
            page: old,
            chosen: new,
            place: place.clone(),
        });
    }
    found
}

/// Reports what only the page has, at the entry of the description behind which it belongs.
fn report_missing(
    page: &[Entry],
    places: &[String],
    (chosen, to_chosen): (&[Entry], &[Option<usize>]),
    start: Span,
    findings: &mut Findings,
) {
    let mut behind = start;
    for ((entry, place), paired) in page.iter().zip(places).zip(to_chosen) {
        match paired.and_then(|index| chosen.get(index)?.at.span()) {
            Some(span) => behind = span,
            None => {
                let sides = Sides {
                    page: entry.summary.clone(),
                    chosen: ABSENT.to_owned(),
                };
                findings.differ(place, Aspect::Presence, sides, behind, entry.at.line());
            }
        }
    }
}

fn names(entries: &[Entry]) -> impl Iterator<Item = &str> {
    entries.iter().map(|entry| entry.name.as_str())
}

/// `LIST.NAME`, and `LIST.NAME[2]` where a name stands for the second time.
fn places(list: &str, entries: &[Entry]) -> Vec<String> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let place = |entry: &Entry, times: usize| match times {
        1 => format!("{list}.{}", entry.name),
        times => format!("{list}.{}[{times}]", entry.name),
    };
    entries
        .iter()
        .map(|entry| {
            let times = seen.entry(entry.name.as_str()).or_default();
            *times += 1;
            place(entry, *times)
        })
        .collect()
}

fn before(entries: &[Entry], index: usize) -> String {
    index
        .checked_sub(1)
        .and_then(|before| entries.get(before))
        .map_or_else(
            || "first".to_owned(),
            |entry| format!("after {}", entry.name),
        )
}
