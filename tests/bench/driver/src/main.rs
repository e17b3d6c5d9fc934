//! Runs the benchmarks and prints what they measured: tables of ratios, from one run on one machine.

mod criterion;
mod decode;
mod folders;
mod machine;
mod progress;
mod table;
mod validation;

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};

use crate::folders::Folders;

/// Measure validation and decoding, and print tables of ratios.
///
/// Everything is measured in one run on this machine, which should have nothing else to do. Nothing here is a test: no time is asserted.
#[derive(Debug, Parser)]
#[command(
    bin_name = "cargo xtask bench",
    after_help = "Examples:\n  cargo xtask bench\n  cargo xtask bench validation"
)]
struct Arguments {
    /// What to measure [default: everything]
    parts: Vec<Part>,
}

/// What can be measured by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Validators beside garde, validator, jsonschema and code written by hand; 2 minutes
    Validation,
    /// Decoding and encoding the largest response beside plain serde; 10 seconds
    Decode,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let folders = Folders::new()?;
    println!("{}", machine::describe());
    let parts = match arguments.parts.as_slice() {
        [] => Part::value_variants(),
        some => some,
    };
    for part in parts {
        match part {
            Part::Validation => validation::run(&folders)?,
            Part::Decode => decode::run(&folders)?,
        }
    }
    Ok(())
}
