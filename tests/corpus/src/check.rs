//! Compiles one crate.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Output;

use serde::Serialize;

use crate::outcome::Kind;
use crate::process::{self, Ended, Limits};

/// How many lines of a compiler's complaint are kept.
const LINES: usize = 12;

/// How crates are compiled.
#[derive(Debug)]
pub struct Compiler {
    /// The versions of our dependencies; crates of other generators have none.
    pub lock: Option<PathBuf>,
    /// Where dependencies are compiled to, once for all crates.
    pub target: PathBuf,
    /// What one crate may take.
    pub limits: Limits,
}

/// What became of one description.
#[derive(Debug, Serialize)]
pub struct Checked {
    /// The path below the corpus.
    pub file: String,
    /// Lines of generated Rust.
    pub lines: usize,
    /// What the generator made of it.
    pub generated: Kind,
    /// What the compiler made of that.
    pub verdict: Verdict,
    /// How long compiling took.
    pub seconds: u64,
}

/// What the compiler said.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It compiles.
    Compiled,
    /// It does not, and this is the beginning of the complaint.
    Failed(String),
    /// It did not end in time.
    TooLate,
    /// The compiler asked for more memory than it may have.
    TooLarge,
    /// The generator wrote no crate, and this is why.
    NothingGenerated(String),
}

impl Compiler {
    /// Compiles the crate in a folder.
    pub fn check(&self, folder: &Path) -> Verdict {
        if let Err(error) = self.prepare(folder) {
            return Verdict::Failed(format!("{}: {error}", folder.display()));
        }
        let mut command = process::within(self.limits, Path::new("cargo"));
        command
            .args(["check", "--quiet"])
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0");
        if self.lock.is_some() {
            command.arg("--offline").env("RUSTFLAGS", "-D warnings");
        }
        match process::run(self.limits, command) {
            Ended::ByItself(output) if output.status.success() => Verdict::Compiled,
            Ended::ByItself(output) => Verdict::Failed(complaint(&output)),
            Ended::TooLate => Verdict::TooLate,
            Ended::TooLarge => Verdict::TooLarge,
            Ended::NotStarted(error) => Verdict::Failed(error.to_string()),
        }
    }

    fn prepare(&self, folder: &Path) -> io::Result<()> {
        // The folder may be below that of another workspace, which would take the crate for a forgotten member.
        let mut manifest = fs::File::options()
            .append(true)
            .open(folder.join("Cargo.toml"))?;
        manifest.write_all(b"\n[workspace]\n")?;
        if let Some(lock) = &self.lock {
            fs::copy(lock, folder.join("Cargo.lock"))?;
        }
        Ok(())
    }
}

/// From the first error on: other generators' crates begin with warnings.
fn complaint(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let mut lines: Vec<&str> = text
        .lines()
        .skip_while(|line| !line.starts_with("error"))
        .take(LINES)
        .collect();
    if lines.is_empty() {
        lines = text.lines().take(LINES).collect();
    }
    lines.join("\n")
}

/// Removes what compiling a crate has left, and keeps its dependencies. Every crate has the same name.
pub fn remove_artifacts(target: &Path) {
    for folder in ["debug/deps", "debug/.fingerprint"] {
        let Ok(entries) = fs::read_dir(target.join(folder)) else {
            continue;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with("corpus-") || name.starts_with("libcorpus-") {
                // What cannot be removed takes room and does no other harm.
                let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
            }
        }
    }
}
