//! Compares what is generated with what is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use crate::failure::Failure;

/// What generated files say in their first line. Without it, no file is overwritten or removed.
const MARK: &str = "@generated";

/// Which generated files of an earlier run are removed when they are generated no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leftovers {
    /// Rust sources, in `src/` and below.
    Sources,
    /// Pages of HTML, in the folder itself.
    Pages,
}

/// What must change in a folder so that it holds the generated files.
#[derive(Debug)]
pub struct Plan {
    out: PathBuf,
    changes: Vec<Change>,
    unchanged: usize,
}

/// One file to be written or removed.
#[derive(Debug)]
pub struct Change {
    /// Where, the output folder included.
    pub path: PathBuf,
    /// What is there.
    pub old: Option<Vec<u8>>,
    /// What is to be there; none if the file is to go.
    pub new: Option<String>,
}

impl Plan {
    /// Compares `files` (path below `out` -> content) with what is in `out`.
    pub fn new(
        out: &Path,
        files: &BTreeMap<String, String>,
        leftovers: Leftovers,
    ) -> Result<Self, Failure> {
        let mut plan = Self {
            out: out.to_path_buf(),
            changes: Vec::new(),
            unchanged: 0,
        };
        for (name, content) in files {
            plan.compare(name, content)?;
        }
        let kept: BTreeSet<PathBuf> = files.keys().map(|name| out.join(name)).collect();
        match leftovers {
            Leftovers::Sources => plan.find_stale(&out.join("src"), leftovers, &kept)?,
            Leftovers::Pages => plan.find_stale(out, leftovers, &kept)?,
        }
        Ok(plan)
    }

    /// The folder.
    pub fn out(&self) -> &Path {
        &self.out
    }

    /// What must change.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Whether nothing must change.
    pub fn is_current(&self) -> bool {
        self.changes.is_empty()
    }

    /// One line for each change, and how many files stay as they are.
    pub fn summary(&self) -> String {
        let mut text = String::new();
        for change in &self.changes {
            let verb = if change.new.is_some() {
                "wrote"
            } else {
                "removed"
            };
            text.push_str(&format!("{verb} {}\n", change.path.display()));
        }
        let files = if self.unchanged == 1 { "file" } else { "files" };
        text.push_str(&format!("unchanged: {} {files}\n", self.unchanged));
        text
    }

    fn compare(&mut self, name: &str, content: &str) -> Result<(), Failure> {
        let path = self.out.join(name);
        let inside = |part| matches!(part, Component::Normal(_));
        if name.is_empty() || !Path::new(name).components().all(inside) {
            return Err(Failure::new(
                "output-outside",
                format!("`{name}` is outside of the output folder"),
            ));
        }
        self.refuse_links(Path::new(name))?;
        let old = read(&path)?;
        if old.as_deref() == Some(content.as_bytes()) {
            self.unchanged += 1;
            return Ok(());
        }
        // JSON has no place for a mark.
        if let Some(old) = &old
            && !name.ends_with(".json")
            && !is_marked(old)
        {
            let message = format!(
                "{} was not generated and is not overwritten",
                path.display()
            );
            return Err(Failure::new("not-generated", message)
                .help("move it away, or choose another folder with --out"));
        }
        let new = Some(content.to_owned());
        self.changes.push(Change { path, old, new });
        Ok(())
    }

    /// A symbolic link on the way would have files written somewhere else.
    fn refuse_links(&self, name: &Path) -> Result<(), Failure> {
        for part in name.ancestors().filter(|part| !part.as_os_str().is_empty()) {
            let path = self.out.join(part);
            if fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_symlink()) {
                let message = format!(
                    "{} is a symbolic link; files are written into the output folder only",
                    path.display()
                );
                return Err(Failure::new("output-outside", message));
            }
        }
        Ok(())
    }

    /// Notes every generated file in `folder` that is generated no longer.
    fn find_stale(
        &mut self,
        folder: &Path,
        leftovers: Leftovers,
        kept: &BTreeSet<PathBuf>,
    ) -> Result<(), Failure> {
        let ending = match leftovers {
            Leftovers::Sources => "rs",
            Leftovers::Pages => "html",
        };
        let mut entries = match fs::read_dir(folder) {
            Ok(entries) => entries
                .collect::<Result<Vec<_>, _>>()
                .map_err(|error| unreadable(folder, &error))?,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(unreadable(folder, &error)),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            let kind = entry
                .file_type()
                .map_err(|error| unreadable(&path, &error))?;
            if kind.is_dir() {
                if leftovers == Leftovers::Sources {
                    self.find_stale(&path, leftovers, kept)?;
                }
            } else if kind.is_file()
                && path
                    .extension()
                    .is_some_and(|extension| extension == ending)
                && !kept.contains(&path)
            {
                let old = read(&path)?;
                if old.as_deref().is_some_and(is_marked) {
                    self.changes.push(Change {
                        path,
                        old,
                        new: None,
                    });
                }
            }
        }
        Ok(())
    }
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(path, &error)),
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        "unreadable-file",
        format!("cannot read {}: {error}", path.display()),
    )
}

fn is_marked(content: &[u8]) -> bool {
    let first = content
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    first
        .windows(MARK.len())
        .any(|window| window == MARK.as_bytes())
}
