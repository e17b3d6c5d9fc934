//! Message encryption, as servers and mocks use it too.

#![cfg(feature = "kona-plate")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics has failed"
)]

mod der;
mod headers;
mod hostile;
mod keys_from_pem;
mod messages;

#[path = "../keys/mod.rs"]
mod keys;
