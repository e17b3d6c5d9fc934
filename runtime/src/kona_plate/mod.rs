//! The client of the KONA PLATE Open API: its headers, its token, its envelope.
//!
//! Everything that is special to this API, as opposed to any other with a generated client, is in this module.
//!
//! ```no_run
//! use konaplate_runtime::kona_plate::{Client, Credentials, UntypedOperation};
//! use konaplate_runtime::{Effect, BodyEncryption, Error, Method};
//!
//! # async fn example(base_url: &str, asp_id: &str, access_key: &str, secret_key: &str) -> Result<(), Box<dyn std::error::Error>> {
//! let client: Client = Client::builder(base_url)
//!     .credentials(Credentials::new(asp_id, access_key, secret_key))
//!     .allow_plaintext()
//!     .build()?;
//!
//! let inquiry = UntypedOperation {
//!     name: "inquire_card_delivery",
//!     method: Method::Post,
//!     path: "/api/v1/card/delivery/inquiry",
//!     effect: Effect::None,
//!     request_encryption: BodyEncryption::Jwe,
//!     response_encryption: BodyEncryption::Jwe,
//! };
//! match client.call_untyped(&inquiry, &serde_json::json!({"userId": 50_000_104_652_u64})).await {
//!     Ok(delivery) => println!("{}", delivery["deliveryStatus"]),
//!     Err(Error::Invalid(violations)) => println!("not sent: {violations}"),
//!     Err(Error::NotSent(error)) => println!("try again: {error}"),
//!     Err(Error::Api(refusal)) => println!("{refusal}, which may have changed: {}", refusal.effect()),
//!     Err(Error::OutcomeUnknown(unknown)) => println!("look first, then decide: {unknown}"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! With the feature `tracing`, every call is a span: target `konaplate_runtime::call`, name `call`, level INFO, with the fields `operation`,
//! `effect` and `correlation_id`, and at its end `outcome`, `status` and `duration_ms`, as in an [`Observation`]. The transport runs inside
//! it. Nothing of the request or the answer is in it, no code and no text of the server.

mod answer;
#[cfg(feature = "blocking")]
mod blocking;
mod build_error;
mod builder;
mod client;
mod correlation_id;
mod credentials;
mod encryption;
mod envelope;
mod exchange;
pub mod jwe;
mod observation;
mod random;
mod running;
mod span;
mod token;
mod tran_time;
mod untyped;
mod watch;
#[cfg(feature = "blocking")]
mod worker;

#[cfg(feature = "blocking")]
pub use blocking::BlockingClient;
pub use build_error::BuildError;
pub use builder::ClientBuilder;
pub use client::Client;
pub use credentials::Credentials;
pub use encryption::{Encryption, EncryptionError};
pub use observation::{Observation, OutcomeKind};
pub use tran_time::TimeZone;
pub use untyped::{UnlistedCode, UntypedOperation};
