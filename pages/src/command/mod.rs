//! The commands, as functions from files to text and an exit status. `xtask` parses the arguments and prints.

mod check;
mod diff;
mod files;
mod read;
mod report;
mod scaffold;

pub use check::{CheckArguments, check, committed};
pub use diff::{DiffArguments, diff};
pub use read::{ReadArguments, read};
pub use scaffold::{ScaffoldArguments, scaffold};

/// What a command has to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// For standard output.
    pub output: String,
    /// For standard error.
    pub errors: String,
    /// Exit status: 0, 1 for findings, 2 for wrong usage.
    pub status: u8,
}

impl Outcome {
    fn usage(message: &str) -> Self {
        Self {
            errors: format!("error[usage]: {message}\n"),
            status: 2,
            ..Self::default()
        }
    }
}
