//! `pages scaffold`: a page -> the first draft of its description.

use std::path::{Path, PathBuf};

use konaplate_codegen::diagnostic::{Diagnostics, Style};
use konaplate_codegen::load::{Directory, Document};

use super::{Outcome, files, report};
use crate::check::ROOT;
use crate::scaffold::{self, Shared};

/// The arguments of `pages scaffold`.
#[derive(Clone, Debug)]
pub struct ScaffoldArguments {
    /// The page, or its facts file.
    pub page: PathBuf,
    /// The file of accepted findings.
    pub accept: Option<PathBuf>,
    /// The folder of the description, `spec`.
    pub spec: PathBuf,
}

/// Drafts the description of a page. Nothing is written: the draft goes to standard output, what else is to be done to standard error.
pub fn scaffold(arguments: &ScaffoldArguments) -> Outcome {
    match try_scaffold(arguments) {
        Ok(outcome) => outcome,
        Err(message) => Outcome::usage(&message),
    }
}

fn try_scaffold(arguments: &ScaffoldArguments) -> Result<Outcome, String> {
    let reading = files::facts(&arguments.page, &arguments.spec)?;
    let acceptances = files::acceptances(arguments.accept.as_deref())?;
    let name = &reading.facts.page;
    let (findings, unused) = acceptances.apply(name, reading.findings);
    let mut outcome = Outcome::default();
    report::findings(&arguments.page, &findings, &mut outcome.errors);
    let accept = arguments.accept.as_deref().unwrap_or(Path::new(""));
    report::unused(accept, &unused, &mut outcome.errors);
    let mut diagnostics = Diagnostics::new();
    let shared = shared(&arguments.spec, &mut diagnostics);
    outcome.errors.push_str(&diagnostics.render(Style::Plain));
    if !outcome.errors.is_empty() {
        outcome.status = 1;
        return Ok(outcome);
    }
    let draft = scaffold::scaffold(&reading.facts, &shared);
    outcome.output = draft.file;
    outcome.errors = format!(
        "the draft belongs into spec/paths/{name}.yaml, and this under `paths:` of spec/{ROOT}:\n\n{}\n\
         it has {} open decisions, each marked with DECIDE; `cargo xtask pages check` fails as long as one is open\n",
        draft.reference, draft.decisions
    );
    Ok(outcome)
}

/// What the operations so far have in common; nothing if there is no description yet.
fn shared(spec: &Path, diagnostics: &mut Diagnostics) -> Shared {
    if !spec.join(ROOT).exists() {
        return Shared::default();
    }
    Document::load(&Directory::new(spec), ROOT, diagnostics)
        .map_or_else(Shared::default, |document| {
            Shared::of(&document, diagnostics)
        })
}
