//! A page that was written for the tests, and a description of it that agrees with it.
#![allow(dead_code)] // Every test takes what it needs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use konaplate_codegen::diagnostic::{Diagnostics, Severity};
use konaplate_codegen::load::Memory;
use konaplate_pages::check::check;
use konaplate_pages::repair::Readings;
use konaplate_pages::{Facts, read};

pub const OPERATION: &str = "paths/return_book.yaml";

pub fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The folder of the scraped pages, which are not part of the repository.
pub fn scraped_pages() -> Option<PathBuf> {
    let folder = std::env::var("KONAPLATE_PAGES")
        .map_or_else(|_| root().join("../shared/pages"), PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: the scraped pages are not at {}", folder.display());
    None
}

pub fn page_text() -> String {
    std::fs::read_to_string(tests().join("pages/return_book.txt")).unwrap()
}

/// The files of a folder, by their path with `/`.
pub fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files);
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, std::fs::read_to_string(entry.path()).unwrap());
        }
    }
}

/// One finding, as a person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub code: String,
    pub message: String,
    /// `file:line`.
    pub place: String,
}

/// A page and the files of a description.
#[derive(Clone)]
pub struct Project {
    pub page: String,
    pub files: BTreeMap<String, String>,
}

impl Project {
    pub fn new() -> Self {
        Self {
            page: page_text(),
            files: files(&tests().join("return_book")),
        }
    }

    /// The same with another page. What is replaced must be there.
    pub fn page(mut self, old: &str, new: &str) -> Self {
        assert!(self.page.contains(old), "the page has no {old:?}");
        self.page = self.page.replacen(old, new, 1);
        self
    }

    /// The same with another file. What is replaced must be there.
    pub fn file(mut self, name: &str, old: &str, new: &str) -> Self {
        let text = self.files.get_mut(name).unwrap();
        assert!(text.contains(old), "{name} has no {old:?}");
        *text = text.replacen(old, new, 1);
        self
    }

    /// The same with another description of the operation.
    pub fn described(self, old: &str, new: &str) -> Self {
        self.file(OPERATION, old, new)
    }

    /// The same with one more deviation.
    pub fn deviation(mut self, place: &str, aspect: &str, page: &str, chosen: &str) -> Self {
        let entry = format!(
            "\n- operations: [return_book]\n  place: {place}\n  aspect: {aspect}\n  page: {page}\n  chosen: {chosen}\n  \
             evidence: inferred\n  reason: Because.\n"
        );
        self.files
            .get_mut("deviations.yaml")
            .unwrap()
            .push_str(&entry);
        self
    }

    pub fn facts(&self) -> Facts {
        let reading = read("return_book", &self.page, &Readings::default());
        assert_eq!(reading.findings, []);
        reading.facts
    }

    pub fn source(&self) -> Memory {
        self.files
            .iter()
            .fold(Memory::new(), |memory, (path, text)| {
                memory.with(path.clone(), text.clone())
            })
    }

    pub fn check(&self) -> Vec<Found> {
        found(&self.source(), &[self.facts()])
    }

    /// The line of the first occurrence of a text in a file, counted from 1.
    pub fn line(&self, file: &str, text: &str) -> String {
        let content = &self.files[file];
        let at = content.find(text).unwrap();
        format!("{file}:{}", content[..at].matches('\n').count() + 1)
    }
}

/// All errors of a check, each with its place.
pub fn found(source: &dyn konaplate_codegen::load::Source, pages: &[Facts]) -> Vec<Found> {
    let mut diagnostics = Diagnostics::new();
    check(source, pages, &mut diagnostics);
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity() == Severity::Error)
        .map(|diagnostic| {
            let place = diagnostic.span().and_then(|span| {
                let file = diagnostics.files().get(span.file)?;
                Some(format!(
                    "{}:{}",
                    file.path(),
                    file.position(span.start).line
                ))
            });
            Found {
                code: diagnostic.code().to_owned(),
                message: diagnostic.message().to_owned(),
                place: place.unwrap_or_default(),
            }
        })
        .collect()
}
