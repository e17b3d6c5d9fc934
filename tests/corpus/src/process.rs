//! Runs a command within limits of time and memory.

use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// What a command may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How much of a processor each of its processes may use. A busy machine does not change that; what waits instead of computing
    /// is stopped after ten times as long by the clock.
    pub time: Duration,
    /// How much memory each of its processes may map, in GiB; `None` is as much as there is.
    pub gib: Option<u64>,
}

/// How a command ended.
#[derive(Debug)]
pub enum Ended {
    /// By itself.
    ByItself(Output),
    /// It ran too long and was stopped, with all that it had started.
    TooLate,
    /// It asked for more memory than it may have.
    TooLarge,
    /// It could not be started.
    NotStarted(std::io::Error),
}

/// The number of the signal on Linux.
const SIGXCPU: i32 = 24;

/// By how much the clock may run ahead of the processor.
const BUSY: u32 = 10;

/// Applies the limits: `ulimit` holds for each process below it, and `timeout` ends the whole group, so that no compiler is left
/// behind when its caller is stopped. The shell stays: it tells of a signal as a status.
const WITHIN: &str =
    r#"ulimit -S -t "$1" && ulimit -v "$2" && shift 2 && timeout --kill-after=5 "$@"; exit $?"#;

/// A command that will keep to the limits.
pub fn within(limits: Limits, program: &Path) -> Command {
    let kib = limits.gib.map(|gib| (gib << 20).to_string());
    let mut command = Command::new("sh");
    command
        .args(["-c", WITHIN, "sh"])
        .arg(limits.time.as_secs().to_string())
        .arg(kib.as_deref().unwrap_or("unlimited"))
        .arg((limits.time * BUSY).as_secs().to_string())
        .arg(program)
        // A backtrace would stand where the reason is looked for.
        .env("RUST_BACKTRACE", "0");
    command
}

/// Runs a command made by [`within`] with the same limits.
pub fn run(limits: Limits, mut command: Command) -> Ended {
    let begun = Instant::now();
    match command.output() {
        Err(error) => Ended::NotStarted(error),
        Ok(output) if output.status.success() => Ended::ByItself(output),
        Ok(output) if begun.elapsed() >= limits.time * BUSY || lacks_time(&output) => {
            Ended::TooLate
        }
        Ok(output) if limits.gib.is_some() && lacks_memory(&output) => Ended::TooLarge,
        Ok(output) => Ended::ByItself(output),
    }
}

/// Whether a process was ended by the kernel for the time that it used, or told of another that was.
fn lacks_time(output: &Output) -> bool {
    output.status.code() == Some(128 + SIGXCPU)
        || String::from_utf8_lossy(&output.stderr).contains("SIGXCPU")
}

/// What the compiler, the standard library and the kernel say when there is no more memory.
fn lacks_memory(output: &Output) -> bool {
    let text = String::from_utf8_lossy(&output.stderr);
    [
        "memory allocation of",
        "Cannot allocate memory",
        "out of memory",
        "SIGKILL",
    ]
    .iter()
    .any(|sign| text.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(gib: Option<u64>, seconds: u64, script: &str) -> Ended {
        let limits = Limits {
            time: Duration::from_secs(seconds),
            gib,
        };
        let mut command = within(limits, Path::new("sh"));
        command.args(["-c", script]);
        run(limits, command)
    }

    #[test]
    fn what_keeps_to_the_limits_ends_by_itself() {
        let Ended::ByItself(output) = ended(Some(1), 60, "ulimit -v; exit 3") else {
            unreachable!("neither time nor memory were short")
        };
        assert_eq!(output.stdout, b"1048576\n");
        assert_eq!(output.status.code(), Some(3));
    }

    #[test]
    fn what_takes_too_long_is_stopped_with_its_children() {
        let begun = Instant::now();
        assert!(matches!(ended(None, 1, "sleep 60 & wait"), Ended::TooLate));
        assert!(begun.elapsed() < Duration::from_secs(50));
    }

    #[test]
    fn what_computes_too_long_is_stopped_by_the_kernel() {
        let busy = "while :; do :; done";
        assert!(matches!(ended(None, 1, busy), Ended::TooLate));
        let below = format!("sh -c '{busy}'; exit $?");
        assert!(matches!(ended(None, 1, &below), Ended::TooLate));
    }

    #[test]
    fn a_lack_of_memory_is_told_from_other_failures() {
        let words = "echo 'memory allocation of 64 bytes failed' >&2; exit 101";
        assert!(matches!(ended(Some(1), 60, words), Ended::TooLarge));
        assert!(matches!(ended(None, 60, words), Ended::ByItself(_)));
    }
}
