//! Installs generators of other projects and descriptions.

use std::error::Error;
use std::path::Path;
use std::process::Command;

use crate::folders::Folders;

/// Installs what is not there yet; the script says what it needs.
pub fn run(folder: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let folders = Folders::new(folder)?;
    let status = Command::new("sh")
        .arg(folders.bench.join("install.sh"))
        .arg(&folders.peers)
        .status()?;
    match status.success() {
        true => Ok(()),
        false => Err("not everything could be installed".into()),
    }
}
