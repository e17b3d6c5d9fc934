//! Generated validators against another implementation of JSON Schema.

mod constructs;
mod exceptions;
mod exact;
mod harness;
mod specification;
