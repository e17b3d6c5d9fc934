//! `cargo xtask sandbox`: the local server. It is built when it is started: the commands of this crate must work when
//! the generated client does not compile.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use clap::Args;

use crate::failure::Failure;
use crate::{terminal, workspace};

/// Run the local server that speaks the API.
#[derive(Debug, Args)]
#[command(
    disable_help_flag = true,
    after_help = "Example:\n  cargo xtask sandbox --port 4010 --allow-plaintext"
)]
pub struct Arguments {
    /// For the server, which explains them with --help
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

/// Becomes the server where the system lets it, so that signals and the exit status are the server's.
pub fn run(arguments: &Arguments) -> ExitCode {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["run", "--quiet", "--package", "konaplate-sandbox"])
        .arg("--manifest-path")
        .arg(workspace::root().join("Cargo.toml"))
        .arg("--")
        .args(&arguments.arguments);
    start(command)
}

#[cfg(unix)]
fn start(mut command: Command) -> ExitCode {
    use std::os::unix::process::CommandExt;
    // Returns only when it failed.
    let error = command.exec();
    failed(&error)
}

#[cfg(not(unix))]
fn start(mut command: Command) -> ExitCode {
    match command.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(status) => {
            let code = status.code().and_then(|code| u8::try_from(code).ok());
            code.map_or(ExitCode::FAILURE, ExitCode::from)
        }
        Err(error) => failed(&error),
    }
}

fn failed(error: &std::io::Error) -> ExitCode {
    let failure = Failure::new("not-started", format!("cargo cannot be started: {error}"));
    terminal::error(&failure.to_string());
    ExitCode::FAILURE
}
