//! What came of a call, in short.

use konaplate_sandbox::Sandbox;

use crate::http::Answer;

/// The status, and the code or the word of the header for refusals without one.
pub type Outcome = (u16, Option<String>);

pub fn outcome(answer: &Answer) -> Outcome {
    let refusal = answer.refusal().map(str::to_owned);
    (answer.status, answer.code().or(refusal))
}

pub fn refused(code: &str) -> Outcome {
    (400, Some(code.to_owned()))
}

pub fn done() -> Outcome {
    (200, Some("000_000".to_owned()))
}

/// Of each call in the ledger, whether something took place.
pub fn took_place(sandbox: &Sandbox) -> Vec<bool> {
    let ledger = sandbox.ledger();
    ledger
        .iter()
        .map(|entry| entry.took_place.is_some())
        .collect()
}
