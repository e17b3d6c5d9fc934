//! A server on the loopback address that speaks the KONA PLATE Open API: for tests, and for trying the client without
//! credentials.
//!
//! ```
//! use konaplate_sandbox::{NewCard, Options, Sandbox};
//!
//! # async fn example() -> std::io::Result<()> {
//! let sandbox = Sandbox::start(Options::default()).await?;
//! let user_id = sandbox.new_member();
//! let card = sandbox.new_card(NewCard::of(user_id).balance(30_000));
//! let token = sandbox.new_one_time_token(&card);
//! // … a client for `sandbox.base_url()` with the credentials of `sandbox.project()` gives the card away …
//! assert!(sandbox.ledger().is_empty());
//! # drop(token);
//! # Ok(())
//! # }
//! ```
//!
//! # What a call has to pass
//!
//! Path and method, the seven headers, the token, the encryption, JSON, the description: in this order, and the first
//! fault decides. Requests and their rules are those of the crate `konaplate`; codes, messages and examples come from the
//! description that it carries.
//!
//! # Where the API's documentation is silent
//!
//! - A refusal for which no code is documented (a bad header, token or key, a body that is no JSON object, an unknown
//!   member, card or token) has HTTP status 400, a description, **no code**, and the header
//!   `X-Sandbox-Refusal: undocumented; reason=…`. Nothing is invented. An unknown path has status 404, another method 405, a
//!   body of more than a mebibyte 413, one that does not arrive 408.
//! - A correlation id of more than 20 characters has status 500: the API's own sandbox was seen to do so.
//! - How far clocks may differ and whether a token can be sent again are unknown, and not checked. Known time zones are
//!   `UTC` and `KST`. The content type is not looked at.
//! - Every answer to an encrypted call is encrypted, refusals included, for the client's key that the call names. A refusal
//!   for a header, the token or the encryption itself is in clear: nothing could be decrypted yet. How the API does it is
//!   unknown; [`AnswerEncryption`] chooses otherwise.
//! - A value that is absent or null where it is required is missing; null is not allowed elsewhere either.
//! - `000_002` names the field where the page's message does, by its own name alone.
//!
//! # Asking for an answer
//!
//! `Prefer: code=400, example=005_025` (RFC 7240) asks for a documented answer, or for a named test result, by HTTP status
//! and name. The call has to pass all checks; then nothing is done, and `Preference-Applied` says what was followed. What is
//! not documented is refused with a list of what is. [`catalogue`] lists all, and so does the page at `/`.
//!
//! # Asking for a fault
//!
//! `X-Sandbox-Fault: reset-after` lets a call go wrong that passes all checks: see [`Fault`] for what there is, and
//! [`Sandbox::fail_next`] for asking without a header. The [ledger](Sandbox::ledger) says what took place all the same. What no
//! fault has as its name is refused.
//!
//! # What is remembered
//!
//! Members, cards, one-time tokens and recharges; [`prepared_values`] are there from the start. All of it is this sandbox's
//! own choice, and so is the order in which the rules are applied:
//!
//! - A recharge uses its `sequenceId` when it is registered, not when it is refused. It runs until its payment window
//!   (`redirectUrl`) is opened or [`Sandbox::finish_recharge`] is called, and counts towards the holding limit from the start.
//! - A gift makes its card inactive for its sender. Amount 0 breaks the description's minimum, so that `005_022` comes by
//!   `Prefer` alone.
//! - A replacement is in progress until [`Sandbox::finish_delivery`] is called, or done at once without delivery.
//! - A prepared token is good for any number of uses, one from [`Sandbox::new_one_time_token`] for one.
//!
//! What a call changes and its entry in the [ledger](Sandbox::ledger) are one step. Everything is in memory, grows with each
//! call, and is gone when the sandbox stops.

mod answer;
mod catalogue;
mod fault;
mod gate;
mod handler;
mod hangup;
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
pub use fault::{Fault, Moment, UnknownFault};
pub use konaplate::jwe::ContentEncryption;
pub use ledger::{LedgerAnswer, LedgerEntry, TookPlace};
pub use options::{AnswerEncryption, AnswerKey, Options};
pub use prepared::{PreparedValue, prepared_values};
pub use project::Project;
pub use sandbox::Sandbox;
pub use state::{CardForm, CardState, NewCard, OneTimeToken};
