//! `cargo xtask bundle`: the description as one self-contained file.

use std::path::PathBuf;

use clap::Args;
use konaplate_codegen::bundle::{self, Profile};
use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::Document;

use crate::describe::description;
use crate::failure::Failure;
use crate::{output, terminal};

/// Write the description as one self-contained file.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask bundle -o openapi.json
  cargo xtask bundle --spec petstore.yaml --profile portable -o petstore.yaml    # for generators of other languages

What a profile changes and loses, and the options that generators need, stands at the head of the YAML.")]
pub struct Arguments {
    /// Root file of the description [default: spec/openapi.yaml of the workspace]
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
    /// Variant for a family of generators: portable, java, kotlin, rust, typescript [default: the description as it is]
    #[arg(long, value_name = "NAME", value_parser = profile)]
    profile: Option<Profile>,
    /// File to write: JSON if its name ends in .json, else YAML [default: YAML to stdout]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let description = description(arguments.spec.as_deref())?;
    let mut diagnostics = Diagnostics::new();
    let tree = Document::load(&description.folder, &description.file, &mut diagnostics)
        .and_then(|document| bundle::bundle(&document, &mut diagnostics))
        .and_then(|tree| match arguments.profile {
            Some(profile) => profile.apply(&tree, &mut diagnostics),
            None => Some(tree),
        });
    let style = terminal::stderr_style();
    let Some(tree) = tree else {
        return Err(Failure::findings(&diagnostics, style));
    };
    terminal::error(&diagnostics.render(style));
    let yaml =
        || arguments.profile.map(Profile::header).unwrap_or_default() + &bundle::to_yaml(&tree);
    match &arguments.output {
        None => terminal::print(&yaml()),
        Some(file) => {
            let json = file
                .extension()
                .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
            let text = if json { bundle::to_json(&tree) } else { yaml() };
            output::write_file(file, &text)?;
            terminal::print(&format!("wrote {}\n", file.display()));
        }
    }
    Ok(())
}

fn profile(name: &str) -> Result<Profile, String> {
    let known = Profile::ALL
        .into_iter()
        .find(|profile| profile.name() == name);
    known.ok_or_else(|| {
        let names = Profile::ALL.map(Profile::name).join(", ");
        format!("there is no such profile; there are {names}")
    })
}
