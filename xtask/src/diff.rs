//! `cargo xtask diff`: what changed between two descriptions, and who feels it.

use std::path::Path;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use konaplate_review::diff::{Class, Description, Failed, diff, format, open};

use crate::terminal;

/// Say what changed between two descriptions, and what it means for callers.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask diff HEAD:spec/openapi.yaml spec/openapi.yaml    what is not committed yet
  cargo xtask diff HEAD~1 HEAD                                 the last commit, spec/openapi.yaml
  cargo xtask diff origin/main spec/openapi.yaml --format github --fail-on risky

Exit status: 0 if nothing as bad as --fail-on changed, 1 if something did, 2 if a description cannot be read.")]
pub struct Arguments {
    /// The older description: a file, REVISION:PATH, or REVISION for its spec/openapi.yaml
    old: String,
    /// The newer description, in the same forms
    new: String,
    /// How the changes are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The least change that gives exit status 1
    #[arg(long, value_enum, default_value_t = FailOn::Breaking, value_name = "CLASS")]
    fail_on: FailOn,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people, by operation
    Text,
    /// For programs: one object with a version number
    Json,
    /// Annotations of a GitHub workflow
    Github,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FailOn {
    /// A caller that worked may fail, or does not compile
    Breaking,
    /// Or a person has to look
    Risky,
    /// Or anything at all changed
    Any,
}

impl FailOn {
    fn least(self) -> Class {
        match self {
            Self::Breaking => Class::Breaking,
            Self::Risky => Class::Risky,
            Self::Any => Class::Safe,
        }
    }
}

pub fn run(arguments: &Arguments) -> ExitCode {
    match compare(arguments) {
        Ok(status) => status,
        Err(failed) => {
            terminal::error(&failed.to_string());
            ExitCode::from(2)
        }
    }
}

fn compare(arguments: &Arguments) -> Result<ExitCode, Failed> {
    let style = terminal::stderr_style();
    let here = Path::new(".");
    let old = open(here, &arguments.old, style)?;
    let new = open(here, &arguments.new, style)?;
    terminal::progress(&format!(
        "comparing {} with {}",
        arguments.old, arguments.new
    ));
    let changes = diff(&old, &new);
    for description in [old, new] {
        whole(description, style)?;
    }
    terminal::print(&match arguments.format {
        Format::Text => format::text(&changes, terminal::stdout_style()),
        Format::Json => format::json(&changes),
        Format::Github => format::github(&changes),
    });
    let fails = changes.worst() >= Some(arguments.fail_on.least());
    Ok(ExitCode::from(u8::from(fails)))
}

/// A reference that leads nowhere hides changes.
fn whole(
    description: Description,
    style: konaplate_codegen::diagnostic::Style,
) -> Result<(), Failed> {
    match description.has_errors() {
        true => Err(Failed::findings(&description.into_diagnostics(), style)),
        false => Ok(()),
    }
}
