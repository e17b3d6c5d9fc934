//! What generated code says about an operation.

use super::{Answer, Outgoing, SecurityScheme, Undecided};
use crate::{Method, Validate};

/// Ways to show who calls: each is a set of schemes that are needed together. Empty: none is needed.
pub type Security = &'static [&'static [&'static SecurityScheme]];

/// What [`Operation::decode`] makes of an answer.
pub type Decoded<O> =
    Result<Reply<<O as Operation>::Response, <O as Operation>::Failure>, Undecided>;

/// One operation of an API: a type without values, known by its constants and associated types.
pub trait Operation: Sized {
    /// Parameters and body.
    type Request: Validate + Sync;
    /// What a success brings.
    type Response;
    /// What the documented answers other than success bring.
    type Failure;

    /// The name, `snake_case`.
    const NAME: &'static str;
    /// The HTTP method.
    const METHOD: Method;
    /// The path behind the base URL as the description writes it, with the names of parameters in braces.
    const PATH: &'static str;
    /// The media types that [`decode`](Self::decode) reads, most wanted first.
    const ACCEPT: &'static [&'static str] = &[];
    /// Ways to show who calls.
    const SECURITY: Security = &[];
    /// The base URL of the operation, where the description gives it one of its own.
    const SERVER: Option<&'static str> = None;

    /// Writes the request down.
    fn encode(request: &Self::Request, out: &mut Outgoing);

    /// Reads an answer, by its status.
    ///
    /// # Errors
    ///
    /// When the description does not list the status, or when what came is not what it lists.
    fn decode(answer: &Answer) -> Decoded<Self>;
}

/// An answer that the description lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply<R, F> {
    /// It succeeded.
    Success(R),
    /// It did not, or not in the ordinary way.
    Failure(F),
}
