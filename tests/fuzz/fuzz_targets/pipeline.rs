//! Bytes -> crate, whose files are what they should be: Rust, and TOML.
#![no_main]

use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::generate;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    konaplate_fuzz::mutate(data, size, max_size, seed)
});

fuzz_target!(|bytes: &[u8]| {
    let (source, root) = konaplate_fuzz::source(bytes);
    let mut diagnostics = Diagnostics::new();
    let output = generate(&source, root, &konaplate_fuzz::options(), &mut diagnostics);
    konaplate_fuzz::explained(output.is_none(), &diagnostics);
    if let Some(output) = output {
        konaplate_fuzz::sound(bytes, &output);
    }
});
