//! Where things are.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Where things are.
#[derive(Clone, Debug)]
pub struct Folders {
    /// The repository.
    pub root: PathBuf,
    /// The benchmarks.
    pub bench: PathBuf,
    /// Where Cargo builds them: where this program stands.
    pub target: PathBuf,
    /// What this run writes.
    work: PathBuf,
    /// Other generators, and descriptions.
    pub peers: PathBuf,
}

impl Folders {
    /// Finds them; `peers` is where `install` was told to put things.
    pub fn new(peers: Option<&Path>) -> Result<Self, Box<dyn Error>> {
        let bench = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .canonicalize()?;
        let program = env::current_exe()?;
        let target = program.ancestors().nth(2).ok_or("not built by Cargo")?;
        let peers = match peers {
            Some(folder) => std::path::absolute(folder)?,
            None => default_peers()?,
        };
        Ok(Self {
            root: bench.join("../..").canonicalize()?,
            bench,
            target: target.to_path_buf(),
            work: target.join("measured"),
            peers,
        })
    }

    /// Where a command that is measured writes what it has to say.
    pub fn log(&self) -> PathBuf {
        self.work.join("log")
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

/// Outside of the repository, where it outlives `cargo clean`.
fn default_peers() -> Result<PathBuf, Box<dyn Error>> {
    let absolute = |name| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let caches = absolute("XDG_CACHE_HOME")
        .or_else(|| Some(absolute("HOME")?.join(".cache")))
        .ok_or("neither XDG_CACHE_HOME nor HOME is set; say --peers DIR")?;
    Ok(caches.join("konaplate-bench"))
}
