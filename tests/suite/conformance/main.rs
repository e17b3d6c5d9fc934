//! Generated validators against another implementation of JSON Schema.

mod constructs;
mod exact;
mod exceptions;
mod harness;
mod nullable;
mod random_schemas;
mod specification;
mod suite;
