//! Descriptions that are broken on purpose: `tests/broken/REASON/openapi.yaml`.
//!
//! The wrong line ends in `#~ CODE`. The first error has that code and stands on that line; its whole text is the snapshot beside it.
//! A description without such a mark is wrong in a place that cannot carry one.

use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use konaplate_codegen::diagnostic::{Diagnostic, Diagnostics, Severity, Style};
use konaplate_codegen::generate;
use konaplate_codegen::load::Directory;
use konaplate_tests::description::{repository, yaml_files};

use crate::setup::options;

/// What a mark in a broken description says: file, line, code.
#[derive(Debug, PartialEq, Eq)]
struct Mark {
    file: String,
    line: usize,
    code: String,
}

fn reasons() -> Vec<String> {
    let folder = repository().join("tests/broken");
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder of broken descriptions")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

fn mark(folder: &Path) -> Option<Mark> {
    let marks: Vec<Mark> = yaml_files(folder)
        .iter()
        .flat_map(|file| marks_of(file))
        .collect();
    assert!(marks.len() <= 1, "one mark at most: {marks:?}");
    marks.into_iter().next()
}

fn marks_of(file: &PathBuf) -> Vec<Mark> {
    let text = fs::read_to_string(file).expect("a readable file");
    let of_line = |(index, line): (usize, &str)| {
        let (_, code) = line.split_once("#~ ")?;
        Some(Mark {
            file: file.display().to_string(),
            line: index + 1,
            code: code.to_owned(),
        })
    };
    text.lines().enumerate().filter_map(of_line).collect()
}

fn place(diagnostic: &Diagnostic, diagnostics: &Diagnostics) -> Option<(String, usize)> {
    let span = diagnostic.span()?;
    let file = diagnostics.files().get(span.file)?;
    Some((file.path().to_owned(), file.position(span.start).line))
}

#[test]
fn every_broken_description_is_refused_at_its_place() {
    let mut faults = Vec::new();
    for reason in reasons() {
        let folder = Path::new("broken").join(&reason);
        let mut diagnostics = Diagnostics::new();
        let output = generate(
            &Directory::new(&folder),
            "openapi.yaml",
            &options(),
            &mut diagnostics,
        );
        if output.is_some() {
            faults.push(format!("{reason}: generated all the same"));
            continue;
        }
        let Some(first) = diagnostics
            .iter()
            .find(|found| found.severity() == Severity::Error)
        else {
            faults.push(format!("{reason}: refused without an error"));
            continue;
        };
        if let Some(mark) = mark(&folder) {
            let found = place(first, &diagnostics).map(|(file, line)| Mark {
                file,
                line,
                code: first.code().to_owned(),
            });
            if found.as_ref() != Some(&mark) {
                faults.push(format!("{reason}: expected {mark:?}, found {found:?}"));
                continue;
            }
        }
        snapshot(&reason, &diagnostics.render(Style::Plain));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn snapshot(reason: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(repository().join("tests/broken").join(reason));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!("diagnostics", text));
}
