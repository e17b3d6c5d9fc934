//! The sandbox from outside, over sockets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that panics has failed"
)]

mod gate;
mod http;
mod page;
mod prefer;
mod prepared;
mod signed;
mod state;
