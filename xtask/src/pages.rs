//! `cargo xtask pages`: scraped pages, their facts, and what changed on them.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use konaplate_pages::command::{
    self, CheckArguments, DiffArguments, Outcome, ReadArguments, ScaffoldArguments,
};

use crate::{terminal, workspace};

/// Scraped pages, their facts, and what changed on them.
#[derive(Debug, Subcommand)]
pub enum Pages {
    /// Read scraped pages into facts; fails if something on them is not understood and not accepted.
    #[command(after_help = "Examples:
  cargo xtask pages read gift_prepaid_card.txt            facts on standard output
  cargo xtask pages read --write scraped/*.txt            facts into spec/pages/")]
    Read {
        /// The pages: text files named for their operation.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Write the facts into spec/pages/ instead of to standard output.
        #[arg(long)]
        write: bool,
        /// A file of findings that are accepted.
        #[arg(long, value_name = "FILE")]
        accept: Option<PathBuf>,
    },
    /// Say what changed between two scrapes of a page, in terms of the API.
    #[command(after_help = "Example:
  cargo xtask pages diff spec/pages/gift_prepaid_card.yaml gift_prepaid_card.txt")]
    Diff {
        /// The older page, or its facts file.
        old: PathBuf,
        /// The newer page, or its facts file.
        new: PathBuf,
    },
    /// Compare the facts with the description; fails for unexplained differences and stale deviations.
    #[command(after_help = "Example:
  cargo xtask pages check          status 1 if a difference is in no entry of spec/deviations.yaml")]
    Check,
    /// Print a first draft of spec/paths/OPERATION.yaml for a page that is not covered yet.
    #[command(after_help = "Example:
  cargo xtask pages scaffold register_user.txt > spec/paths/register_user.yaml")]
    Scaffold {
        /// The page, or its facts file.
        file: PathBuf,
        /// A file of findings that are accepted.
        #[arg(long, value_name = "FILE")]
        accept: Option<PathBuf>,
    },
}

/// Runs the command and prints what it has to say.
pub fn run(command: Pages) -> ExitCode {
    let outcome = command.run(workspace::shown(&workspace::root().join("spec")));
    terminal::print(&outcome.output);
    terminal::error(&outcome.errors);
    ExitCode::from(outcome.status)
}

impl Pages {
    /// Runs the command. `spec` is the folder of the description.
    fn run(self, spec: PathBuf) -> Outcome {
        match self {
            Self::Read {
                files,
                write,
                accept,
            } => command::read(&ReadArguments {
                pages: files,
                write,
                accept,
                spec,
            }),
            Self::Check => command::check(&CheckArguments { spec }),
            Self::Scaffold { file, accept } => command::scaffold(&ScaffoldArguments {
                page: file,
                accept,
                spec,
            }),
            Self::Diff { old, new } => command::diff(&DiffArguments { old, new, spec }),
        }
    }
}
