//! One description: generated, and then proved to hold no text of it as code, or refused with a place.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use konaplate_codegen::diagnostic::{Diagnostic, Diagnostics, Severity, Style};
use konaplate_codegen::load::Source;
use konaplate_codegen::{Choices, Options, Output, Runtime, generate};

use crate::proof;

/// What became of a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Generated,
    Refused,
}

pub fn options() -> Options {
    Options {
        crate_name: "hostile".to_owned(),
        runtime: Runtime::Published,
        description: "openapi.json".to_owned(),
        choices: Choices::default(),
    }
}

/// The files, unless it is refused.
///
/// # Errors
/// What is wrong with the refusal.
pub fn output(source: &dyn Source, options: &Options) -> Result<Option<Output>, String> {
    let mut diagnostics = Diagnostics::new();
    let output = generate(source, "openapi.json", options, &mut diagnostics);
    let text = diagnostics.render(Style::Plain);
    if let Some(c) = text.chars().find(|c| *c != '\n' && proof::is_hidden(*c)) {
        return Err(format!("{c:?} is printed as it is: {text:?}"));
    }
    let errors: Vec<&Diagnostic> = diagnostics
        .iter()
        .filter(|found| found.severity() == Severity::Error)
        .collect();
    match output {
        Some(output) => Ok(Some(output)),
        None if errors.is_empty() => Err("refused without an error".to_owned()),
        None if errors.iter().any(|error| error.span().is_none()) => {
            Err(format!("an error without a place:\n{text}"))
        }
        None => Ok(None),
    }
}

/// Generates, and looks at what comes of it.
///
/// # Errors
/// What is wrong with it.
pub fn verdict(source: &dyn Source) -> Result<Verdict, String> {
    let Some(output) = output(source, &options())? else {
        return Ok(Verdict::Refused);
    };
    let faults = proof::faults(&output);
    match faults.is_empty() {
        true => Ok(Verdict::Generated),
        false => Err(faults.join("\n")),
    }
}

/// Does all jobs, on all processors, and returns what they return.
pub fn in_parallel<'j, J: Sync, T: Send>(
    jobs: &'j [J],
    work: impl Fn(&'j J) -> T + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..processors {
            scope.spawn(|| {
                while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let result = work(job);
                    done.lock().expect("no panic").push(result);
                }
            });
        }
    });
    done.into_inner().expect("no panic")
}
