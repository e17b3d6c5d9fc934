//! A server on the loopback address that speaks the KONA PLATE Open API: for tests, and for trying the client without
//! credentials.

mod answer;
mod catalogue;
mod gate;
mod handler;
mod jwe;
mod keys;
mod ledger;
mod operations;
mod options;
mod page;
mod prefer;
mod prepared;
mod project;
mod refusal;
mod sandbox;
mod serve;
mod server;
mod state;

pub use catalogue::{Catalogue, Documented, Listed, NamedResult, catalogue};
pub use jwe::ContentEncryption;
pub use ledger::{LedgerAnswer, LedgerEntry, TookPlace};
pub use options::{AnswerEncryption, AnswerKey, Options};
pub use prepared::{PreparedValue, prepared_values};
pub use project::Project;
pub use sandbox::Sandbox;
pub use state::{CardForm, CardState, NewCard, OneTimeToken};
