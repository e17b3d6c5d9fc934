//! Descriptions that are wrong on purpose: `tests/broken/REASON/openapi.yaml` is refused, `tests/doubtful/REASON/openapi.yaml`
//! is generated from with a warning.
//!
//! The line that is to blame ends in `#~ CODE`. The first finding has that code and stands on that line; the whole text is the
//! snapshot beside it. A description without such a mark is wrong in a place that cannot carry one.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use konaplate_codegen::diagnostic::{Diagnostic, Diagnostics, Severity, Style};
use konaplate_codegen::generate;
use konaplate_codegen::load::Directory;
use konaplate_tests::description::{repository, yaml_files};

use crate::setup::options;

/// What a mark says: file, line, code.
#[derive(Debug, PartialEq, Eq)]
struct Mark {
    file: String,
    line: usize,
    code: String,
}

#[test]
fn every_broken_description_is_refused_at_its_place() {
    assert_all("broken", Severity::Error);
}

#[test]
fn every_doubtful_description_is_warned_of_at_its_place() {
    assert_all("doubtful", Severity::Warning);
}

fn assert_all(folder: &str, severity: Severity) {
    let faults: Vec<String> = reasons(folder)
        .iter()
        .filter_map(|reason| fault(folder, reason, severity))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn reasons(folder: &str) -> Vec<String> {
    let entries =
        fs::read_dir(repository().join("tests").join(folder)).expect("the folder of descriptions");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    assert!(!names.is_empty());
    names
}

/// What is wrong with the treatment of one description.
fn fault(folder: &str, reason: &str, severity: Severity) -> Option<String> {
    let path = Path::new(folder).join(reason);
    let mut diagnostics = Diagnostics::new();
    let output = generate(
        &Directory::new(&path),
        "openapi.yaml",
        &options(),
        &mut diagnostics,
    );
    if output.is_some() != (severity == Severity::Warning) {
        return Some(format!(
            "{reason}: {}",
            if output.is_some() {
                "generated all the same"
            } else {
                "refused"
            }
        ));
    }
    let Some(first) = diagnostics
        .iter()
        .find(|found| found.severity() == severity)
    else {
        return Some(format!("{reason}: nothing is said"));
    };
    let found = place(first, &diagnostics);
    if let Some(expected) = mark(&path)
        && found.as_ref() != Some(&expected)
    {
        return Some(format!("{reason}: expected {expected:?}, found {found:?}"));
    }
    snapshot(&path, &diagnostics.render(Style::Plain));
    None
}

fn mark(folder: &Path) -> Option<Mark> {
    let mut marks: Vec<Mark> = yaml_files(folder)
        .iter()
        .flat_map(|file| marks_of(file))
        .collect();
    assert!(marks.len() <= 1, "one mark at most: {marks:?}");
    marks.pop()
}

fn marks_of(file: &Path) -> Vec<Mark> {
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

fn place(diagnostic: &Diagnostic, diagnostics: &Diagnostics) -> Option<Mark> {
    let span = diagnostic.span()?;
    let file = diagnostics.files().get(span.file)?;
    let line = file.position(span.start).line;
    Some(Mark {
        file: file.path().to_owned(),
        line,
        code: diagnostic.code().to_owned(),
    })
}

fn snapshot(folder: &Path, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(repository().join("tests").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!("diagnostics", text));
}
