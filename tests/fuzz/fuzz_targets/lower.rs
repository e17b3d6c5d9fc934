//! Bytes -> model.
#![no_main]

use konaplate_codegen::Choices;
use konaplate_codegen::diagnostic::Diagnostics;
use konaplate_codegen::lower::lower_as;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    konaplate_fuzz::mutate(data, size, max_size, seed)
});

fuzz_target!(|bytes: &[u8]| {
    for choices in [Choices::default(), konaplate_fuzz::options().choices] {
        let mut diagnostics = Diagnostics::new();
        let document = konaplate_fuzz::document(bytes, &mut diagnostics);
        let api = document.and_then(|document| lower_as(&document, choices, &mut diagnostics));
        konaplate_fuzz::explained(api.is_none(), &diagnostics);
    }
});
