//! The generator that a run is about: ours, or one of another project.

use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::{Duration, Instant};

use crate::documents::Document;
use crate::outcome::{Kind, Outcome};
use crate::process::{self, Ended, Limits};

/// What takes longer counts as a hang.
const LIMITS: Limits = Limits {
    time: Duration::from_secs(120),
    gib: None,
};

/// A generator, run as a process for each description, so that a panic, a hang or a stack overflow is counted and not the end.
#[derive(Clone, Debug)]
pub enum Generator {
    /// This program's command `one`.
    Ours {
        /// Folder of the runtime; without it no crate is written.
        runtime: Option<PathBuf>,
    },
    /// A command that takes a description and the folder of a crate to write.
    Peer(PathBuf),
}

impl Generator {
    /// Generates one description, and writes the crate to `out` if one is wanted.
    pub fn generate(&self, document: &Document, out: Option<&Path>) -> Outcome {
        match self {
            Generator::Ours { runtime } => ours(document, runtime.as_deref().zip(out)),
            // Other generators are not known to do anything without writing it.
            Generator::Peer(command) => peer(command, document, out.unwrap_or(Path::new("."))),
        }
    }
}

fn ours(document: &Document, out: Option<(&Path, &Path)>) -> Outcome {
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => return ended_badly(document, Ended::NotStarted(error)),
    };
    let mut command = process::within(LIMITS, &program);
    command.arg("one").arg(&document.path);
    if let Some((runtime, out)) = out {
        command.arg("--out").arg(out).arg(runtime);
    }
    match process::run(LIMITS, command) {
        Ended::ByItself(output) => match serde_json::from_slice::<Outcome>(&output.stdout) {
            Ok(outcome) => Outcome {
                file: document.name.clone(),
                ..outcome
            },
            Err(_) => Outcome::without_crate(document, Kind::Panicked, last_words(&output)),
        },
        ended => ended_badly(document, ended),
    }
}

fn peer(command: &Path, document: &Document, out: &Path) -> Outcome {
    let begun = Instant::now();
    let mut command = process::within(LIMITS, command);
    command.arg(&document.path).arg(out);
    match process::run(LIMITS, command) {
        Ended::ByItself(output) if output.status.success() => Outcome {
            kind: Kind::Generated,
            first: None,
            milliseconds: begun.elapsed().as_millis(),
            ..Outcome::without_crate(document, Kind::Generated, String::new())
        },
        Ended::ByItself(output) => {
            let words = last_words(&output);
            // 101 is the exit status of a panic, and a signal has none.
            let panicked = words.contains("panicked at")
                || !matches!(output.status.code(), Some(status) if status != 101 && status < 128);
            let kind = if panicked {
                Kind::Panicked
            } else {
                Kind::Refused
            };
            Outcome::without_crate(document, kind, words)
        }
        ended => ended_badly(document, ended),
    }
}

fn ended_badly(document: &Document, ended: Ended) -> Outcome {
    match ended {
        Ended::NotStarted(error) => {
            Outcome::without_crate(document, Kind::Panicked, error.to_string())
        }
        _ => {
            let words = format!(
                "no end within {} seconds of computing",
                LIMITS.time.as_secs()
            );
            Outcome::without_crate(document, Kind::Hung, words)
        }
    }
}

/// The end of what a process said; its beginning may be long.
fn last_words(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let skipped = text.chars().count().saturating_sub(2000);
    text.chars().skip(skipped).collect()
}
