//! Runs the benchmarks and prints what they measured: tables of ratios, from one run on one machine.

mod call;
mod compile;
mod criterion;
mod decode;
mod folders;
mod generation;
mod install;
mod machine;
mod measure;
mod peer;
mod progress;
mod subject;
mod synthetic;
mod table;
mod validation;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::folders::Folders;

/// Measure generation, compile time, validation, decoding and calls, and print tables of ratios.
///
/// Everything is measured in one run on this machine, which should have nothing else to do. Nothing here is a test: no time is asserted.
#[derive(Debug, Parser)]
#[command(
    bin_name = "cargo xtask bench",
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    after_help = AFTER_HELP
)]
struct Arguments {
    /// What to measure [default: everything]
    parts: Vec<Part>,
    /// Where other generators and the descriptions were installed [default: konaplate-bench in the user's folder for caches]
    #[arg(long, value_name = "DIR")]
    peers: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

const AFTER_HELP: &str = "\
Examples:
  cargo xtask bench install       install what the first two parts compare with
  cargo xtask bench > TABLE.md    measure everything; half an hour
  cargo xtask bench validation decode

`install` needs a Rust toolchain, Python 3.10 or later with venv (for openapi-generator, which runs with Java 11 or later), and npm (for GitHub's
description and one of 200 operations). What is not installed is shown as such, and the rest is measured. The parts validation, decode
and call need nothing.";

/// What can be measured by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Generating clients, from 5 to 10,000 operations, beside other generators; 8 minutes
    Generation,
    /// Compiling a program with the five operations beside crates of other generators; 17 minutes
    Compile,
    /// Validators beside garde, validator, jsonschema and code written by hand; 2 minutes
    Validation,
    /// Decoding and encoding the largest response beside plain serde; 10 seconds
    Decode,
    /// Calls over loopback beside bare reqwest, and where their time goes; 3 minutes
    Call,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Install what generation and compile time are compared with
    Install {
        /// Where [default: konaplate-bench in the user's folder for caches]
        folder: Option<PathBuf>,
    },
    /// Run a command and say how long it took and how much memory
    #[command(hide = true)]
    Measure(measure::Arguments),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match &arguments.command {
        Some(Command::Install { folder }) => install::run(folder.as_deref()),
        Some(Command::Measure(arguments)) => measure::run(arguments),
        None => run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let folders = Folders::new(arguments.peers.as_deref())?;
    println!("{}", machine::describe());
    let parts = match arguments.parts.as_slice() {
        [] => Part::value_variants(),
        some => some,
    };
    for part in parts {
        match part {
            Part::Generation => generation::run(&folders)?,
            Part::Compile => compile::run(&folders)?,
            Part::Validation => validation::run(&folders)?,
            Part::Decode => decode::run(&folders)?,
            Part::Call => call::run(&folders)?,
        }
    }
    Ok(())
}
