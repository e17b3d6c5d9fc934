//! What the generator refuses or warns of, and where. A wrong line ends in `#~ CODE`.

mod bounded;
mod names;
mod operations;
mod schemas;

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::load::Memory;
use konaplate_codegen::{Choices, Options, Runtime, generate};

/// Generates from the description and compares what was found with its marks.
fn assert_marks(description: &str) {
    let mut diagnostics = Diagnostics::new();
    let source = Memory::new().with("openapi.yaml", description);
    let options = Options {
        crate_name: "sample".to_owned(),
        runtime: Runtime::Published,
        description: "openapi.yaml".to_owned(),
        choices: Choices::default(),
    };
    generate(&source, "openapi.yaml", &options, &mut diagnostics);
    let mut found: Vec<(usize, &str)> = Vec::new();
    for diagnostic in diagnostics.iter() {
        let line = diagnostic.span().and_then(|span| {
            let file = diagnostics.files().get(span.file)?;
            Some(file.position(span.start).line)
        });
        found.push((line.unwrap_or(0), diagnostic.code()));
    }
    found.sort_unstable();
    found.dedup();
    let mut marks = marks(description);
    marks.sort_unstable();
    assert_eq!(found, marks, "\n{description}");
}

fn marks(description: &str) -> Vec<(usize, &str)> {
    let lines = description.lines().enumerate();
    lines
        .filter_map(|(index, line)| Some((index + 1, line.split_once("#~ ")?.1)))
        .collect()
}
