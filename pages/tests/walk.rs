//! The whole way once: a page changes, is read again, the check names what changed, the description follows, the client is generated.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    missing_docs
)]

mod project;

use std::path::{Path, PathBuf};

use konaplate_codegen::diagnostic::{Diagnostics, Style};
use konaplate_codegen::load::Directory;
use konaplate_codegen::{Choices, Options, Output, Runtime};
use konaplate_pages::command::{
    self, CheckArguments, DiffArguments, Outcome, ReadArguments, ScaffoldArguments,
};

/// A copy of the project's description, with one operation more, and the page of that operation.
struct Copy {
    folder: tempfile::TempDir,
}

impl Copy {
    fn new() -> Self {
        let copy = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        for (path, text) in project::files(&project::root().join("spec")) {
            copy.write(&format!("spec/{path}"), &text);
        }
        let library = project::Project::new().files;
        copy.write(
            &format!("spec/{}", project::OPERATION),
            &library[project::OPERATION],
        );
        copy.change("spec/deviations.yaml", "", &library["deviations.yaml"]);
        copy.change(
            "spec/openapi.yaml",
            "  - name: Cards\n",
            "  - name: Books\n  - name: Cards\n",
        );
        copy.change(
            "spec/openapi.yaml",
            "paths:\n",
            "paths:\n  /api/v1/books/return:\n    $ref: paths/return_book.yaml\n",
        );
        copy.write("return_book.txt", &project::page_text());
        copy
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Replaces the first occurrence of a text, which must be there.
    fn change(&self, name: &str, old: &str, new: &str) {
        let text = std::fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(old), "{name} has no {old:?}");
        self.write(name, &text.replacen(old, new, 1));
    }

    fn read(&self) -> Outcome {
        command::read(&ReadArguments {
            pages: vec![self.path("return_book.txt")],
            write: true,
            accept: None,
            spec: self.path("spec"),
        })
    }

    fn check(&self) -> Outcome {
        command::check(&CheckArguments {
            spec: self.path("spec"),
        })
    }

    fn scaffold(&self) -> Outcome {
        command::scaffold(&ScaffoldArguments {
            page: self.path("return_book.txt"),
            accept: None,
            spec: self.path("spec"),
        })
    }

    /// The page as it was against the page as it is.
    fn diff(&self) -> Outcome {
        command::diff(&DiffArguments {
            old: self.path("old/return_book.txt"),
            new: self.path("return_book.txt"),
            spec: self.path("spec"),
        })
    }

    fn generate(&self) -> Output {
        let options = Options {
            crate_name: "konaplate".to_owned(),
            runtime: Runtime::Workspace,
            description: "spec/openapi.yaml".to_owned(),
            choices: Choices::default(),
        };
        let mut diagnostics = Diagnostics::new();
        let source = Directory::new(self.path("spec"));
        konaplate_codegen::generate(&source, "openapi.yaml", &options, &mut diagnostics)
            .unwrap_or_else(|| panic!("{}", diagnostics.render(Style::Plain)))
    }
}

#[track_caller]
fn assert_silent(outcome: &Outcome) {
    assert_eq!((outcome.errors.as_str(), outcome.status), ("", 0));
}

#[test]
fn a_change_of_a_page_walks_through_to_one_file_of_the_client() {
    let copy = Copy::new();
    assert_silent(&copy.read());
    assert_silent(&copy.check());
    let before = copy.generate();

    // The page changes: a length, a field, an error code.
    copy.write("old/return_book.txt", &project::page_text());
    copy.change("return_book.txt", "Length : 12", "Length : 16");
    copy.change(
        "return_book.txt",
        "address\n\nobject\n",
        "branch\n\nstring\n\nRequired\n\nMin : 1 , Max : 40\n\nWhere it comes back\n\naddress\n\nobject\n",
    );
    copy.change(
        "return_book.txt",
        "Show All\n",
        "400\n\nError code\n\n101_003\n\nMessage\n\nBranch is closed.\n\nDescription\n\nNobody is there.\n\nShow All\n",
    );
    let diff = copy.diff();
    assert_eq!((diff.errors.as_str(), diff.status), ("", 1));
    let lines: Vec<&str> = diff.output.lines().map(str::trim_start).collect();
    let touched = [
        (
            "request.parameters.loanId",
            "in Rust: ReturnBookRequest::loan_id",
        ),
        ("request.parameters.branch", "in Rust: ReturnBookRequest"),
        ("codes.101_003", "in Rust: ReturnBookErrorCode"),
    ];
    for (place, name) in touched {
        let change = lines.iter().position(|line| line.contains(place));
        let change = change.unwrap_or_else(|| panic!("{place}: {}", diff.output));
        assert_eq!(lines[change + 1], name, "{}", diff.output);
    }
    assert!(
        diff.output
            .contains("generated/src/operations/return_book.rs")
    );

    assert_silent(&copy.read());
    let found = copy.check();
    assert_eq!(found.status, 1);
    let errors: Vec<&str> = found
        .errors
        .lines()
        .filter(|line| line.starts_with("error["))
        .collect();
    let expected = [
        (
            "differs-presence",
            "request.parameters.branch",
            "`required string, min 1, max 40`",
        ),
        ("differs-limits", "request.parameters.loanId", "`length 16`"),
        (
            "differs-presence",
            "codes.101_003",
            "`400 Branch is closed.`",
        ),
    ];
    assert_eq!(errors.len(), expected.len(), "{}", found.errors);
    for (error, (code, place, page)) in errors.iter().zip(expected) {
        assert!(
            error.starts_with(&format!("error[{code}]: `return_book` {place}:"))
                && error.contains(page),
            "{error}"
        );
    }
    let places = found.errors.matches("paths/return_book.yaml:").count();
    assert_eq!(places, 3, "{}", found.errors);

    // The description follows.
    let operation = "spec/paths/return_book.yaml";
    copy.change(
        operation,
        "minLength: 12\n        maxLength: 12\n",
        "minLength: 16\n        maxLength: 16\n",
    );
    copy.change(
        operation,
        "      - state\n",
        "      - branch\n      - state\n",
    );
    copy.change(
        operation,
        "      address:\n",
        "      branch:\n        type: string\n        minLength: 1\n        maxLength: 40\n        description: Desk that takes it.\n      address:\n",
    );
    copy.change(
        operation,
        "      - '101_002'\n",
        "      - '101_002'\n      - '101_003'\n",
    );
    copy.change(
        operation,
        "      - LoanClosed\n",
        "      - LoanClosed\n      - BranchClosed\n",
    );
    copy.change(
        operation,
        "closed already.., effect: none}\n",
        "closed already.., effect: none}\n      '101_003': {status: 400, message: Branch is closed., effect: none}\n",
    );
    assert_silent(&copy.check());

    let after = copy.generate();
    assert!(before.keys().eq(after.keys()), "no file came or went");
    let changed: Vec<&str> = before
        .iter()
        .filter(|(path, text)| after[*path] != **text)
        .map(|(path, _)| path.as_str())
        .collect();
    assert_eq!(
        changed,
        [
            "openapi.json",
            "openapi.yaml",
            "src/operations/return_book.rs"
        ]
    );
    let client = &after["src/operations/return_book.rs"];
    for word in ["pub branch: String", "BranchClosed", "16"] {
        assert!(client.contains(word), "{word}");
    }
}

#[test]
fn a_page_that_is_not_covered_gets_a_draft_that_generates() {
    let copy = Copy::new();
    assert_silent(&copy.read());
    let reference = "  /api/v1/books/return:\n    $ref: paths/return_book.yaml\n";
    copy.change("spec/openapi.yaml", reference, "");
    let found = copy.check();
    assert!(
        found
            .errors
            .contains("error[page-not-covered]: no operation describes the page `return_book`")
    );

    let draft = copy.scaffold();
    assert_eq!(draft.status, 0);
    assert!(draft.errors.contains(reference), "{}", draft.errors);
    copy.write("spec/paths/return_book.yaml", &draft.output);
    copy.change(
        "spec/openapi.yaml",
        "paths:\n",
        &format!("paths:\n{reference}"),
    );
    assert!(
        copy.generate()
            .contains_key("src/operations/return_book.rs")
    );

    let found = copy.check();
    assert_eq!(found.status, 1);
    assert!(
        found.errors.contains("error[undecided]"),
        "{}",
        found.errors
    );
    // The headers are those of the other operations, and nothing is left out or made up.
    assert!(!found.errors.contains("differs-"), "{}", found.errors);
}

#[test]
fn without_facts_or_description_the_check_says_what_is_missing() {
    let empty = tempfile::tempdir().unwrap();
    let check = |folder: &Path| {
        command::check(&CheckArguments {
            spec: folder.to_path_buf(),
        })
    };
    assert_eq!(check(empty.path()).status, 2);
    std::fs::create_dir(empty.path().join("pages")).unwrap();
    let found = check(empty.path());
    assert_eq!(found.status, 1);
    assert!(
        found.errors.contains("error[unreadable-file]"),
        "{}",
        found.errors
    );
}

#[test]
fn facts_stand_in_the_file_of_their_page() {
    let copy = Copy::new();
    assert_silent(&copy.read());
    let facts = std::fs::read_to_string(copy.path("spec/pages/return_book.yaml")).unwrap();
    copy.write("spec/pages/bring_book.yaml", &facts);
    let found = copy.check();
    assert_eq!(found.status, 2);
    assert!(
        found
            .errors
            .contains("these are the facts of the page `return_book`")
    );
}
