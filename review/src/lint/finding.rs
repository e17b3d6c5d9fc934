//! What was found, and where.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::rule::{Rule, Severity};
use crate::description::{Description, Place, Site};

/// So many findings are told of one rule; the others are counted.
const MOST_OF_A_RULE: usize = 1_000;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The rule's id.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// Where.
    pub place: Place,
    /// What an acceptance names: it changes with the finding's message.
    pub fingerprint: String,
}

/// All findings about a description, in the order of its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// What was found.
    pub findings: Vec<Finding>,
    /// How many more there are than are told.
    pub left_out: usize,
}

/// What rules put their findings into.
#[derive(Default)]
pub(super) struct Findings<'d> {
    rule: Option<&'static Rule>,
    of_rule: usize,
    left_out: usize,
    known: BTreeSet<(&'static str, usize, String)>,
    all: Vec<(&'static Rule, String, Site<'d>)>,
}

impl<'d> Findings<'d> {
    /// What is found from now on is of this rule.
    pub(super) fn begin(&mut self, rule: &'static Rule) {
        self.rule = Some(rule);
        self.of_rule = 0;
    }

    /// A finding. The same about the same place is told once.
    pub(super) fn add(&mut self, site: &Site<'d>, message: impl Into<String>) {
        let Some(rule) = self.rule else {
            return;
        };
        if self.of_rule == MOST_OF_A_RULE {
            self.left_out += 1;
            return;
        }
        let message = message.into();
        if self
            .known
            .insert((rule.id, site.identity(), message.clone()))
        {
            self.of_rule += 1;
            self.all.push((rule, message, site.clone()));
        }
    }

    pub(super) fn report(self, description: &Description) -> Report {
        let places = description.places(self.all.iter().map(|(_, _, site)| site));
        let mut findings: Vec<Finding> = self
            .all
            .into_iter()
            .zip(places)
            .map(|((rule, message, _), place)| Finding {
                id: rule.id,
                severity: rule.severity,
                fingerprint: fingerprint(rule.id, &message),
                message,
                place,
            })
            .collect();
        findings.sort_by(|one, other| {
            let key = |finding: &Finding| (finding.place.clone(), finding.id);
            key(one).cmp(&key(other))
        });
        Report {
            findings,
            left_out: self.left_out,
        }
    }
}

impl Report {
    /// How many findings of this severity there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let findings = self.findings.iter();
        findings
            .filter(|finding| finding.severity == severity)
            .count()
    }
}

/// Eight bytes of the SHA-256 of the id and the message.
pub(super) fn fingerprint(id: &str, message: &str) -> String {
    let digest = Sha256::digest(format!("{id}\n{message}"));
    let mut text = String::new();
    for byte in digest.iter().take(8) {
        // Writing into a String does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
