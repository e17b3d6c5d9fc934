//! What `lint` says of a description, from outside.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests stop with a panic"
)]

mod accepted;
mod forms;
mod hostile;
mod places;
mod rules;
mod setup;
