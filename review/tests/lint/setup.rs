//! Descriptions to look at.

use std::path::{Path, PathBuf};

use konaplate_codegen::load::{Directory, Memory};
use konaplate_review::diff::Description;
use konaplate_review::lint::{Report, lint};

/// The findings about a description in memory.
pub fn report(text: &str) -> Report {
    let source = Memory::new().with("openapi.yaml", text.as_bytes());
    let description = Description::load(&source, "openapi.yaml").expect("a description");
    let report = lint(&description);
    assert!(!description.has_errors(), "a reference leads nowhere");
    report
}

/// The findings about a file.
pub fn report_of(path: &Path) -> Report {
    let folder = Directory::new(path.parent().expect("a folder"));
    let name = path.file_name().and_then(|name| name.to_str());
    let description = Description::load(&folder, name.expect("a name")).expect("a description");
    lint(&description)
}

/// The folder of the tests.
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/lint")
        .join(name)
}

/// What is in a folder, sorted.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
}
