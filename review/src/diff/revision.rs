//! A description in a revision of a git repository.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use konaplate_codegen::load::{Source, SourceError};

use super::input::Failed;

/// The files of one revision, below the folder of the description's root file. Nothing is fetched, checked out or changed.
#[derive(Clone, Debug)]
pub struct Revision {
    repository: PathBuf,
    /// As it was given, for people.
    name: String,
    /// The commit's hash: what git is given never begins with a dash.
    commit: String,
    /// The folder of the root file in the revision, with a slash at its end; empty for the top.
    folder: String,
}

impl Revision {
    /// The revision `name` of the repository around the folder `repository`, and the name of the root file `path`, from the top of the
    /// repository.
    ///
    /// # Errors
    /// Why there is no such revision, or no such file in it.
    pub fn open(repository: &Path, name: &str, path: &str) -> Result<(Self, String), Failed> {
        let commit = commit(repository, name)?;
        let (folder, file) = match path.rsplit_once('/') {
            Some((folder, file)) => (format!("{folder}/"), file),
            None => (String::new(), path),
        };
        let revision = Self {
            repository: repository.to_path_buf(),
            name: name.to_owned(),
            commit,
            folder,
        };
        let whole = format!("{name}:{path}");
        match revision.kind(file).as_deref() {
            Some("blob") => Ok((revision, file.to_owned())),
            Some(_) => Err(Failed::new("not-a-file", format!("`{whole}` is a folder"))
                .help("name the root file of the description")),
            None => Err(Failed::new(
                "missing-file",
                format!("the revision `{name}` has no file `{path}`"),
            )
            .help(
                "the path counts from the top of the repository, as in HEAD~1:spec/openapi.yaml",
            )),
        }
    }

    fn object(&self, path: &str) -> String {
        format!("{}:{}{path}", self.commit, self.folder)
    }

    /// What git calls it: `blob`, `tree`.
    fn kind(&self, path: &str) -> Option<String> {
        run(&self.repository, &["cat-file", "-t", &self.object(path)]).ok()
    }
}

impl Source for Revision {
    fn read(&self, path: &str, limit: usize) -> Result<Vec<u8>, SourceError> {
        match self.kind(path).as_deref() {
            Some("blob") => {}
            Some(_) => return Err(SourceError::Io("it is not a file".to_owned())),
            None => return Err(SourceError::NotFound),
        }
        let io = |error: std::io::Error| SourceError::Io(error.to_string());
        let mut child = git(&self.repository, &["cat-file", "blob", &self.object(path)])
            .stdout(Stdio::piped())
            .spawn()
            .map_err(io)?;
        let mut bytes = Vec::new();
        let read = match child.stdout.take() {
            Some(output) => output.take(limit as u64 + 1).read_to_end(&mut bytes),
            None => Ok(0),
        };
        // With its reader gone, git ends.
        let status = child.wait().map_err(io)?;
        read.map_err(io)?;
        if bytes.len() > limit {
            return Err(SourceError::TooLarge);
        }
        match status.success() {
            true => Ok(bytes),
            false => Err(SourceError::Io("git cannot read it".to_owned())),
        }
    }

    fn display_path(&self, path: &str) -> String {
        format!("{}:{}{path}", self.name, self.folder)
    }
}

/// The hash of the commit that a name stands for.
fn commit(repository: &Path, name: &str) -> Result<String, Failed> {
    // `--end-of-options` keeps git from taking the name for an option; older versions do not know it.
    if name.starts_with('-') || name.is_empty() || name.contains(['\0', '\n']) {
        return Err(Failed::new(
            "unknown-revision",
            format!("`{}` is no revision", name.escape_debug()),
        ));
    }
    match run(repository, &["rev-parse", "--git-dir"]) {
        Ok(_) => {}
        Err(Refused::NoGit(why)) => {
            return Err(Failed::new("no-git", format!("git cannot be run: {why}")));
        }
        Err(Refused::Failed) => {
            let message = format!("there is no file `{name}`, and git knows no repository here");
            return Err(Failed::new("no-repository", message));
        }
    }
    let wanted = format!("{name}^{{commit}}");
    run(
        repository,
        &[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &wanted,
        ],
    )
    .map_err(|_| {
        let message = format!("there is no file `{name}`, and no revision of that name");
        Failed::new("unknown-revision", message)
            .help("give a file, or a revision and a path: HEAD~1:spec/openapi.yaml")
    })
}

enum Refused {
    NoGit(String),
    Failed,
}

/// What git prints, without the line's end.
fn run(repository: &Path, arguments: &[&str]) -> Result<String, Refused> {
    let output = git(repository, arguments)
        .output()
        .map_err(|error| Refused::NoGit(error.to_string()))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout)
            .trim_end()
            .to_owned()),
        false => Err(Refused::Failed),
    }
}

/// Git, asking nobody and fetching nothing.
fn git(repository: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command
        .current_dir(repository)
        .args(arguments)
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    command
}
