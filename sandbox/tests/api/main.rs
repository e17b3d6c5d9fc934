//! The sandbox from outside, over sockets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that panics has failed"
)]

mod encryption;
mod gate;
mod http;
mod jwe;
mod page;
mod prefer;
mod prepared;
mod signed;
mod state;
