//! The sandbox from outside, over sockets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that panics has failed"
)]

mod body;
mod cards;
mod client;
mod encryption;
mod faults;
mod gate;
mod gifts;
mod http;
mod jwe;
mod ledger;
mod outcome;
mod page;
mod prefer;
mod prepared;
mod recharges;
mod serving;
mod signed;
