//! The report, read back with a parser that is not ours.

#![allow(clippy::expect_used, clippy::panic, reason = "tests stop with a panic")]

mod deviations;
mod elsewhere;
mod facts;
mod hostile;
mod html;
mod project;
