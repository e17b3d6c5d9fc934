//! The client of the KONA PLATE Open API: its headers, its token, its envelope.
//!
//! Everything that is special to this API, as opposed to any other with a generated client, is in this module.

mod base_url;
mod build_error;
mod builder;
mod client;
mod correlation_id;
mod credentials;
mod envelope;
mod exchange;
mod token;
mod tran_time;
mod untyped;

pub use build_error::BuildError;
pub use builder::ClientBuilder;
pub use client::Client;
pub use credentials::Credentials;
pub use tran_time::TimeZone;
pub use untyped::{UnlistedCode, UntypedOperation};
