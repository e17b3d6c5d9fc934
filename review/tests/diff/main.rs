//! What `diff` says of two descriptions, from outside.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests stop with a panic"
)]

mod hostile;
mod nothing_lost;
mod output;
mod places;
mod same;
mod schemas;
mod setup;
mod symbols;
mod table;
mod walk;
