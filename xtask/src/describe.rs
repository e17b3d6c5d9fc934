//! The description that a command works on.

use std::path::{Path, PathBuf};

use konaplate_codegen::load::Directory;

use crate::failure::Failure;
use crate::workspace;

/// A root file and the folder that its references may not leave.
pub struct Description {
    pub folder: Directory,
    pub file: String,
    /// The file as comments of generated code name it.
    pub recorded: String,
}

/// The description of `file`, or the project's own.
pub fn description(file: Option<&Path>) -> Result<Description, Failure> {
    let path = file.map_or_else(
        || workspace::root().join("spec/openapi.yaml"),
        Path::to_path_buf,
    );
    let shown = workspace::shown(&path);
    let name = path.file_name().and_then(|name| name.to_str());
    let Some(name) = name.filter(|_| path.is_file()) else {
        let message = format!("there is no file {}", shown.display());
        return Err(Failure::new("unreadable-file", message));
    };
    Ok(Description {
        folder: Directory::new(shown.parent().map(PathBuf::from).unwrap_or_default()),
        file: name.to_owned(),
        recorded: workspace::recorded(&path),
    })
}
