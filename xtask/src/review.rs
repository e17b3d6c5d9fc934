//! `cargo xtask review`: the report for the API's owners.

use std::path::{Path, PathBuf};

use clap::Args;
use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_pages::{Facts, command};
use konaplate_review::report::{Input, report};

use crate::describe::description;
use crate::failure::Failure;
use crate::output::{Leftovers, Plan, apply};
use crate::{terminal, workspace};

/// Write the report for the API's owners: pages of HTML that open from disk.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask review                              spec/ -> target/review/index.html
  cargo xtask review -o report                    into another folder
  cargo xtask review --spec petstore.yaml -o pets a description without pages")]
pub struct Arguments {
    /// Folder to write into [default: target/review of the workspace]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Root file of the description [default: spec/openapi.yaml of the workspace]
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let description = description(arguments.spec.as_deref())?;
    let out = match &arguments.output {
        Some(out) => out.clone(),
        None => workspace::shown(&workspace::root().join("target/review")),
    };
    let root = arguments
        .spec
        .clone()
        .unwrap_or_else(|| workspace::root().join("spec/openapi.yaml"));
    let pages = pages(root.parent().unwrap_or(Path::new("")))?;
    let input = Input {
        source: &description.folder,
        root: &description.file,
        pages: &pages,
    };
    let mut diagnostics = Diagnostics::new();
    let style = terminal::stderr_style();
    let Some(files) = report(&input, &mut diagnostics) else {
        return Err(Failure::findings(&diagnostics, style));
    };
    terminal::error(&diagnostics.render(style));
    let plan = Plan::new(&out, &files, Leftovers::Pages)?;
    apply(&plan)?;
    terminal::print(&plan.summary());
    terminal::print(&format!("open {}\n", out.join("index.html").display()));
    Ok(())
}

/// The facts beside the description; there need not be any.
fn pages(spec: &Path) -> Result<Vec<Facts>, Failure> {
    if !spec.join("pages").is_dir() {
        return Ok(Vec::new());
    }
    command::committed(spec).map_err(|message| Failure::new("unreadable-facts", message))
}
