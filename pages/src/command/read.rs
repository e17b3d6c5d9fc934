//! `pages read`: scraped pages -> facts.

use std::path::{Path, PathBuf};

use super::{Outcome, files, report};

/// The arguments of `pages read`.
#[derive(Clone, Debug)]
pub struct ReadArguments {
    /// The scraped pages.
    pub pages: Vec<PathBuf>,
    /// Where the facts go: into the description's folder, else to standard output.
    pub write: bool,
    /// The file of accepted findings.
    pub accept: Option<PathBuf>,
    /// The folder of the description, `spec`.
    pub spec: PathBuf,
}

/// Reads all pages. Nothing is written for a page with a finding that is not accepted.
pub fn read(arguments: &ReadArguments) -> Outcome {
    match try_read(arguments) {
        Ok(outcome) => outcome,
        Err(message) => Outcome::usage(&message),
    }
}

fn try_read(arguments: &ReadArguments) -> Result<Outcome, String> {
    if arguments.pages.is_empty() {
        return Err("which pages?".to_owned());
    }
    let readings = files::readings(&arguments.spec)?;
    let acceptances = files::acceptances(arguments.accept.as_deref())?;
    let mut outcome = Outcome::default();
    for path in &arguments.pages {
        let name = files::page_name(path)?;
        let reading = crate::read(&name, &files::page_text(path)?, &readings);
        let (findings, unused) = acceptances.apply(&name, reading.findings);
        report::findings(path, &findings, &mut outcome.errors);
        report::unused(
            arguments.accept.as_deref().unwrap_or(Path::new("")),
            &unused,
            &mut outcome.errors,
        );
        if !findings.is_empty() || !unused.is_empty() {
            outcome.status = 1;
            continue;
        }
        let yaml = reading
            .facts
            .to_yaml()
            .map_err(|error| format!("{name}: {error}"))?;
        if arguments.write {
            write(&files::facts_path(&arguments.spec, &name), &yaml)?;
        } else {
            let separator = if outcome.output.is_empty() {
                ""
            } else {
                "---\n"
            };
            outcome.output.push_str(separator);
            outcome.output.push_str(&yaml);
        }
    }
    Ok(outcome)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}
