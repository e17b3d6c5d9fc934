//! Generators: ours, and those of other projects.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::folders::Folders;

/// What `install.sh` installs: a crate and its version on each line.
const CRATES: &str = include_str!("../../crates.txt");
/// The same for Python.
const PACKAGES: &str = include_str!("../../requirements.txt");

/// A generator of Rust clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generator {
    /// This project's.
    Ours,
    /// `cargo progenitor`
    Progenitor,
    /// `openapi-to-rust`
    OpenapiToRust,
    /// `oas3-gen`
    Oas3Gen,
    /// `openapi-generator -g rust`
    OpenapiTools,
}

/// Those of other projects.
pub const PEERS: [Generator; 4] = [
    Generator::Progenitor,
    Generator::OpenapiToRust,
    Generator::Oas3Gen,
    Generator::OpenapiTools,
];

impl Generator {
    /// The name and the version that was measured.
    pub fn title(self) -> String {
        match self {
            Self::Ours => "ours".to_owned(),
            Self::Progenitor => format!("progenitor {}", version_of_crate("cargo-progenitor")),
            Self::OpenapiToRust => {
                format!("openapi-to-rust {}", version_of_crate("openapi-to-rust"))
            }
            Self::Oas3Gen => format!("oas3-gen {}", version_of_crate("oas3-gen")),
            Self::OpenapiTools => format!("openapi-generator {}", version_of_package()),
        }
    }

    /// The command that generates a crate, or something that is to become one; none if the generator is not installed.
    pub fn command(self, folders: &Folders, description: &Path, out: &Path) -> Option<Command> {
        let mut command = self.program(folders)?;
        match self {
            Self::Ours => command
                .args([
                    "generate",
                    "--skip-unsupported",
                    "--name",
                    "client",
                    "--runtime",
                ])
                .arg(folders.root.join("runtime"))
                .arg("--spec")
                .arg(description)
                .arg("--out")
                .arg(out),
            Self::Progenitor => command
                .args(["progenitor", "--name", "client", "--version", "0.0.0"])
                .arg("--input")
                .arg(description)
                .arg("--output")
                .arg(out),
            Self::OpenapiToRust => command
                .args(["generate", "--quiet", "--module-name", "client"])
                .arg(description)
                .arg("--output-dir")
                .arg(out.join("src/generated")),
            Self::Oas3Gen => command
                .args(["generate", "client-mod", "--input"])
                .arg(description)
                .arg("--output")
                .arg(out.join("src/generated")),
            Self::OpenapiTools => command
                .args([
                    "generate",
                    "-g",
                    "rust",
                    "--additional-properties",
                    "packageName=client",
                ])
                .arg("-i")
                .arg(description)
                .arg("-o")
                .arg(out),
        };
        Some(command)
    }

    fn program(self, folders: &Folders) -> Option<Command> {
        let tool = |name: &str| folders.peers.join("tools/bin").join(name);
        let path = match self {
            Self::Ours => folders.target.join("release/xtask"),
            Self::Progenitor => tool("cargo-progenitor"),
            Self::OpenapiToRust => tool("openapi-to-rust"),
            Self::Oas3Gen => tool("oas3-gen"),
            Self::OpenapiTools => {
                let mut command = Command::new("java");
                let has_java = command.arg("-version").output().is_ok();
                command = Command::new("java");
                command.arg("-jar").arg(jar(folders)?);
                return has_java.then_some(command);
            }
        };
        path.is_file().then(|| Command::new(path))
    }
}

/// The program of openapi-generator in its Python package.
fn jar(folders: &Folders) -> Option<PathBuf> {
    let versions = fs::read_dir(folders.peers.join("python/.venv/lib")).ok()?;
    let place = "site-packages/openapi_generator_cli/openapi-generator.jar";
    let mut jars = versions.flatten().map(|version| version.path().join(place));
    jars.find(|jar| jar.is_file())
}

fn version_of_crate(name: &str) -> &'static str {
    let mut crates = CRATES.lines().filter_map(|line| line.split_once(' '));
    crates
        .find(|(known, _)| *known == name)
        .map_or("", |(_, version)| version)
}

fn version_of_package() -> &'static str {
    let package = PACKAGES
        .lines()
        .find_map(|line| line.strip_prefix("openapi-generator-cli=="));
    package.map_or("", |version| version.trim_end_matches([' ', '\\']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_peer_has_a_pinned_version() {
        for peer in PEERS {
            let title = peer.title();
            assert!(
                title.ends_with(|last: char| last.is_ascii_digit()),
                "{title}"
            );
        }
    }
}
