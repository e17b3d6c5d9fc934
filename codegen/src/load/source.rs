//! Where files come from: a folder, or memory.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

/// Reads the files of one description. Paths are relative to its root folder, with `/`, without `.` and `..`.
pub trait Source {
    /// The bytes of a file, at most `limit` of them.
    ///
    /// # Errors
    /// Why the file cannot be had.
    fn read(&self, path: &str, limit: usize) -> Result<Vec<u8>, SourceError>;

    /// The path as people know it, for diagnostics.
    fn display_path(&self, path: &str) -> String {
        path.to_owned()
    }
}

/// Why a file cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceError {
    /// There is no such file.
    NotFound,
    /// The path leads out of the root folder, itself or by a symbolic link.
    Outside,
    /// It has more bytes than allowed.
    TooLarge,
    /// The system's own reason.
    Io(String),
}

impl std::fmt::Display for SourceError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotFound => formatter.write_str("no such file"),
            Self::Outside => formatter.write_str("it is outside of the description's folder"),
            Self::TooLarge => formatter.write_str("it is too large"),
            Self::Io(reason) => formatter.write_str(reason),
        }
    }
}

/// A folder of the file system. Nothing outside of it is read, not by a symbolic link either.
#[derive(Clone, Debug)]
pub struct Directory {
    root: PathBuf,
}

impl Directory {
    /// The folder `root`.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }
}

impl Source for Directory {
    fn read(&self, path: &str, limit: usize) -> Result<Vec<u8>, SourceError> {
        let inside = |part| matches!(part, Component::Normal(_));
        if !Path::new(path).components().all(inside) {
            return Err(SourceError::Outside);
        }
        // An empty path is the current folder, which the system wants to be named.
        let root = Path::new(".").join(&self.root).canonicalize().map_err(io)?;
        let file = root.join(path).canonicalize().map_err(io)?;
        if !file.starts_with(&root) {
            return Err(SourceError::Outside);
        }
        if !file.is_file() {
            return Err(SourceError::Io("it is not a file".to_owned()));
        }
        let mut bytes = Vec::new();
        fs::File::open(&file)
            .and_then(|file| file.take(limit as u64 + 1).read_to_end(&mut bytes))
            .map_err(io)?;
        if bytes.len() > limit {
            return Err(SourceError::TooLarge);
        }
        Ok(bytes)
    }

    fn display_path(&self, path: &str) -> String {
        self.root.join(path).display().to_string()
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the form map_err takes")]
fn io(error: std::io::Error) -> SourceError {
    match error.kind() {
        ErrorKind::NotFound => SourceError::NotFound,
        _ => SourceError::Io(error.to_string()),
    }
}

/// Files in memory.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// No files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same files and one more.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.into(), content.into());
        self
    }
}

impl Source for Memory {
    fn read(&self, path: &str, limit: usize) -> Result<Vec<u8>, SourceError> {
        let content = self.files.get(path).ok_or(SourceError::NotFound)?;
        if content.len() > limit {
            return Err(SourceError::TooLarge);
        }
        Ok(content.clone())
    }
}
