//! The ledger: where the description knowingly differs from its page.
//!
//! ```yaml
//! - operations: [gift_prepaid_card]
//!   place: request.headers.X-KM-Tran-Token
//!   aspect: limits
//!   page: length 66
//!   chosen: length 67
//!   evidence: inferred
//!   reason: The owner's own sample has 67 characters.
//! ```
//!
//! An entry is for one difference, on as many pages as have it. It says both sides, so that it stops to hold when either changes.

use std::collections::HashSet;

use konaplate_codegen::diagnostic::{Diagnostic, Diagnostics, Span};
use konaplate_codegen::load::{Document, Located, Node, Reader, Source, SourceError};

use super::LEDGER;
use super::difference::{Aspect, Difference, printable};

/// All entries, and what became of them.
#[derive(Debug, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    operation: Located<String>,
    place: String,
    aspect: Aspect,
    page: Located<String>,
    chosen: Located<String>,
    explanation: Explanation,
    outcome: Outcome,
}

/// Why the description differs from its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Where what was chosen comes from: `doc`, `field`, `inferred` or `unknown`.
    pub evidence: String,
    /// The reason, in a sentence or two.
    pub reason: String,
}

/// What became of an entry, for one of its operations.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Outcome {
    /// There is no difference at its place.
    Unused,
    /// It explains a difference.
    Used,
    /// There is a difference at its place, but another one: what the page says now, and the description.
    Other(String, String),
}

impl Ledger {
    /// Reads the ledger; without the file it is empty. None if it cannot be read.
    pub fn load(source: &dyn Source, diagnostics: &mut Diagnostics) -> Option<Self> {
        if source.read(LEDGER, 0) == Err(SourceError::NotFound) {
            return Some(Self::default());
        }
        let document = Document::load(source, LEDGER, diagnostics)?;
        let root = document.root();
        let Some(items) = root.as_sequence() else {
            diagnostics.error(
                "wrong-type",
                root.span,
                format!("expected a list of deviations, found {}", root.kind()),
            );
            return None;
        };
        let mut ledger = Self::default();
        for item in items {
            ledger.read(item, diagnostics);
        }
        ledger.report_repeated(diagnostics);
        Some(ledger)
    }

    fn read(&mut self, item: &Node, diagnostics: &mut Diagnostics) -> Option<()> {
        let mut reader = Reader::new(item, diagnostics)?;
        let operations = reader.strings("operations", diagnostics);
        let place = reader.required_string("place", diagnostics);
        let aspect = reader.required_string("aspect", diagnostics);
        let page = reader.required_string("page", diagnostics);
        let chosen = reader.required_string("chosen", diagnostics);
        let evidence = reader.required_string("evidence", diagnostics);
        let reason = reader.required_string("reason", diagnostics);
        reader.finish(diagnostics);
        check_word(
            evidence?,
            &["doc", "field", "inferred", "unknown"],
            diagnostics,
        );
        if reason?.value.trim().is_empty() {
            diagnostics.error("no-reason", reason?.span, "a deviation has a reason");
        }
        let aspect = aspect?;
        let Some(known) = Aspect::parse(aspect.value) else {
            let message = format!("`{}` is none of {}", aspect.value, Aspect::names());
            diagnostics.error("unknown-aspect", aspect.span, message);
            return None;
        };
        let operations = operations.unwrap_or_default();
        if operations.is_empty() {
            diagnostics.error(
                "no-operation",
                item.span,
                "a deviation names its `operations`",
            );
        }
        for operation in operations {
            self.entries.push(Entry {
                operation: owned(operation),
                place: place?.value.to_owned(),
                aspect: known,
                page: owned(page?),
                chosen: owned(chosen?),
                explanation: Explanation {
                    evidence: evidence?.value.to_owned(),
                    reason: reason?.value.trim().to_owned(),
                },
                outcome: Outcome::Unused,
            });
        }
        Some(())
    }

    fn report_repeated(&self, diagnostics: &mut Diagnostics) {
        let mut seen = HashSet::new();
        for entry in &self.entries {
            if !seen.insert((&entry.operation.value, &entry.place, entry.aspect)) {
                diagnostics.error(
                    "repeated-deviation",
                    entry.operation.span,
                    format!("{} has an entry already", entry.subject()),
                );
            }
        }
    }

    /// What explains this difference, if an entry does.
    pub fn explain(&mut self, difference: &Difference) -> Option<&Explanation> {
        let entry = self.entries.iter_mut().find(|entry| {
            entry.operation.value == difference.operation
                && entry.place == difference.place
                && entry.aspect == difference.aspect
        });
        let entry = entry?;
        let holds = entry.page.value == difference.page && entry.chosen.value == difference.chosen;
        entry.outcome = if holds {
            Outcome::Used
        } else {
            Outcome::Other(difference.page.clone(), difference.chosen.clone())
        };
        holds.then_some(&entry.explanation)
    }

    /// Reports every entry that explains nothing.
    pub fn report_stale(&self, diagnostics: &mut Diagnostics) {
        for entry in &self.entries {
            if let Some((span, why)) = entry.stale() {
                let message = format!("{}: {why}", entry.subject());
                diagnostics.push(
                    Diagnostic::error("stale-deviation", printable(&message))
                        .at(span)
                        .help("remove the entry, or decide again"),
                );
            }
        }
    }
}

impl Entry {
    fn subject(&self) -> String {
        format!("`{}` {} {}", self.operation.value, self.place, self.aspect)
    }

    /// Where and why the entry no longer holds.
    fn stale(&self) -> Option<(Span, String)> {
        match &self.outcome {
            Outcome::Used => None,
            Outcome::Unused => Some((
                self.operation.span,
                "page and description do not differ here".to_owned(),
            )),
            Outcome::Other(page, _) if *page != self.page.value => Some((
                self.page.span,
                format!("the page does not say `{}` but `{page}`", self.page.value),
            )),
            Outcome::Other(_, chosen) => Some((
                self.chosen.span,
                format!(
                    "the description does not say `{}` but `{chosen}`",
                    self.chosen.value
                ),
            )),
        }
    }
}

fn check_word(word: Located<&str>, words: &[&str], diagnostics: &mut Diagnostics) {
    if !words.contains(&word.value) {
        let message = format!("`{}` is none of {}", word.value, words.join(", "));
        diagnostics.error("unknown-evidence", word.span, message);
    }
}

fn owned(text: Located<&str>) -> Located<String> {
    Located {
        value: text.value.to_owned(),
        span: text.span,
    }
}
