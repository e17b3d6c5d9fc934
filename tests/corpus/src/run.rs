//! Generates every description, each in a process of its own.

use std::error::Error;
use std::fs;
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::documents::{self, Document};
use crate::outcome::{Kind, Outcome};
use crate::table;

/// What takes longer counts as a hang.
const TIME: Duration = Duration::from_secs(120);

/// Generates every description below `folder` and prints the table.
pub fn generate(folder: &Path, details: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let documents = documents::find(folder)?;
    let outcomes = all(&documents, &|_| None)?;
    if let Some(details) = details {
        let mut file = fs::File::create(details)?;
        for outcome in &outcomes {
            writeln!(file, "{}", serde_json::to_string(outcome)?)?;
        }
    }
    print!("{}", table::table(&outcomes));
    Ok(())
}

/// What became of each description; `out` says where the crate goes, and for which runtime.
pub fn all(
    documents: &[Document],
    out: &(dyn Fn(&Document) -> Option<[PathBuf; 2]> + Sync),
) -> Result<Vec<Outcome>, Box<dyn Error>> {
    let program = std::env::current_exe()?;
    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new(Vec::new());
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let outcome = of(&program, document, out(document));
                    if let Ok(mut outcomes) = outcomes.lock() {
                        outcomes.push(outcome);
                        show_progress(outcomes.len(), documents.len());
                    }
                }
            });
        }
    });
    let mut outcomes = outcomes.into_inner()?;
    outcomes.sort_by(|one: &Outcome, two| one.file.cmp(&two.file));
    Ok(outcomes)
}

fn show_progress(done: usize, of: usize) {
    if std::io::stderr().is_terminal() {
        eprint!("\r{done} of {of}");
        if done == of {
            eprintln!();
        }
    }
}

fn of(program: &Path, document: &Document, out: Option<[PathBuf; 2]>) -> Outcome {
    let failed = |kind: Kind, first: String| Outcome {
        file: document.name.clone(),
        bytes: document.bytes,
        kind,
        operations: 0,
        skipped: 0,
        reasons: Default::default(),
        first: Some(first),
        lines: 0,
        milliseconds: 0,
    };
    let mut command = Command::new(program);
    command.arg("one").arg(&document.path);
    if let Some([out, runtime]) = out {
        command.arg("--out").arg(out).arg(runtime);
    }
    match run(command) {
        Ended::InTime { stdout, stderr } => match serde_json::from_str::<Outcome>(&stdout) {
            Ok(outcome) => Outcome {
                file: document.name.clone(),
                ..outcome
            },
            Err(_) => failed(Kind::Panicked, stderr),
        },
        Ended::TooLate => failed(Kind::Hung, format!("no end within {TIME:?}")),
    }
}

enum Ended {
    InTime { stdout: String, stderr: String },
    TooLate,
}

fn run(mut command: Command) -> Ended {
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => {
            return Ended::InTime {
                stdout: String::new(),
                stderr: error.to_string(),
            };
        }
    };
    let read = |pipe: Option<Box<dyn Read + Send>>| {
        thread::spawn(move || {
            let mut text = String::new();
            if let Some(mut pipe) = pipe {
                // What cannot be read is as if it had not been said.
                let _ = pipe.read_to_string(&mut text);
            }
            text
        })
    };
    let stdout = read(child.stdout.take().map(|pipe| Box::new(pipe) as Box<_>));
    let stderr = read(child.stderr.take().map(|pipe| Box::new(pipe) as Box<_>));
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(None) if begun.elapsed() > TIME => {
                // It may have ended in this moment.
                let _ = child.kill();
                let _ = child.wait();
                return Ended::TooLate;
            }
            Ok(None) => thread::sleep(Duration::from_millis(2)),
            _ => break,
        }
    }
    Ended::InTime {
        stdout: stdout.join().unwrap_or_default(),
        stderr: stderr.join().unwrap_or_default(),
    }
}
