//! `cargo xtask bench`: how fast things are. The work is done by `tests/bench/`, which is built when it is started, since what the benchmarks
//! compare with takes minutes to compile.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use clap::Args;

use crate::failure::Failure;
use crate::{terminal, workspace};

/// Measure how fast things are, and print tables of ratios.
#[derive(Debug, Args)]
#[command(disable_help_flag = true)]
pub struct Arguments {
    /// For the benchmarks, which explain them with --help
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

/// The exit status is that of the benchmarks.
pub fn run(arguments: &Arguments) -> ExitCode {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let root = workspace::root();
    let target = match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => root.join("target"),
    };
    let status = Command::new(cargo)
        .args(["run", "--quiet", "--release", "--manifest-path"])
        .arg(root.join("tests/bench/driver/Cargo.toml"))
        // Beside the other output: both have crates in common, built with other features.
        .arg("--target-dir")
        .arg(target.join("bench"))
        .arg("--")
        .args(&arguments.arguments)
        .status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(status) => {
            let code = status.code().and_then(|code| u8::try_from(code).ok());
            code.map_or(ExitCode::FAILURE, ExitCode::from)
        }
        Err(error) => {
            let failure = Failure::new("not-started", format!("cargo cannot be started: {error}"));
            terminal::error(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}
