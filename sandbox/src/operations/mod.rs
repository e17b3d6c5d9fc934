//! What each operation does: one file for each.

mod create_credit_card_recharge;
mod gift_prepaid_card;
mod inquire_unregistered_card;
mod issue_debit_card;
mod reissue_prepaid_card;

use konaplate::{Operation, SuccessCode, SuccessStatus, Violations};

use crate::catalogue::catalogue;
use crate::gate::Defect;
use crate::refusal::Refusal;
use crate::state::World;

/// An operation as the sandbox serves it.
pub(crate) trait Served: Operation + Send + Sync + 'static {
    /// The refusal of a request whose body does not fit the description.
    fn refuse(defect: &Defect) -> Refusal;

    /// Does it, or refuses. What it changes is recorded in the ledger where it is changed.
    fn perform(
        request: &Self::Request,
        call: &Call<'_>,
        world: &mut World,
    ) -> Result<Self::Response, Refusal>;
}

/// What an operation has to know of a call beside its request.
pub(crate) struct Call<'a> {
    /// Its place in the ledger.
    pub(crate) place: usize,
    /// Where the sandbox is: `http://127.0.0.1:8080`.
    pub(crate) origin: &'a str,
}

/// The status of a successful answer, with the documented text.
fn success<O: Operation>() -> Result<SuccessStatus, Refusal> {
    let status = SuccessStatus::builder().code(SuccessCode::Success);
    let operation = catalogue().operation(O::NAME);
    let status = match operation.and_then(|operation| operation.success_text()) {
        Some(text) => status.description(text),
        None => status,
    };
    built(status.build())
}

/// What a builder made. That it lacks a property is a mistake of the sandbox.
fn built<T>(result: Result<T, Violations>) -> Result<T, Refusal> {
    result.map_err(|missing| {
        Refusal::mistake(format!("The sandbox made an incomplete answer. {missing}"))
    })
}
