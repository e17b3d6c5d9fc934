//! What is printed where: results to stdout, findings to stderr, colours only on a terminal.

use std::io::{self, IsTerminal, Write};

use konaplate_codegen::diagnostic::Style;

/// Prints to stdout. A reader that went away (`| head`) is no failure.
pub fn print(text: &str) {
    let _reader_gone = io::stdout().write_all(text.as_bytes());
}

/// Prints to stderr.
pub fn error(text: &str) {
    let _reader_gone = io::stderr().write_all(text.as_bytes());
}

/// Says on a terminal what is being done. A log, or another program, does not want to know.
pub fn progress(doing: &str) {
    if io::stderr().is_terminal() {
        error(&format!("{doing}\n"));
    }
}

/// Whether stdout takes colours.
pub fn stdout_style() -> Style {
    style(io::stdout().is_terminal())
}

/// Whether stderr takes colours.
pub fn stderr_style() -> Style {
    style(io::stderr().is_terminal())
}

fn style(terminal: bool) -> Style {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if terminal && !refused {
        Style::Coloured
    } else {
        Style::Plain
    }
}
