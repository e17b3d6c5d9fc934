//! What the benchmarks compare: values of the five operations, structs equal to the generated ones for `garde`, `validator` and plain
//! serde, the same checks written by hand, and servers to call.

pub mod equal;
pub mod floor;
pub mod instant;
pub mod load;
pub mod oracle;
pub mod sample;
pub mod service;
pub mod wire;
