//! Says on a terminal what is being done.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How far a run is.
#[derive(Debug)]
pub struct Progress {
    total: usize,
    done: AtomicUsize,
    terminal: bool,
}

impl Progress {
    /// Nothing is done yet.
    pub fn new(total: usize) -> Progress {
        Progress {
            total,
            done: AtomicUsize::new(0),
            terminal: std::io::stderr().is_terminal(),
        }
    }

    /// Says what is being done now, in the same line as before.
    pub fn doing(&self, what: &str, name: &str) {
        if self.terminal {
            let done = self.done.load(Ordering::Relaxed);
            eprint!("\r\x1b[K{done} of {}: {what} {name}", self.total);
        }
    }

    /// One more is done.
    pub fn done(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.terminal && done == self.total {
            eprintln!("\r\x1b[K{done} of {done}");
        }
    }

    /// A line that stays, also where there is no terminal.
    pub fn tell(&self, text: &str) {
        let clear = if self.terminal { "\r\x1b[K" } else { "" };
        eprintln!("{clear}{text}");
    }
}
