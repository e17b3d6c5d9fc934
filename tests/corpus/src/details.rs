//! What became of each description, one line of JSON each.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Mutex;

use serde::Serialize;

/// Where the lines go, if anywhere. Each is written at once: a run that is interrupted has said what it did until then.
#[derive(Debug)]
pub struct Details(Option<Mutex<File>>);

impl Details {
    /// Starts the file anew.
    pub fn create(file: Option<&Path>) -> io::Result<Details> {
        let file = file.map(File::create).transpose()?;
        Ok(Details(file.map(Mutex::new)))
    }

    /// Adds a line.
    pub fn note(&self, what: &impl Serialize) {
        let Some(Ok(mut file)) = self.0.as_ref().map(Mutex::lock) else {
            return;
        };
        // The table will say the same in the end.
        if let Ok(line) = serde_json::to_string(what) {
            let _ = writeln!(file, "{line}");
        }
    }
}
