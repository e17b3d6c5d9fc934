//! Generates one description.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use konaplate_codegen::diagnostic::{Diagnostics, Severity};
use konaplate_codegen::load::Directory;
use konaplate_codegen::{Choices, Options, Output, Runtime, Unsupported, generate};

use crate::outcome::{Kind, Outcome};

/// Generates the description and prints what became of it, as JSON; writes the crate to the first folder of `out`, for the
/// runtime in the second.
pub fn one(file: &Path, out: Option<&[PathBuf]>) -> Result<(), Box<dyn Error>> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let name = file
        .file_name()
        .ok_or("no file")?
        .to_string_lossy()
        .into_owned();
    let runtime = match out {
        Some([_, runtime]) => Runtime::Path(runtime.display().to_string()),
        _ => Runtime::Published,
    };
    let options = Options {
        crate_name: "corpus".to_owned(),
        runtime,
        description: name.clone(),
        choices: Choices {
            unsupported: Unsupported::Skipped,
            ..Choices::default()
        },
    };
    let mut diagnostics = Diagnostics::new();
    let begun = Instant::now();
    let output = generate(&Directory::new(folder), &name, &options, &mut diagnostics);
    let milliseconds = begun.elapsed().as_millis();
    let outcome = outcome(file, output.as_ref(), &diagnostics, milliseconds)?;
    if let (Some(output), Some([out, _])) = (&output, out) {
        write(output, out)?;
    }
    println!("{}", serde_json::to_string(&outcome)?);
    Ok(())
}

fn outcome(
    file: &Path,
    output: Option<&Output>,
    diagnostics: &Diagnostics,
    milliseconds: u128,
) -> Result<Outcome, Box<dyn Error>> {
    let of_code = |code: &str| diagnostics.iter().filter(|of| of.code() == code).count();
    let skipped = of_code("operation-skipped");
    let kind = match (output, skipped) {
        (None, _) => Kind::Refused,
        (Some(_), 0) => Kind::Whole,
        (Some(_), _) => Kind::Skipped,
    };
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    let mut first = None;
    for diagnostic in diagnostics.iter() {
        let counts = match kind {
            Kind::Refused => diagnostic.severity() == Severity::Error,
            _ => diagnostic.is_demoted(),
        };
        if !counts {
            continue;
        }
        *reasons.entry(diagnostic.code().to_owned()).or_default() += 1;
        if first.is_none() {
            let place = diagnostic.span().and_then(|span| {
                let file = diagnostics.files().get(span.file)?;
                let position = file.position(span.start);
                Some(format!(" at {}:{}", position.line, position.column))
            });
            first = Some(format!(
                "{}{}",
                diagnostic.message(),
                place.unwrap_or_default()
            ));
        }
    }
    let sources = output
        .into_iter()
        .flatten()
        .filter(|(path, _)| path.ends_with(".rs"));
    let operations = sources
        .clone()
        .filter(|(path, _)| path.starts_with("src/operations/") && !path.ends_with("/mod.rs"));
    Ok(Outcome {
        file: String::new(),
        bytes: fs::metadata(file)?.len(),
        kind,
        operations: operations.count(),
        skipped,
        reasons,
        first,
        lines: sources.map(|(_, text)| text.lines().count()).sum(),
        milliseconds,
    })
}

fn write(output: &Output, folder: &Path) -> Result<(), Box<dyn Error>> {
    for (path, text) in output {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}
