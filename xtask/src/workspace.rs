//! Where things are, from whichever folder a command was started.

use std::path::{Path, PathBuf};

/// The root folder of the workspace.
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// `path` as people like to read it: relative to the current folder where it is below it.
pub fn shown(path: &Path) -> PathBuf {
    let current = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(current)
        .map_or_else(|_| path.to_path_buf(), Path::to_path_buf)
}

/// The name of a file for comments in generated code: relative to the workspace if it is inside, else bare.
/// Where the workspace stands on this machine is nobody else's business.
pub fn recorded(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let inside = absolute.strip_prefix(root()).ok();
    let name = inside
        .or_else(|| path.file_name().map(Path::new))
        .unwrap_or(path);
    let parts: Vec<_> = name
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}
