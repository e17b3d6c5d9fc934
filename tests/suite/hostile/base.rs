//! The descriptions that the texts are put into.

use konaplate_tests::description::{repository, yaml_files};
use serde_json::Value;

/// A description in one file, with what it is called.
pub struct Base {
    pub name: String,
    pub tree: Value,
}

/// Everything over plain HTTP, and the constructs of the runtime's scheme one by one.
pub fn bases() -> Vec<Base> {
    let tests = repository().join("tests");
    let mut files = vec![tests.join("hostile/http.yaml")];
    files.extend(yaml_files(&tests.join("fuzz/seeds")));
    assert!(files.len() > 30, "the descriptions are gone");
    files.iter().map(|file| read(file)).collect()
}

fn read(file: &std::path::Path) -> Base {
    let text = std::fs::read_to_string(file).expect("a readable file");
    let name = file.file_stem().expect("a name").to_string_lossy();
    Base {
        name: name.into_owned(),
        tree: serde_yaml::from_str(&text).expect("YAML"),
    }
}
