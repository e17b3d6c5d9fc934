//! What the benchmarks compare: values of the five operations, structs equal to the generated ones for `garde`, `validator` and plain
//! serde, and the same checks written by hand.

pub mod equal;
pub mod floor;
pub mod oracle;
pub mod sample;
