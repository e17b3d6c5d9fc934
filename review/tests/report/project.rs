//! The project's own description and facts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use konaplate_codegen::diagnostic::{Diagnostics, Style};
use konaplate_codegen::load::{Directory, Memory, Source, SourceError};
use konaplate_pages::Facts;
use konaplate_review::report::{Input, report};

/// The files of a report.
pub type Files = BTreeMap<String, String>;

pub fn spec() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec")
}

pub fn pages() -> Vec<Facts> {
    konaplate_pages::command::committed(&spec()).expect("facts")
}

/// The report of the project with these facts.
pub fn with_pages(pages: &[Facts]) -> Files {
    let source = Directory::new(spec());
    write(&source, "openapi.yaml", pages).expect("a report")
}

/// The report of a description in one file, without pages; or what is wrong.
pub fn of_text(name: &str, text: &str) -> Result<Files, String> {
    write(&Memory::new().with(name, text), name, &[])
}

/// A report, or what is wrong.
pub fn write(source: &dyn Source, root: &str, pages: &[Facts]) -> Result<Files, String> {
    let mut diagnostics = Diagnostics::new();
    let input = Input {
        source,
        root,
        pages,
    };
    report(&input, &mut diagnostics).ok_or_else(|| diagnostics.render(Style::Plain))
}

/// The project's files, one of them replaced.
pub struct Changed {
    pub path: &'static str,
    pub text: String,
}

impl Source for Changed {
    fn read(&self, path: &str, limit: usize) -> Result<Vec<u8>, SourceError> {
        if path != self.path {
            return Directory::new(spec()).read(path, limit);
        }
        match self.text.len() > limit {
            true => Err(SourceError::TooLarge),
            false => Ok(self.text.clone().into_bytes()),
        }
    }
}
