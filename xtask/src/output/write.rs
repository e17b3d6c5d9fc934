//! Carries out a plan: all of it, or nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::plan::{Change, Plan};
use crate::failure::Failure;

/// Writes and removes what the plan says. Everything is first written beside its place and then renamed; if anything
/// fails, what was there before is put back.
pub fn apply(plan: &Plan) -> Result<(), Failure> {
    let mut undo = Undo::default();
    let done = stage(plan, &mut undo).and_then(|staged| commit(plan, &staged, &mut undo));
    if let Err((path, error)) = done {
        undo.all();
        let message = format!(
            "cannot write {}: {error}; nothing was changed",
            path.display()
        );
        return Err(Failure::new("unwritable-file", message));
    }
    for change in plan.changes().iter().filter(|change| change.new.is_none()) {
        remove_empty_folders(change.path.parent(), plan.out());
    }
    Ok(())
}

/// Writes one file in one step.
pub fn write_file(path: &Path, content: &str) -> Result<(), Failure> {
    let temporary = beside(path);
    let written = fs::write(&temporary, content).and_then(|()| fs::rename(&temporary, path));
    written.map_err(|error| {
        let _maybe_never_made = fs::remove_file(&temporary);
        Failure::new(
            "unwritable-file",
            format!("cannot write {}: {error}", path.display()),
        )
    })
}

type Failed = (PathBuf, io::Error);

/// Writes every new content under a temporary name.
fn stage<'p>(plan: &'p Plan, undo: &mut Undo<'p>) -> Result<Vec<(PathBuf, &'p Change)>, Failed> {
    let mut staged = Vec::new();
    for change in plan.changes() {
        let Some(content) = &change.new else { continue };
        let failed = |error| (change.path.clone(), error);
        if let Some(folder) = change.path.parent() {
            create_folders(folder, undo).map_err(failed)?;
        }
        let temporary = beside(&change.path);
        undo.temporary.push(temporary.clone());
        fs::write(&temporary, content).map_err(failed)?;
        staged.push((temporary, change));
    }
    Ok(staged)
}

fn commit<'p>(
    plan: &'p Plan,
    staged: &[(PathBuf, &'p Change)],
    undo: &mut Undo<'p>,
) -> Result<(), Failed> {
    for (temporary, change) in staged {
        fs::rename(temporary, &change.path).map_err(|error| (change.path.clone(), error))?;
        undo.changed.push(change);
    }
    for change in plan.changes().iter().filter(|change| change.new.is_none()) {
        fs::remove_file(&change.path).map_err(|error| (change.path.clone(), error))?;
        undo.changed.push(change);
    }
    Ok(())
}

/// What must be taken back if a later step fails.
#[derive(Default)]
struct Undo<'p> {
    folders: Vec<PathBuf>,
    temporary: Vec<PathBuf>,
    changed: Vec<&'p Change>,
}

impl Undo<'_> {
    /// As far as the file system lets it: the failure itself is what is reported.
    fn all(&self) {
        for change in &self.changed {
            let _reported_already = match &change.old {
                Some(old) => fs::write(&change.path, old),
                None => fs::remove_file(&change.path),
            };
        }
        for temporary in &self.temporary {
            let _may_be_renamed = fs::remove_file(temporary);
        }
        for folder in self.folders.iter().rev() {
            let _may_be_in_use = fs::remove_dir(folder);
        }
    }
}

/// Creates `folder` and what is missing above it.
fn create_folders(folder: &Path, undo: &mut Undo<'_>) -> io::Result<()> {
    let missing: Vec<_> = folder
        .ancestors()
        .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists())
        .collect();
    for folder in missing.into_iter().rev() {
        fs::create_dir(folder)?;
        undo.folders.push(folder.to_path_buf());
    }
    Ok(())
}

/// A temporary name in the same folder: renaming works within a file system only.
fn beside(path: &Path) -> PathBuf {
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

/// Removes `folder` and those above it, up to but without `out`, as long as they are empty.
fn remove_empty_folders(folder: Option<&Path>, out: &Path) {
    let inside = folder
        .into_iter()
        .flat_map(Path::ancestors)
        .take_while(|folder| *folder != out);
    for folder in inside {
        if fs::remove_dir(folder).is_err() {
            return;
        }
    }
}
