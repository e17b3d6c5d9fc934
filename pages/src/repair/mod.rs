//! Korean text that was damaged on the way, restored.
//!
//! On some pages the bytes of UTF-8 text were read one by one as windows-1252 and windows-874 (see [`table`]), and five of the
//! 256 bytes got lost. A damaged character that kept its three bytes is restored exactly. One that lost a byte has several
//! candidates, all of which damage to the same text: only a person who reads the sentence can choose. Such choices are kept in a
//! file of [`Readings`], and each is checked against the damage on every run, which can refute it, but never prove it.

mod invert;
mod readings;
pub mod table;

use std::collections::HashMap;

pub use invert::{Character, Remains, Run};
pub use readings::{Reading, Readings};

use crate::facts::Restored;
use crate::finding::MAX_FINDINGS;
use crate::finding::{Finding, Kind};
use crate::fingerprint::Fingerprint;
use crate::read::navigation;

/// A page after the repair.
#[derive(Clone, Debug)]
pub struct Repaired {
    /// The text; what stayed open is U+FFFD.
    pub text: String,
    /// How much was restored how.
    pub restored: Restored,
    /// What stayed open, and which readings are wrong.
    pub findings: Vec<Finding>,
}

/// Repairs the text of a page, line by line so that line numbers stay. The site's navigation in the last line is never read and
/// left as it is.
pub fn repair(page: &str, text: &str, readings: &Readings) -> Repaired {
    let entries = readings.of_page(page);
    // The first of several entries for the same text; `check_readings` reports the others.
    let readings = entries
        .iter()
        .rev()
        .map(|entry| (entry.damaged.as_str(), *entry))
        .collect();
    let mut work = Work {
        readings,
        uses: HashMap::new(),
        restored: Restored::default(),
        findings: Vec::new(),
    };
    let (body, navigation) = navigation::split(text);
    let mut repaired = String::with_capacity(text.len());
    for (index, line) in body.split_inclusive('\n').enumerate() {
        work.line(index + 1, line, &mut repaired);
    }
    repaired.push_str(navigation);
    entries
        .into_iter()
        .for_each(|entry| work.check_reading(entry));
    Repaired {
        text: repaired,
        restored: work.restored,
        findings: work.findings,
    }
}

struct Work<'a> {
    readings: HashMap<&'a str, &'a Reading>,
    uses: HashMap<&'a str, usize>,
    restored: Restored,
    findings: Vec<Finding>,
}

impl<'a> Work<'a> {
    fn line(&mut self, number: usize, line: &str, out: &mut String) {
        let mut rest = line;
        let mut place = None;
        while let Some((before, run, after)) = invert::next_run(rest) {
            out.push_str(before);
            let place = place.get_or_insert_with(|| (number, Fingerprint::of_line(line)));
            self.run(place, &run, out);
            rest = after;
        }
        out.push_str(rest);
    }

    fn run(&mut self, place: &(usize, Fingerprint), run: &Run<'_>, out: &mut String) {
        if run.is_exact() {
            self.restored.exact += run.characters.len();
            out.extend(run.characters.iter().filter_map(Character::exact));
            return;
        }
        let open = run
            .characters
            .iter()
            .filter(|character| character.exact().is_none())
            .count();
        if !run.is_readable() {
            // Not this damage, perhaps even sound Thai: left as it is.
            self.restored.open += open;
            let message = || {
                format!(
                    "{:?} looks damaged, but does not decode to Korean",
                    run.damaged
                )
            };
            self.add(Kind::Undecodable, place, message);
            out.push_str(run.damaged);
            return;
        }
        self.restored.exact += run.characters.len() - open;
        if let Some((damaged, reading)) = self.readings.get_key_value(run.damaged) {
            *self.uses.entry(damaged).or_default() += 1;
            // A refuted reading is reported once, when all lines have been seen; it is not used.
            if table::damage(&reading.reading) == run.damaged {
                self.restored.accepted += open;
                out.push_str(&reading.reading);
                return;
            }
        }
        self.restored.open += open;
        for character in &run.characters {
            if let Character::Lost(remains) = character {
                self.add(Kind::LostBytes, place, || open_character(run, *remains));
            }
        }
        out.extend(
            run.characters
                .iter()
                .map(|character| character.exact().unwrap_or(char::REPLACEMENT_CHARACTER)),
        );
    }

    fn add(&mut self, kind: Kind, place: &(usize, Fingerprint), message: impl FnOnce() -> String) {
        // One more than are listed says that there are more.
        if self.findings.len() <= MAX_FINDINGS {
            let (line, text, message) = (Some(place.0), place.1.clone(), message());
            self.findings.push(Finding {
                kind,
                line,
                text,
                message,
            });
        }
    }

    fn check_reading(&mut self, entry: &Reading) {
        let first = self
            .readings
            .get(entry.damaged.as_str())
            .is_some_and(|first| std::ptr::eq(*first, entry));
        let seen = self.uses.get(entry.damaged.as_str()).copied().unwrap_or(0);
        let (kind, problem) = if table::damage(&entry.reading) != entry.damaged {
            (
                Kind::ReadingRefuted,
                "does not damage to that text".to_owned(),
            )
        } else if !first {
            (Kind::ReadingUnused, "is recorded twice".to_owned())
        } else if seen != entry.times {
            (
                Kind::ReadingUnused,
                format!(
                    "is recorded for {} places, but the page has {seen}",
                    entry.times
                ),
            )
        } else {
            return;
        };
        let message = format!(
            "the accepted reading `{}` of {:?} {problem}",
            entry.reading, entry.damaged
        );
        self.findings.push(Finding {
            kind,
            line: None,
            text: Fingerprint::of_line(&entry.damaged),
            message,
        });
    }
}

fn open_character(run: &Run<'_>, remains: Remains) -> String {
    let shown: String = run
        .characters
        .iter()
        .map(|character| character.exact().unwrap_or('?'))
        .collect();
    let candidates: String = remains.candidates().into_iter().collect();
    let damaged = run.damaged;
    format!(
        "`{shown}` lost a byte; the open character is one of {candidates}; damaged text: {damaged:?}"
    )
}
