//! The files of a committed crate.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The files of Rust in a folder, by path relative to it.
///
/// # Panics
/// If the folder cannot be read.
#[must_use]
pub fn rust_files(folder: &Path) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a plain name");
        if entry.path().is_dir() {
            let inner = rust_files(&entry.path());
            files.extend(inner.iter().map(|file| format!("{name}/{file}")));
        } else if name.ends_with(".rs") {
            files.insert(name);
        }
    }
    files
}
