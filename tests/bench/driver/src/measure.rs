//! How long a command takes and how much memory it needs.
//!
//! The kernel tells the peak of the largest of a process's children, over all of them. So each command is the only child of a process
//! of its own: this program again.

use std::error::Error;
use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use clap::Args;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde::{Deserialize, Serialize};

const RUNS: u32 = 10;
const SECONDS: f64 = 5.0;
/// What takes longer is stopped.
const LIMIT: Duration = Duration::from_secs(120);

/// What a command took.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cost {
    /// By the clock.
    pub seconds: f64,
    /// The most memory that the command, or the largest below it, had at once, in bytes.
    pub peak: u64,
}

impl Cost {
    /// The lesser of both.
    fn best(self, other: Self) -> Self {
        Self {
            seconds: self.seconds.min(other.seconds),
            peak: self.peak.min(other.peak),
        }
    }
}

/// A command, and where its output goes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What the command prints goes here
    #[arg(long)]
    log: PathBuf,
    /// The command
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
    command: Vec<OsString>,
}

/// Runs the command and prints its cost as JSON. Fails if the command does.
pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let log = File::create(&arguments.log)?;
    let (program, rest) = arguments.command.split_first().ok_or("no command")?;
    let mut command = Command::new(program);
    command
        .args(rest)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log);
    let begun = Instant::now();
    let mut child = command.spawn()?;
    let done = stop_after(LIMIT, Pid::from_raw(i32::try_from(child.id())?));
    let status = child.wait()?;
    let seconds = begun.elapsed().as_secs_f64();
    drop(done);
    if begun.elapsed() >= LIMIT {
        return Err(format!("no end within {} s", LIMIT.as_secs()).into());
    }
    if !status.success() {
        let text = std::fs::read_to_string(&arguments.log).unwrap_or_default();
        return Err(last_words(&text).into());
    }
    let kib = getrusage(UsageWho::RUSAGE_CHILDREN)?.max_rss();
    let peak = u64::try_from(kib)? << 10;
    println!("{}", serde_json::to_string(&Cost { seconds, peak })?);
    Ok(())
}

/// Ends a process when the time is over, unless what this returns was dropped before.
fn stop_after(limit: Duration, process: Pid) -> Sender<()> {
    let (done, ended) = mpsc::channel();
    thread::spawn(move || {
        if ended.recv_timeout(limit) == Err(RecvTimeoutError::Timeout) {
            // It may have ended just now.
            let _gone = kill(process, Signal::SIGKILL);
        }
    });
    done
}

/// Runs a command in a process of its own. The error is the last line that it wrote.
pub fn cost(command: &Command, log: &Path) -> Result<Cost, Box<dyn Error>> {
    let mut measuring = Command::new(std::env::current_exe()?);
    measuring.arg("measure").arg("--log").arg(log).arg("--");
    measuring
        .arg(command.get_program())
        .args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => measuring.env(name, value),
            None => measuring.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        measuring.current_dir(folder);
    }
    let output = measuring.output()?;
    if output.status.success() {
        return Ok(serde_json::from_slice(&output.stdout)?);
    }
    let reason = String::from_utf8_lossy(&output.stderr);
    Err(reason.trim().trim_start_matches("error: ").into())
}

/// The best of ten runs, or of as many as fit into five seconds; `prepare` is called before each, and its time does not count.
pub fn best(
    command: &Command,
    log: &Path,
    mut prepare: impl FnMut() -> Result<(), Box<dyn Error>>,
) -> Result<Cost, Box<dyn Error>> {
    prepare()?;
    let mut best = cost(command, log)?;
    let mut spent = best.seconds;
    for _ in 1..RUNS {
        if spent + best.seconds > SECONDS {
            break;
        }
        prepare()?;
        let next = cost(command, log)?;
        spent += next.seconds;
        best = best.best(next);
    }
    Ok(best)
}

/// Why it failed: what a panic says, else the last line that says something; cut where it would spoil a table.
fn last_words(log: &str) -> String {
    let mut lines = log.lines().map(str::trim).filter(|line| !line.is_empty());
    let panicked = lines.by_ref().any(|line| line.contains(" panicked at "));
    let line = match panicked {
        true => lines.next().map(|reason| format!("panicked: {reason}")),
        false => log
            .lines()
            .rev()
            .find(|line| !line.trim().is_empty())
            .map(str::to_owned),
    };
    let words = line.unwrap_or_else(|| "it said nothing".to_owned());
    words
        .trim()
        .chars()
        .take(120)
        .collect::<String>()
        .replace('|', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_words_are_one_short_line_without_bars() {
        let panic = "x\nthread 'main' panicked at a.rs:1:2:\nno such thing\nnote: run with more";
        assert_eq!(last_words(panic), "panicked: no such thing");
        assert_eq!(last_words("a\nwhat | why\n\n"), "what / why");
        assert_eq!(last_words(""), "it said nothing");
        assert_eq!(last_words(&"x".repeat(200)).len(), 120);
    }
}
