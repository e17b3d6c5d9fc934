//! The client of any API over HTTP: what travels where is said by the description, and what comes back is decided upon by
//! the HTTP status.
//!
//! Generated code implements [`Operation`] for each operation and calls [`Client::call`]. A request is sent at most once;
//! no redirect is followed.

mod answer;
mod builder;
mod client;
mod error;
mod operation;
mod request;
mod security;
mod stream;

pub use answer::{Answer, HeaderValue, Undecided};
pub use builder::{BuildError, ClientBuilder};
pub use client::Client;
pub use error::{Error, OutcomeUnknown};
pub use operation::{Decoded, Operation, Reply, Security};
pub use request::{
    Explode, FormEncoding, HeaderStyle, Multipart, Outgoing, PathStyle, QueryStyle, Reserved,
};
pub use security::{Credential, SecurityKind, SecurityScheme};
pub use stream::Stream;

pub use crate::Method;
