//! `cargo xtask` as its users meet it: exit status, both output streams, and what is on disk afterwards.
//!
//! Built as a test of the package `xtask`, since Cargo tells the path of a binary to its own package only.

#![allow(clippy::expect_used, reason = "tests stop with a panic")]

mod check;
mod compare;
mod diagnostics;
mod elsewhere;
mod failures;
mod findings;
mod report;
mod run;
