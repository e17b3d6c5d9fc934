//! A description read as plain YAML, without the generator.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The files of a description, by their path below its folder.
#[derive(Clone, Debug)]
pub struct Description {
    files: BTreeMap<String, Value>,
}

/// A place in a description: a file and a JSON Pointer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path below the folder of the description.
    pub file: String,
    /// JSON Pointer into the file.
    pub pointer: String,
}

/// The folder of this repository.
#[must_use]
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

impl Description {
    /// Reads every YAML file of a folder of the repository.
    ///
    /// # Panics
    /// If a file cannot be read.
    #[must_use]
    pub fn read(folder: &str) -> Self {
        let root = repository().join(folder);
        let mut files = BTreeMap::new();
        for path in yaml_files(&root) {
            let text = fs::read_to_string(&path).expect("a readable file");
            let value = serde_yaml::from_str(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let name = path
                .strip_prefix(&root)
                .expect("a file below the folder")
                .to_string_lossy()
                .replace('\\', "/");
            files.insert(name, value);
        }
        Self { files }
    }

    /// The named schemas of all operations: name and place, sorted by name.
    #[must_use]
    pub fn operation_schemas(&self) -> BTreeMap<String, Place> {
        let mut schemas = BTreeMap::new();
        for (file, content) in &self.files {
            let named = content
                .get("x-schemas")
                .and_then(Value::as_object)
                .into_iter()
                .flatten();
            for (name, _) in named {
                schemas.insert(
                    name.clone(),
                    Place {
                        file: file.clone(),
                        pointer: format!("/x-schemas/{name}"),
                    },
                );
            }
        }
        schemas
    }

    /// What stands at a place.
    ///
    /// # Panics
    /// If nothing does.
    #[must_use]
    pub fn get(&self, place: &Place) -> &Value {
        let file = self
            .files
            .get(&place.file)
            .unwrap_or_else(|| panic!("no file {}", place.file));
        file.pointer(&place.pointer)
            .unwrap_or_else(|| panic!("nothing at {place:?}"))
    }

    /// Where a reference that stands in `file` leads.
    #[must_use]
    pub fn follow(&self, file: &str, reference: &str) -> Place {
        let (path, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let file = if path.is_empty() {
            file.to_owned()
        } else {
            join(file, path)
        };
        Place {
            file,
            pointer: pointer.to_owned(),
        }
    }

    /// Every file, by its path.
    #[must_use]
    pub fn files(&self) -> &BTreeMap<String, Value> {
        &self.files
    }
}

/// The YAML files of a folder and its folders.
///
/// # Panics
/// If the folder cannot be read.
#[must_use]
pub fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
    {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            found.extend(yaml_files(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// `path`, relative to the folder of `file`.
fn join(file: &str, path: &str) -> String {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts.join("/")
}
