//! The client, seen from outside: through a transport that records, and over sockets.

#![cfg(feature = "kona-plate")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics has failed"
)]

#[cfg(feature = "blocking")]
mod blocking;
mod building;
mod clock;
mod correlation_id;
mod decision_table;
mod encryption;
mod errors;
mod headers;
mod observer;
mod operation;
mod recorder;
mod secrecy;
mod server;
mod sockets;
mod token;
mod untyped;
mod validation;

#[path = "../keys/mod.rs"]
mod keys;

use konaplate_runtime::kona_plate::{Client, ClientBuilder, Credentials};

const BASE_URL: &str = "https://api.example.com/open-api";
const ASP_ID: &str = "123456789012345";
const ACCESS_KEY: &str = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";
const SECRET_KEY: &str = "0123456789abcdef0123456789abcdef";

fn builder(base_url: &str) -> ClientBuilder<Client> {
    Client::builder(base_url).credentials(Credentials::new(ASP_ID, ACCESS_KEY, SECRET_KEY))
}
