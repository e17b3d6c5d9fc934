//! Says what is being done, to people at a terminal. A log does not want to know.

use std::io::{IsTerminal, stderr};

/// Says what is being done.
pub fn say(doing: &str) {
    if stderr().is_terminal() {
        eprintln!("{doing} ...");
    }
}
