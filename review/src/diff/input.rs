//! What is compared: a file, or a file of a git revision.

use std::path::{Path, PathBuf};

use konaplate_codegen::diagnostic::{Diagnostics, Style};
use konaplate_codegen::load::Directory;

use super::{Description, Revision};

/// The root file where none is named.
const ROOT: &str = "spec/openapi.yaml";

/// Why a description cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    code: &'static str,
    message: String,
    help: Option<&'static str>,
    /// The findings about its text, in place of a message.
    findings: Option<String>,
}

impl Failed {
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            help: None,
            findings: None,
        }
    }

    pub(super) fn help(mut self, advice: &'static str) -> Self {
        self.help = Some(advice);
        self
    }

    /// What is wrong with the text of a description.
    #[must_use]
    pub fn findings(diagnostics: &Diagnostics, style: Style) -> Self {
        Self {
            findings: Some(diagnostics.render(style)),
            ..Self::new("unreadable-description", "")
        }
    }
}

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(findings) = &self.findings {
            return f.write_str(findings);
        }
        writeln!(
            f,
            "error[{}]: {}",
            self.code,
            crate::escape::plain(&self.message)
        )?;
        match self.help {
            Some(help) => writeln!(f, "  = help: {help}"),
            None => Ok(()),
        }
    }
}

/// Reads what `argument` names: a file; `REVISION:PATH`, a file of a git revision, from the top of the repository around `folder`;
/// or `REVISION`, the file `spec/openapi.yaml` of one. A file that exists is meant before a revision of the same name.
///
/// # Errors
/// What is wrong with the name, or with the description.
pub fn open(folder: &Path, argument: &str, style: Style) -> Result<Description, Failed> {
    let path = folder.join(argument);
    let described = if path.is_dir() {
        return Err(
            Failed::new("not-a-file", format!("`{argument}` is a folder"))
                .help("name the root file of the description"),
        );
    } else if path.is_file() {
        let (parent, file) = split(Path::new(argument)).ok_or_else(|| {
            Failed::new("unreadable-file", format!("`{argument}` cannot be read"))
        })?;
        Description::load(&Directory::new(shown(folder, &parent)), &file)
    } else {
        let (revision, path) = argument.split_once(':').unwrap_or((argument, ROOT));
        let path = path.trim_end_matches('/');
        if path.is_empty() || path.split('/').any(|part| matches!(part, "" | "." | "..")) {
            let message = format!("`{path}` is no path in a revision");
            return Err(Failed::new("missing-file", message).help(
                "the path counts from the top of the repository, as in HEAD~1:spec/openapi.yaml",
            ));
        }
        let (revision, file) = Revision::open(folder, revision, path)?;
        Description::load(&revision, &file)
    };
    described.map_err(|diagnostics| Failed::findings(&diagnostics, style))
}

/// A folder as messages name it: without the current one in front.
fn shown(folder: &Path, parent: &Path) -> PathBuf {
    match folder.as_os_str().is_empty() || folder == Path::new(".") {
        true => parent.to_path_buf(),
        false => folder.join(parent),
    }
}

fn split(path: &Path) -> Option<(PathBuf, String)> {
    let file = path.file_name()?.to_str()?.to_owned();
    Some((path.parent().map(PathBuf::from).unwrap_or_default(), file))
}
