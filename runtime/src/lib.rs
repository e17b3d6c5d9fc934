//! What the code made by `konaplate-codegen` calls at run time.
//!
//! Without features this crate is what models and validators need, and depends on `serde` and `serde_json` alone:
//! [`Validate`] with [`Violations`], [`Sensitive`], [`AdditionalProperties`], [`FreeForm`], and the traits that describe
//! an [`Operation`] and its [`ErrorCode`].
//!
//! | feature | adds |
//! |---|---|
//! | `pattern` | [`check`]`::pattern`, for descriptions with the keyword `pattern` |
//! | `client` | what clients are made of: the four-way `Error`, the `Transport` trait, a transport on `reqwest` |
//! | `http` | the module `http`: the client of any API over HTTP |
//! | `kona-plate` | the module `kona_plate`: the client of the KONA PLATE Open API, with its headers and its token |
//! | `blocking` | `kona_plate::BlockingClient`; includes `kona-plate` |
//! | `tracing` | a `tracing` span for each call; includes `kona-plate` |

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod additional_properties;
#[cfg(any(feature = "http", feature = "kona-plate"))]
mod base_url;
mod binary;
pub mod check;
mod effect;
#[cfg(feature = "client")]
mod error;
mod free_form;
#[cfg(feature = "http")]
pub mod http;
mod json;
#[cfg(feature = "kona-plate")]
pub mod kona_plate;
pub mod object;
mod operation;
#[cfg(feature = "kona-plate")]
mod outcome;
mod read_str;
mod sensitive;
#[cfg(feature = "client")]
mod transport;
#[cfg(feature = "http")]
mod upload;
mod validate;

pub use additional_properties::AdditionalProperties;
pub use binary::Binary;
pub use effect::Effect;
#[cfg(feature = "client")]
pub use error::{ApiError, Error, NotSent, NotSentCause, OutcomeUnknown, UnknownCause};
pub use free_form::FreeForm;
pub use operation::{BodyEncryption, ErrorCode, Method, Operation};
pub use read_str::read_str;
pub use sensitive::Sensitive;
#[cfg(feature = "http")]
pub use transport::{ChunkFuture, Chunks, StreamFuture, StreamedResponse};
#[cfg(feature = "client")]
pub use transport::{
    HttpRequest, HttpResponse, Lost, LostCause, ReqwestTransport, Transport, TransportError,
    TransportFuture, TransportLimits,
};
#[cfg(feature = "http")]
pub use upload::{OpenFuture, Opened, PieceFuture, Pieces, Source, Upload};
pub use validate::{Limit, Pointer, Rule, Validate, Violation, Violations};

/// Any JSON value, as in the fields of an open object.
pub use serde_json::Value;

/// What a redacted value looks like in `Debug` and `Display`.
const REDACTED: &str = "[redacted]";
