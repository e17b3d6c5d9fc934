//! What became of one description.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::documents::Document;

/// What became of one description.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// The path below the corpus.
    pub file: String,
    /// Its bytes.
    pub bytes: u64,
    /// The verdict.
    pub kind: Kind,
    /// Operations generated.
    pub operations: usize,
    /// Operations left out.
    pub skipped: usize,
    /// Errors (of a refusal) and reasons (of what was left out) by their stable id, with how many there were.
    pub reasons: BTreeMap<String, usize>,
    /// The first of them in words, with its place.
    pub first: Option<String>,
    /// Lines of generated Rust.
    pub lines: usize,
    /// How long it took, in milliseconds.
    pub milliseconds: u128,
}

impl Outcome {
    /// Of a description of which there is nothing to count.
    pub fn without_crate(document: &Document, kind: Kind, first: String) -> Outcome {
        Outcome {
            file: document.name.clone(),
            bytes: document.bytes,
            kind,
            operations: 0,
            skipped: 0,
            reasons: BTreeMap::new(),
            first: Some(first),
            lines: 0,
            milliseconds: 0,
        }
    }

    /// Whether there is a crate to compile.
    pub fn has_crate(&self) -> bool {
        matches!(self.kind, Kind::Whole | Kind::Skipped | Kind::Generated)
    }
}

/// The verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Every operation was generated.
    Whole,
    /// Some were left out.
    Skipped,
    /// Something was generated; a generator of another project does not say whether it is everything.
    Generated,
    /// Nothing was generated, and a diagnostic says why.
    Refused,
    /// The process ended without a word.
    Panicked,
    /// The process did not end in time.
    Hung,
}
