//! Compiles a sample of the corpus.

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::documents::{self, Document};
use crate::outcome::Kind;
use crate::run;

/// How many of the largest are in every sample.
const LARGEST: usize = 10;

/// Generates and compiles `sample` descriptions, with warnings denied, and prints what became of them.
pub fn compile(
    folder: &Path,
    sample: usize,
    work: &Path,
    runtime: &Path,
) -> Result<(), Box<dyn Error>> {
    let documents = chosen(documents::find(folder)?, sample);
    let runtime = runtime.canonicalize()?;
    fs::create_dir_all(work)?;
    let folder_of = |document: &Document| work.join(crate_name(&document.name));
    let outcomes = run::all(&documents, &|document| {
        Some([folder_of(document), runtime.clone()])
    })?;
    let lock = runtime.join("../Cargo.lock");
    let (mut compiled, mut failed) = (0, Vec::new());
    for (document, outcome) in documents_by_name(&documents).into_iter().zip(&outcomes) {
        if !matches!(outcome.kind, Kind::Whole | Kind::Skipped) {
            continue;
        }
        let folder = folder_of(document);
        fs::copy(&lock, folder.join("Cargo.lock"))?;
        match check(&folder, &work.join("target"))? {
            None => compiled += 1,
            Some(error) => {
                eprintln!("{}: {error}", document.name);
                failed.push(document.name.clone());
            }
        }
        std::io::stdout().flush()?;
    }
    println!(
        "sample {}, compiled {compiled}, failed to compile {}",
        documents.len(),
        failed.len()
    );
    match failed.is_empty() {
        true => Ok(()),
        false => Err(format!("failed to compile: {}", failed.join(", ")).into()),
    }
}

fn documents_by_name(documents: &[Document]) -> Vec<&Document> {
    let mut sorted: Vec<&Document> = documents.iter().collect();
    sorted.sort_by(|one, two| one.name.cmp(&two.name));
    sorted
}

/// The largest, and others by the hash of their name: nobody can choose them.
fn chosen(mut documents: Vec<Document>, sample: usize) -> Vec<Document> {
    documents.sort_by_key(|document| std::cmp::Reverse(document.bytes));
    let mut rest = documents.split_off(LARGEST.min(documents.len()));
    rest.sort_by_key(|document| Sha256::digest(document.name.as_bytes()).to_vec());
    rest.truncate(sample.saturating_sub(documents.len()));
    documents.extend(rest);
    documents
}

fn crate_name(name: &str) -> PathBuf {
    PathBuf::from(name.replace(|c: char| !c.is_ascii_alphanumeric(), "_"))
}

/// The beginning of the compiler's complaint, if there is one.
fn check(folder: &Path, target: &Path) -> Result<Option<String>, Box<dyn Error>> {
    let output = Command::new("cargo")
        .args(["check", "--quiet", "--offline"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("RUSTFLAGS", "-D warnings")
        .output()?;
    if output.status.success() {
        return Ok(None);
    }
    let text = String::from_utf8_lossy(&output.stderr);
    Ok(Some(text.lines().take(12).collect::<Vec<_>>().join("\n")))
}
