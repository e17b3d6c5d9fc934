//! Bytes -> document: the readers of YAML and JSON, and every reference in what they read.
#![no_main]

use konaplate_codegen::diagnostic::Diagnostics;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut diagnostics = Diagnostics::new();
    let document = konaplate_fuzz::document(bytes, &mut diagnostics);
    konaplate_fuzz::explained(document.is_none(), &diagnostics);
    let Some(document) = document else { return };
    let mut unseen = vec![document.root()];
    while let Some(node) = unseen.pop() {
        document.resolve(node, &mut diagnostics);
        unseen.extend(node.as_sequence().unwrap_or_default());
        unseen.extend(
            node.as_mapping()
                .into_iter()
                .flat_map(|mapping| mapping.iter())
                .map(|(_, entry)| &entry.node),
        );
    }
});
