//! `cargo xtask lint`: findings about a description.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use konaplate_codegen::load::Source;
use konaplate_review::diff::{Description, Failed};
use konaplate_review::lint::{Acceptances, RULES, Report, format, lint, rule};

use crate::failure::Failure;
use crate::{describe, terminal};

/// Where accepted findings stand, beside the root file of the description.
const ACCEPTED: &str = "lint.yaml";

/// Find what breaks generators, callers or reviews in a description, although it is valid.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask lint                                   the project's own description
  cargo xtask lint openapi.json --format github      another one, in a workflow
  cargo xtask lint --explain text-breaks-out         why it matters, and what to do

Findings that are right as they are stand in lint.yaml beside the description: a list of entries with `id`, `at`, `fingerprint` and
`reason`, the first three as a finding shows them. An entry that matches no finding any more is a finding itself.

Exit status: 0 if nothing was found, 1 if something was, 2 if the description or lint.yaml cannot be read.")]
pub struct Arguments {
    /// The root file of an OpenAPI 3.0 description [default: spec/openapi.yaml]
    file: Option<PathBuf>,
    /// How the findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Say why a rule matters and what to do, instead
    #[arg(long, value_name = "ID", conflicts_with = "file")]
    explain: Option<String>,
    /// List all rules, instead
    #[arg(long, conflicts_with_all = ["file", "explain"])]
    rules: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs: one object with a version number
    Json,
    /// Annotations of a GitHub workflow
    Github,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    if arguments.rules {
        terminal::print(&format::list());
        return ExitCode::SUCCESS;
    }
    let done = match &arguments.explain {
        Some(id) => explain(id).map(|()| ExitCode::SUCCESS),
        None => look(arguments),
    };
    done.unwrap_or_else(|message| {
        terminal::error(&message);
        ExitCode::from(2)
    })
}

fn explain(id: &str) -> Result<(), String> {
    match rule(id) {
        Some(rule) => {
            terminal::print(&format::explain(rule));
            Ok(())
        }
        None => {
            let near = konaplate_review::lint::nearest(id);
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("`cargo xtask lint --rules` lists all {}", RULES.len()),
            };
            Err(format!(
                "error[unknown-rule]: there is no rule `{}`\n  = help: {help}\n",
                id.escape_debug()
            ))
        }
    }
}

fn look(arguments: &Arguments) -> Result<ExitCode, String> {
    let report = report(arguments)?;
    terminal::print(&match arguments.format {
        Format::Text => format::text(&report, terminal::stdout_style()),
        Format::Json => format::json(&report),
        Format::Github => format::github(&report),
    });
    Ok(ExitCode::from(u8::from(!report.findings.is_empty())))
}

fn report(arguments: &Arguments) -> Result<Report, String> {
    let style = terminal::stderr_style();
    let described = describe::description(arguments.file.as_deref())
        .map_err(|failure: Failure| failure.to_string())?;
    let unreadable = |diagnostics: &_| Failed::findings(diagnostics, style).to_string();
    let description = Description::load(&described.folder, &described.file)
        .map_err(|diagnostics| unreadable(&diagnostics))?;
    terminal::progress(&format!(
        "looking at {} by {} rules",
        described.recorded,
        RULES.len()
    ));
    let mut report = lint(&description);
    if description.has_errors() {
        // A reference that leads nowhere hides findings.
        return Err(unreadable(&description.into_diagnostics()));
    }
    if Path::new(&described.folder.display_path(ACCEPTED)).exists() {
        let accepted = Acceptances::load(&described.folder, ACCEPTED)
            .map_err(|diagnostics| unreadable(&diagnostics))?;
        accepted.apply(&mut report, &described.folder.display_path(""));
    }
    Ok(report)
}
