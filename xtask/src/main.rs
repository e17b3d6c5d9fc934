//! The commands of the project: each parses its arguments, calls a library and prints what came of it.

mod bench;
mod bundle;
mod describe;
mod diff;
mod failure;
mod generate;
mod languages;
mod lint;
mod output;
mod pages;
mod review;
mod sandbox;
mod terminal;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;

/// A third of the time of generating goes to allocation, of which this one takes half.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Commands that keep the description and the generated client.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about,
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Generate(generate::Arguments),
    Bundle(bundle::Arguments),
    Diff(diff::Arguments),
    Lint(lint::Arguments),
    Languages(languages::Arguments),
    Bench(bench::Arguments),
    Review(review::Arguments),
    #[command(subcommand)]
    Pages(pages::Pages),
    Sandbox(sandbox::Arguments),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Bundle(arguments) => bundle::run(&arguments),
        Command::Diff(arguments) => return diff::run(&arguments),
        Command::Lint(arguments) => return lint::run(&arguments),
        Command::Languages(arguments) => return languages::run(&arguments),
        Command::Bench(arguments) => return bench::run(&arguments),
        Command::Review(arguments) => review::run(&arguments),
        Command::Pages(command) => return pages::run(command),
        Command::Sandbox(arguments) => return sandbox::run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            terminal::error(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}
