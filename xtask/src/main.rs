//! The commands.

mod pages;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(subcommand)]
    Pages(pages::Pages),
}

fn main() -> ExitCode {
    let Command::Pages(pages) = Arguments::parse().command;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."));
    let outcome = pages.run(root.join("spec"));
    // A reader that closed the pipe early has seen enough.
    let _ = std::io::stdout().write_all(outcome.output.as_bytes());
    let _ = std::io::stderr().write_all(outcome.errors.as_bytes());
    ExitCode::from(outcome.status)
}
