//! Everything that the process logs, kept for reading.

use std::sync::{Mutex, Once, PoisonError};

static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());
static INSTALLED: Once = Once::new();

struct Memory;

impl log::Log for Memory {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let line = format!("{} {}: {}", record.level(), record.target(), record.args());
        LINES
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(line);
    }

    fn flush(&self) {}
}

/// Keeps every line of every crate from now on, the most talkative level included.
///
/// # Panics
/// If another logger was installed before.
pub fn listen() {
    INSTALLED.call_once(|| {
        log::set_logger(&Memory).expect("the only logger of the process");
        log::set_max_level(log::LevelFilter::Trace);
    });
}

/// The lines so far.
#[must_use]
pub fn lines() -> Vec<String> {
    LINES.lock().unwrap_or_else(PoisonError::into_inner).clone()
}
