//! `cargo xtask languages`: other generators on the bundles. The work is done by `tests/languages/`.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use clap::Args;

use crate::failure::Failure;
use crate::{terminal, workspace};

/// Run the generators of other languages on the bundles, compile what they make, and print a table.
#[derive(Debug, Args)]
#[command(
    disable_help_flag = true,
    after_help = "Examples:\n  cargo xtask languages\n  cargo xtask languages typescript python"
)]
pub struct Arguments {
    /// For tests/languages/run.sh, which explains them with --help
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

/// The exit status is that of the script: 1 for a cell that is worse than before, 2 for what is missing or wrong usage.
pub fn run(arguments: &Arguments) -> ExitCode {
    let script = workspace::root().join("tests/languages/run.sh");
    let status = Command::new("sh")
        .arg(script)
        .args(&arguments.arguments)
        .status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(status) => {
            let code = status.code().and_then(|code| u8::try_from(code).ok());
            code.map_or(ExitCode::FAILURE, ExitCode::from)
        }
        Err(error) => {
            let failure = Failure::new("not-started", format!("sh cannot be started: {error}"))
                .help("the command needs a POSIX shell");
            terminal::error(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}
