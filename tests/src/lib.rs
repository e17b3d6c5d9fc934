//! What the tests share: a server to call, a second opinion on every check, and things that must never be printed.
//!
//! Nothing here uses the generator or the runtime: what is expected comes from the description and from standards, by another way.

pub mod boundary;
pub mod canary;
pub mod description;
pub mod draft4;
pub mod instance;
pub mod logging;
pub mod mutation;
pub mod random;
mod scalar;
pub mod server;
pub mod sources;
pub mod suite;
pub mod token;

/// The example of the README compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
