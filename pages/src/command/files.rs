//! The files of the commands.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::facts::Facts;
use crate::finding::Acceptances;
use crate::read::{MAX_PAGE_BYTES, Reading};
use crate::repair::Readings;

/// The name of a page: the stem of its file, which is the name of the operation everywhere else.
pub fn page_name(path: &Path) -> Result<String, String> {
    let stem = path
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default();
    let sound = stem.starts_with(|c: char| c.is_ascii_lowercase())
        && stem
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if sound {
        Ok(stem.to_owned())
    } else {
        Err(format!(
            "{}: the name of a page's file is the operation's name in snake case, such as gift_prepaid_card.txt",
            path.display()
        ))
    }
}

/// Where the facts of a page are kept.
pub fn facts_path(spec: &Path, page: &str) -> PathBuf {
    spec.join("pages").join(format!("{page}.yaml"))
}

/// Reads a page's text.
pub fn page_text(path: &Path) -> Result<String, String> {
    let length = std::fs::metadata(path)
        .map_err(|error| problem(path, &error))?
        .len();
    if length > MAX_PAGE_BYTES as u64 {
        return Err(format!(
            "{}: {length} bytes; more than {MAX_PAGE_BYTES} are not read",
            path.display()
        ));
    }
    let bytes = std::fs::read(path).map_err(|error| problem(path, &error))?;
    String::from_utf8(bytes).map_err(|error| {
        format!(
            "{}: not UTF-8 at byte {}",
            path.display(),
            error.utf8_error().valid_up_to()
        )
    })
}

/// The accepted readings of damaged text. Without the file there are none.
pub fn readings(spec: &Path) -> Result<Readings, String> {
    let path = spec.join("repairs.yaml");
    if path.exists() {
        yaml(&path)
    } else {
        Ok(Readings::default())
    }
}

/// The accepted findings.
pub fn acceptances(path: Option<&Path>) -> Result<Acceptances, String> {
    path.map_or_else(|| Ok(Acceptances::default()), yaml)
}

/// Facts, from a facts file or from a page's text.
pub fn facts(path: &Path, spec: &Path) -> Result<Reading, String> {
    if path
        .extension()
        .is_some_and(|extension| extension == "yaml" || extension == "yml")
    {
        let facts: Facts = yaml(path)?;
        return Ok(Reading {
            facts,
            findings: Vec::new(),
        });
    }
    Ok(crate::read(
        &page_name(path)?,
        &page_text(path)?,
        &readings(spec)?,
    ))
}

fn yaml<T: DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(|error| problem(path, &error))?;
    serde_yaml::from_str(&text).map_err(|error| problem(path, &error))
}

fn problem(path: &Path, error: &dyn std::fmt::Display) -> String {
    format!("{}: {error}", path.display())
}
