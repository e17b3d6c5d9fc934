//! `pages diff`: two scrapes of a page -> what changed.

use std::path::{Path, PathBuf};

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::{Directory, Document};
use konaplate_codegen::lower::lower;
use konaplate_codegen::model::Api;

use super::{Outcome, files, report};

/// The arguments of `pages diff`.
#[derive(Clone, Debug)]
pub struct DiffArguments {
    /// The older page, or its facts file.
    pub old: PathBuf,
    /// The newer page, or its facts file.
    pub new: PathBuf,
    /// The folder of the description, `spec`.
    pub spec: PathBuf,
}

/// Compares two scrapes. The status is 1 if they differ or if something on them was not understood.
pub fn diff(arguments: &DiffArguments) -> Outcome {
    let readings = files::facts(&arguments.old, &arguments.spec)
        .and_then(|old| Ok((old, files::facts(&arguments.new, &arguments.spec)?)));
    let (old, new) = match readings {
        Ok(readings) => readings,
        Err(message) => return Outcome::usage(&message),
    };
    let mut outcome = Outcome::default();
    report::findings(&arguments.old, &old.findings, &mut outcome.errors);
    report::findings(&arguments.new, &new.findings, &mut outcome.errors);
    let changes = crate::diff::diff(&old.facts, &new.facts);
    outcome.output = crate::diff::report(&new.facts, &changes, api(&arguments.spec).as_ref());
    outcome.status = u8::from(!changes.is_empty() || !outcome.errors.is_empty());
    outcome
}

/// The API as it is described now. What is wrong with the description is for `generate` to tell: the difference of two pages can be
/// told without it, only the Rust names cannot.
fn api(spec: &Path) -> Option<Api> {
    let mut diagnostics = Diagnostics::new();
    let document = Document::load(&Directory::new(spec), crate::check::ROOT, &mut diagnostics)?;
    lower(&document, &mut diagnostics)
}
