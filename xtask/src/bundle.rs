//! `cargo xtask bundle`: the description as one self-contained file.

use std::path::PathBuf;

use clap::Args;
use konaplate_codegen::bundle;
use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::Document;

use crate::describe::description;
use crate::failure::Failure;
use crate::{output, terminal};

/// Write the description as one self-contained file.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  cargo xtask bundle -o openapi.json")]
pub struct Arguments {
    /// Root file of the description [default: spec/openapi.yaml of the workspace]
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
    /// File to write: JSON if its name ends in .json, else YAML [default: YAML to stdout]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let description = description(arguments.spec.as_deref())?;
    let mut diagnostics = Diagnostics::new();
    let tree = Document::load(&description.folder, &description.file, &mut diagnostics)
        .and_then(|document| bundle::bundle(&document, &mut diagnostics));
    let style = terminal::stderr_style();
    let Some(tree) = tree else {
        return Err(Failure::findings(&diagnostics, style));
    };
    terminal::error(&diagnostics.render(style));
    match &arguments.output {
        None => terminal::print(&bundle::to_yaml(&tree)),
        Some(file) => {
            let json = file
                .extension()
                .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
            let text = if json {
                bundle::to_json(&tree)
            } else {
                bundle::to_yaml(&tree)
            };
            output::write_file(file, &text)?;
            terminal::print(&format!("wrote {}\n", file.display()));
        }
    }
    Ok(())
}
