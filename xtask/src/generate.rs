//! `cargo xtask generate`: the description -> the crate.

use std::path::{Path, PathBuf};

use clap::Args;
use konaplate_codegen::diagnostic::{Diagnostic, Diagnostics};
use konaplate_codegen::{Choices, Options, Output, Runtime, Unsupported, Untyped};

use crate::describe::{Description, description};
use crate::failure::Failure;
use crate::output::{Leftovers, Plan, apply, diff};
use crate::{terminal, workspace};

/// Generate the client crate from the description.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask generate                       spec/ -> generated/
  cargo xtask generate --check               say what is stale, write nothing
  cargo xtask generate --spec petstore.yaml --out ../petstore --runtime ../konaplate/runtime")]
pub struct Arguments {
    /// Print a diff and fail if the output is stale; write nothing
    #[arg(long)]
    check: bool,
    /// Root file of the description [default: spec/openapi.yaml of the workspace]
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
    /// Folder of the crate to write [default: generated/ of the workspace]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Name of the crate [default: the name of the --out folder; konaplate without --out]
    #[arg(long, value_name = "CRATE")]
    name: Option<String>,
    /// Folder of the runtime, as the crate's Cargo.toml is to name it [default: a version]
    #[arg(long, value_name = "PATH")]
    runtime: Option<String>,
    /// Take schemas without `type` by the letter: their `properties` do not make them objects
    #[arg(long)]
    untyped_literally: bool,
    /// Leave out operations that cannot be generated, and say which
    #[arg(long)]
    skip_unsupported: bool,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let description = description(arguments.spec.as_deref())?;
    let out = match &arguments.out {
        Some(out) => out.clone(),
        None => workspace::shown(&workspace::root().join("generated")),
    };
    let options = options(arguments, &description, &out)?;
    let mut diagnostics = Diagnostics::new();
    let files = konaplate_codegen::generate(
        &description.folder,
        &description.file,
        &options,
        &mut diagnostics,
    );
    let style = terminal::stderr_style();
    let Some(files) = files else {
        return Err(Failure::findings(&diagnostics, style));
    };
    terminal::error(&diagnostics.render(style));
    let mut files = files;
    if arguments.is_own() {
        files.extend(profiles(&description)?);
    }
    let plan = Plan::new(&out, &files, Leftovers::Sources)?;
    if arguments.check {
        return check(&plan, arguments);
    }
    apply(&plan)?;
    terminal::print(&plan.summary());
    terminal::print(&left_out(&diagnostics));
    Ok(())
}

impl Arguments {
    /// Whether this is about the project's own description and crate.
    fn is_own(&self) -> bool {
        self.spec.is_none() && self.out.is_none()
    }
}

/// The bundles for other generators. Who generates a crate for another API gets that crate; `cargo xtask bundle` makes the rest.
fn profiles(description: &Description) -> Result<Output, Failure> {
    let mut diagnostics = Diagnostics::new();
    let bundles = konaplate_codegen::profiles(
        &description.folder,
        &description.file,
        &description.recorded,
        &mut diagnostics,
    );
    bundles.ok_or_else(|| Failure::findings(&diagnostics, terminal::stderr_style()))
}

/// How many operations were left out, if any.
fn left_out(diagnostics: &Diagnostics) -> String {
    let skipped = |of: &&Diagnostic| of.code() == "operation-skipped";
    match diagnostics.iter().filter(skipped).count() {
        0 => String::new(),
        1 => "left out: 1 operation\n".to_owned(),
        several => format!("left out: {several} operations\n"),
    }
}

fn check(plan: &Plan, arguments: &Arguments) -> Result<(), Failure> {
    if plan.is_current() {
        terminal::print(&plan.summary());
        return Ok(());
    }
    terminal::print(&diff(plan, terminal::stdout_style()));
    let stale = match plan.changes().len() {
        1 => "1 file is stale".to_owned(),
        files => format!("{files} files are stale"),
    };
    Err(Failure::new("stale-output", stale).help(format!("run `{}`", command(arguments))))
}

/// The command that writes what `--check` found stale.
fn command(arguments: &Arguments) -> String {
    let mut command = "cargo xtask generate".to_owned();
    let mut option = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            command.push_str(&format!(" --{name} {value}"));
        }
    };
    let path = |path: &PathBuf| path.display().to_string();
    option("spec", arguments.spec.as_ref().map(path));
    option("out", arguments.out.as_ref().map(path));
    option("name", arguments.name.clone());
    option("runtime", arguments.runtime.clone());
    if arguments.untyped_literally {
        command.push_str(" --untyped-literally");
    }
    if arguments.skip_unsupported {
        command.push_str(" --skip-unsupported");
    }
    command
}

fn options(
    arguments: &Arguments,
    description: &Description,
    out: &Path,
) -> Result<Options, Failure> {
    let runtime = match (&arguments.runtime, &arguments.out) {
        (Some(path), _) => Runtime::Path(path.clone()),
        (None, Some(_)) => Runtime::Published,
        (None, None) => Runtime::Workspace,
    };
    Ok(Options {
        crate_name: crate_name(arguments, out)?,
        runtime,
        description: description.recorded.clone(),
        choices: Choices {
            untyped: match arguments.untyped_literally {
                true => Untyped::Literal,
                false => Untyped::Assumed,
            },
            unsupported: match arguments.skip_unsupported {
                true => Unsupported::Skipped,
                false => Unsupported::Refused,
            },
        },
    })
}

fn crate_name(arguments: &Arguments, out: &Path) -> Result<String, Failure> {
    let name = match (&arguments.name, &arguments.out) {
        (Some(name), _) => name.clone(),
        (None, None) => "konaplate".to_owned(),
        (None, Some(_)) => {
            let folder = std::path::absolute(out).unwrap_or_else(|_| out.to_path_buf());
            folder
                .file_name()
                .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
        }
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(allowed) {
        return Ok(name);
    }
    let message = format!("`{name}` cannot be the name of a crate");
    Err(Failure::new("crate-name", message)
        .help("give another with --name: a letter, then letters, digits, `-` and `_`"))
}
