//! The validators of the crate `jsonschema`, compiled from the description.

use jsonschema::{Draft, Validator};
use konaplate_tests::description::Description;
use konaplate_tests::draft4::translate;

/// The validator of a named schema.
///
/// # Panics
/// If the description has no such schema.
#[must_use]
pub fn validator(schema: &str) -> Validator {
    let description = Description::read("spec");
    let place = &description.operation_schemas()[schema];
    let built = jsonschema::options()
        .with_draft(Draft::Draft4)
        .should_validate_formats(false)
        .build(&translate(&description, place));
    built.expect("a schema")
}
