//! Where things are.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Where things are.
#[derive(Clone, Debug)]
pub struct Folders {
    /// The benchmarks.
    pub bench: PathBuf,
    /// Where Cargo builds them: where this program stands.
    pub target: PathBuf,
    /// What this run writes.
    work: PathBuf,
}

impl Folders {
    /// Finds them.
    pub fn new() -> Result<Self, Box<dyn Error>> {
        let bench = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .canonicalize()?;
        let program = env::current_exe()?;
        let target = program
            .ancestors()
            .nth(2)
            .ok_or("not built by Cargo")?
            .to_path_buf();
        Ok(Self {
            bench,
            work: target.join("measured"),
            target,
        })
    }

    /// An empty folder below that of this run; what the last one left there is removed.
    pub fn empty(&self, name: &str) -> Result<PathBuf, Box<dyn Error>> {
        let folder = self.work.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }
}
