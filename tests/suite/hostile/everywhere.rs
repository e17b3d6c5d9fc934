//! Every text into every place: alone, and with all others.

use std::collections::{BTreeMap, BTreeSet};

use konaplate_codegen::load::Memory;
use serde_json::Value;

use crate::base::{Base, bases};
use crate::payload::{COMBINED, PAYLOADS};
use crate::place::{Place, places, replaced};
use crate::trial::{Verdict, in_parallel, verdict};

/// Mappings whose keys are names; other keys, and the values of some, are words of OpenAPI.
const NAMES: [&str; 21] = [
    "callbacks",
    "content",
    "encoding",
    "examples",
    "headers",
    "links",
    "mapping",
    "parameters",
    "paths",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "scopes",
    "security",
    "securitySchemes",
    "value",
    "variables",
    "x-error-codes",
    "x-schemas",
    "x-test-data",
];
const WORDS: [&str; 12] = [
    "$ref",
    "category",
    "effect",
    "format",
    "in",
    "mark",
    "openapi",
    "sensitivity",
    "strategy",
    "style",
    "type",
    "x-effect",
];

/// The description with a text of each place.
pub fn with(tree: &Value, texts: &BTreeMap<usize, String>) -> Memory {
    let text = replaced(tree, texts).to_string();
    Memory::new().with("openapi.json", text)
}

/// One word of OpenAPI is like the next of its kind. `seen` has those that were tried.
fn is_worth_trying(place: &Place, seen: &mut BTreeSet<String>) -> bool {
    let steps: Vec<&str> = place.pointer.split('/').skip(1).collect();
    let (last, parent) = match steps.as_slice() {
        [.., parent, last] => (*last, *parent),
        [last] => (*last, ""),
        [] => ("", ""),
    };
    let is_word = if place.is_key {
        !NAMES.contains(&parent)
    } else {
        WORDS.contains(&last)
    };
    // What several descriptions have in common is tried in one of them.
    let same = match is_word {
        true => format!("{} {last}", place.is_key),
        false => format!("{} {parent} {last} {}", place.is_key, place.text),
    };
    seen.insert(same)
}

/// A job: a description, and one of its places.
pub struct Alone<'b> {
    pub base: &'b Base,
    pub place: Place,
}

/// What became of one text in one place.
struct Tried<'b, 'j> {
    job: &'j Alone<'b>,
    verdict: Result<Verdict, String>,
}

#[test]
fn no_text_is_code_anywhere() {
    let bases = bases();
    let mut seen = BTreeSet::new();
    let mut jobs = Vec::new();
    for base in &bases {
        let of_base = places(&base.tree)
            .into_iter()
            .filter(|place| is_worth_trying(place, &mut seen));
        jobs.extend(of_base.map(|place| Alone { base, place }));
    }
    let tried = in_parallel(&jobs, |job| Tried {
        job,
        verdict: alone(job),
    });
    let mut faults = BTreeSet::new();
    let mut tolerant: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for tried in &tried {
        let (name, place) = (tried.job.base.name.as_str(), &tried.job.place);
        match &tried.verdict {
            Ok(Verdict::Generated) => drop(tolerant.entry(name).or_default().insert(place.number)),
            Ok(Verdict::Refused) => {}
            Err(fault) => drop(faults.insert(format!("{name}{}: {fault}", place.pointer))),
        }
    }
    assert!(faults.is_empty(), "{}", shown(&faults));
    let at_once: Vec<_> = bases
        .iter()
        .enumerate()
        .filter_map(|(at, base)| Some((at, base, tolerant.get(base.name.as_str())?)))
        .flat_map(|(at, base, places)| texts_for(at).map(move |payload| (base, places, payload)))
        .collect();
    let found = in_parallel(&at_once, |(base, places, (name, payload))| {
        let places: Vec<usize> = places.iter().copied().collect();
        together(base, &places, payload)
            .err()
            .map(|fault| format!("{} ({name}): {fault}", base.name))
    });
    let faults: BTreeSet<String> = found.into_iter().flatten().collect();
    assert!(faults.is_empty(), "{}", shown(&faults));
    println!(
        "{} places, {} of them in generated descriptions",
        jobs.len(),
        tolerant.values().map(BTreeSet::len).sum::<usize>()
    );
}

/// All texts for the first description, which has most; the others share them.
fn texts_for(base: usize) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    let is_due = move |(at, _): &(usize, _)| base == 0 || (at + base).is_multiple_of(7);
    PAYLOADS
        .iter()
        .enumerate()
        .filter(is_due)
        .map(|(_, payload)| payload)
}

/// With a text of all kinds; where that is refused, with one that more rules take for a name.
pub fn alone(job: &Alone<'_>) -> Result<Verdict, String> {
    let verdict = |text: &str| {
        let texts = BTreeMap::from([(job.place.number, text.to_owned())]);
        verdict(&with(&job.base.tree, &texts))
    };
    match verdict(COMBINED)? {
        Verdict::Generated => Ok(Verdict::Generated),
        Verdict::Refused => verdict("con.canary_escaped_7f3a"),
    }
}

/// Puts a text into all places at once, each time with another number before it; where that is refused, into half of them.
fn together(base: &Base, places: &[usize], payload: &str) -> Result<(), String> {
    let texts = places
        .iter()
        .map(|place| (*place, format!("p{place} {payload}")))
        .collect();
    match (
        verdict(&with(&base.tree, &texts))?,
        places.split_at(places.len() / 2),
    ) {
        (Verdict::Generated, _) | (Verdict::Refused, ([], _)) => Ok(()),
        (Verdict::Refused, (first, second)) => {
            together(base, first, payload)?;
            together(base, second, payload)
        }
    }
}

/// Some of what was found.
pub fn shown(faults: &BTreeSet<String>) -> String {
    let some: Vec<&str> = faults.iter().take(20).map(String::as_str).collect();
    format!("{} faults\n{}", faults.len(), some.join("\n\n"))
}
