//! Descriptions to compare.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use konaplate_codegen::diagnostic::Style;
use konaplate_codegen::load::{Directory, Memory, Source};
use konaplate_review::diff::{Change, Changes, Description, diff};
use serde_yaml::Value;

/// The root folder of the repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

#[track_caller]
pub fn load(source: &dyn Source, root: &str) -> Description {
    Description::load(source, root)
        .unwrap_or_else(|diagnostics| panic!("{}", diagnostics.render(Style::Plain)))
}

/// A description of one file.
#[track_caller]
pub fn description(text: &str) -> Description {
    load(
        &Memory::new().with("openapi.yaml", text.as_bytes()),
        "openapi.yaml",
    )
}

/// The changes between two descriptions of one file each.
#[track_caller]
pub fn changes(old: &str, new: &str) -> Changes {
    diff(&description(old), &description(new))
}

/// `class id` of each.
pub fn named(changes: &Changes) -> Vec<String> {
    let named = |change: &Change| format!("{} {}", change.class.name(), change.id);
    changes.all.iter().map(named).collect()
}

/// The project's own description, or that of the tests: files by path.
pub fn files(folder: &str) -> BTreeMap<String, Value> {
    let root = repository().join(folder);
    let mut found = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "yaml") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
                let text = std::fs::read_to_string(&path).unwrap();
                found.insert(
                    name.replace('\\', "/"),
                    serde_yaml::from_str(&text).unwrap(),
                );
            }
        }
    }
    found
}

/// Files as JSON, which YAML contains.
pub fn memory(files: &BTreeMap<String, Value>) -> Memory {
    files.iter().fold(Memory::new(), |memory, (path, value)| {
        memory.with(path.clone(), serde_json::to_string(value).unwrap())
    })
}

/// A folder's description as it stands.
pub fn own(folder: &str) -> Description {
    load(&Directory::new(repository().join(folder)), "openapi.yaml")
}
