//! Findings that were looked at and are right as they are.
//!
//! They stand in a file beside the description, each with its reason:
//!
//! ```yaml
//! - id: integer-beyond-int64
//!   at: paths/gift.yaml#/x-schemas/Gift/properties/userId/maximum
//!   fingerprint: 0123456789abcdef
//!   reason: The API sends it as a JSON number, and clients cannot choose.
//! ```
//!
//! An entry is for one finding at one place, as it was when it was accepted. When the finding is gone or says something else, the entry is a finding
//! itself.

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Document, Node, Source};

use super::finding::{Finding, Report};
use super::rule::{Rule, Severity};
use crate::description::Place;

/// What an entry that accepts nothing is told as.
pub(super) static STALE: Rule = Rule {
    id: "stale-acceptance",
    severity: Severity::Error,
    title: "An accepted finding that is none any more, or that says something else",
    explanation: "\
The description or the rule has changed since the finding was looked at. What was right then may be wrong now.

    - id: integer-beyond-int64
      at: paths/gift.yaml#/x-schemas/Gift/properties/userId/maximum
      fingerprint: 0123456789abcdef      # the finding now shows another one
      reason: …

Look at the finding again: remove the entry, or write its fingerprint anew.",
    // Told when accepted findings are taken out.
    check: |_, _| {},
};

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// The rule's id.
    pub id: String,
    /// `FILE#POINTER`, the file as the finding names it from the folder of the description.
    pub at: String,
    /// The finding's fingerprint.
    pub fingerprint: String,
    /// Why it is right as it is.
    pub reason: String,
    place: Place,
}

/// All entries of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acceptances(Vec<Acceptance>);

impl Acceptances {
    /// Reads the file `path` of `source`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn load(source: &dyn Source, path: &str) -> Result<Self, Box<Diagnostics>> {
        let mut diagnostics = Diagnostics::new();
        let Some(document) = Document::load(source, path, &mut diagnostics) else {
            return Err(Box::new(diagnostics));
        };
        let root = document.root();
        let Some(entries) = root.as_sequence() else {
            let message = format!(
                "expected a list of accepted findings, found {}",
                root.kind()
            );
            diagnostics.error("wrong-type", root.span, message);
            return Err(Box::new(diagnostics));
        };
        let mut acceptances = Vec::new();
        for entry in entries {
            acceptances.extend(read(entry, &mut diagnostics));
        }
        match diagnostics.has_errors() {
            true => Err(Box::new(diagnostics)),
            false => Ok(Self(acceptances)),
        }
    }

    /// Takes the accepted findings out of a report, and puts a finding in for each entry that accepts none. `folder` is the folder
    /// of the description as places name it.
    pub fn apply(&self, report: &mut Report, folder: &str) {
        let mut is_used = vec![false; self.0.len()];
        report.findings.retain(|finding| {
            let found = self.0.iter().position(|one| one.is_for(finding, folder));
            if let Some(index) = found {
                is_used[index] = true;
            }
            found.is_none()
        });
        let stale = self.0.iter().zip(is_used).filter(|(_, is_used)| !is_used);
        let stale: Vec<Finding> = stale.map(|(one, _)| one.stale(report, folder)).collect();
        report.findings.extend(stale);
    }
}

impl Acceptance {
    fn is_for(&self, finding: &Finding, folder: &str) -> bool {
        self.id == finding.id
            && self.fingerprint == finding.fingerprint
            && self.at == at(&finding.place, folder)
    }

    /// What became of the finding, as far as that can be told.
    fn stale(&self, report: &Report, folder: &str) -> Finding {
        let mut others = report
            .findings
            .iter()
            .filter(|finding| finding.id == self.id);
        let why = if super::rule(&self.id).is_none() {
            format!("there is no rule `{}`", self.id)
        } else if let Some(finding) = others.find(|finding| at(&finding.place, folder) == self.at) {
            format!("the finding has changed: it is now {}", finding.fingerprint)
        } else {
            format!("there is no finding {} at {}", self.id, self.at)
        };
        let message = format!("this acceptance is not needed any more: {why}");
        Finding {
            id: STALE.id,
            severity: STALE.severity,
            fingerprint: super::finding::fingerprint(STALE.id, &message),
            message,
            place: self.place.clone(),
        }
    }
}

/// A place as an acceptance names it.
fn at(place: &Place, folder: &str) -> String {
    let file = place.file.strip_prefix(folder).unwrap_or(&place.file);
    format!("{}#{}", file.trim_start_matches('/'), place.pointer)
}

fn read(entry: &Node, diagnostics: &mut Diagnostics) -> Option<Acceptance> {
    let mut text = |key: &str| {
        let value = entry.get(key);
        match value.and_then(Node::as_str).map(str::trim) {
            Some(text) if !text.is_empty() => Some(text.to_owned()),
            _ => {
                let span = value.map_or(entry.span, |value| value.span);
                let message = format!("an accepted finding needs a text for `{key}`");
                diagnostics.error("missing-key", span, message);
                None
            }
        }
    };
    let (id, at, fingerprint, reason) =
        (text("id"), text("at"), text("fingerprint"), text("reason"));
    let known = ["id", "at", "fingerprint", "reason"];
    for (key, other) in entry
        .as_mapping()
        .into_iter()
        .flat_map(|mapping| mapping.iter())
    {
        if !known.contains(&key) {
            diagnostics.error(
                "unknown-key",
                other.key_span,
                format!("an accepted finding has no `{key}`"),
            );
        }
    }
    let file = diagnostics.files().get(entry.span.file)?;
    let position = file.position(entry.span.start);
    Some(Acceptance {
        id: id?,
        at: at?,
        fingerprint: fingerprint?,
        reason: reason?,
        place: Place {
            file: file.path().to_owned(),
            line: position.line,
            column: position.column,
            pointer: String::new(),
        },
    })
}
