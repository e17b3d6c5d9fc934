//! `pages check`: facts against the description.

use std::path::{Path, PathBuf};

use konaplate_codegen::diagnostic::{Diagnostics, Style};
use konaplate_codegen::load::Directory;

use super::{Outcome, files};
use crate::check;
use crate::facts::Facts;

/// The arguments of `pages check`.
#[derive(Clone, Debug)]
pub struct CheckArguments {
    /// The folder of the description, `spec`.
    pub spec: PathBuf,
}

/// Compares the committed facts with the description.
pub fn check(arguments: &CheckArguments) -> Outcome {
    let pages = match committed(&arguments.spec) {
        Ok(pages) => pages,
        Err(message) => return Outcome::usage(&message),
    };
    let mut diagnostics = Diagnostics::new();
    let source = Directory::new(&arguments.spec);
    let summary = check::check(&source, &pages, &mut diagnostics);
    let mut output = contradictions(&pages);
    if let Some(summary) = summary.filter(|_| !diagnostics.has_errors()) {
        output += &format!(
            "{} operations, {} headers and fields: as on the pages but for {} deviations\n",
            summary.operations, summary.rows, summary.explained
        );
    }
    Outcome {
        output,
        errors: diagnostics.render(Style::Plain),
        status: u8::from(diagnostics.has_errors()),
    }
}

/// What the pages contradict themselves in. It is for their owner to settle: nothing that the description could be at fault for.
fn contradictions(pages: &[Facts]) -> String {
    crate::contradictions::find(pages)
        .iter()
        .map(|found| {
            let places: Vec<String> = found.places.iter().map(ToString::to_string).collect();
            format!(
                "contradiction[{}]: {}\n  {}\n",
                found.rule,
                found.evidence,
                places.join("\n  ")
            )
        })
        .collect()
}

/// The facts of all pages of the description in the folder `spec`, by name.
///
/// # Errors
/// Which file cannot be read, and why.
pub fn committed(spec: &Path) -> Result<Vec<Facts>, String> {
    let folder = spec.join("pages");
    let entries =
        std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let facts: Facts = files::yaml(path)?;
            if files::facts_path(spec, &facts.page) != *path {
                return Err(format!(
                    "{}: these are the facts of the page `{}`",
                    path.display(),
                    facts.page
                ));
            }
            Ok(facts)
        })
        .collect()
}
