//! Finds the descriptions of a corpus.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A description of OpenAPI 3.0.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it is.
    pub path: PathBuf,
    /// The path below the corpus.
    pub name: String,
    /// Its bytes.
    pub bytes: u64,
}

impl Document {
    /// A name for the folder of its crate.
    pub fn crate_name(&self) -> String {
        self.name.replace(|c: char| !c.is_ascii_alphanumeric(), "_")
    }
}

/// The descriptions below several folders; what is a file itself is taken under its own name.
pub fn find_all(corpus: &[PathBuf]) -> io::Result<Vec<Document>> {
    let mut documents = Vec::new();
    for path in corpus {
        match path.is_dir() {
            true => documents.extend(find(path)?),
            false => documents.push(Document {
                path: path.clone(),
                name: path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                bytes: fs::metadata(path)?.len(),
            }),
        }
    }
    documents.sort_by(|one, two| one.name.cmp(&two.name));
    Ok(documents)
}

/// All OpenAPI 3.0 descriptions below `folder`.
fn find(folder: &Path) -> io::Result<Vec<Document>> {
    let mut documents = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if is_document(&path)? {
                let name = path.strip_prefix(folder).unwrap_or(&path);
                documents.push(Document {
                    name: name.to_string_lossy().replace('\\', "/"),
                    bytes: fs::metadata(&path)?.len(),
                    path,
                });
            }
        }
    }
    Ok(documents)
}

/// Whether the first bytes say OpenAPI 3.0.
fn is_document(path: &Path) -> io::Result<bool> {
    let extension = path.extension().and_then(|extension| extension.to_str());
    if !matches!(extension, Some("json" | "yaml" | "yml")) {
        return Ok(false);
    }
    let mut head = String::new();
    let mut bytes = Vec::new();
    fs::File::open(path)?
        .take(100_000_000)
        .read_to_end(&mut bytes)?;
    head.push_str(&String::from_utf8_lossy(&bytes));
    let squeezed: String = head
        .split("openapi")
        .nth(1)
        .unwrap_or_default()
        .chars()
        .take(20)
        .filter(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    Ok(squeezed.starts_with("3.0"))
}
