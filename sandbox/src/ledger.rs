//! What arrived, what took place and what was answered.

use axum::http::StatusCode;
use serde::Serialize;

use crate::fault::Fault;

/// One call of an operation. Without card data and secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LedgerEntry {
    /// Counts the calls, from 1, in the order of their arrival.
    pub number: u64,
    /// The operation.
    pub operation: &'static str,
    /// The call's `X-KM-Correlation-Id`; none when it had none of the right form.
    pub correlation_id: Option<String>,
    /// The request's own number (`sequenceId`), where the operation has one and the request could be read.
    pub reference: Option<String>,
    /// What the call changed; none when it changed nothing, or has not yet.
    pub took_place: Option<TookPlace>,
    /// The preference that was followed rather than the request: it changed nothing.
    pub preference: Option<String>,
    /// The fault that was played, as the header `X-Sandbox-Fault` has it.
    pub fault: Option<String>,
    /// What was answered; none while the call is under way, or when it never was.
    pub answer: Option<LedgerAnswer>,
}

/// What a call changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
#[non_exhaustive]
pub enum TookPlace {
    /// A recharge was registered, and runs until its payment window was opened.
    RechargeRegistered {
        /// The answer's `transactionId`.
        transaction_id: String,
    },
    /// A card was given.
    GiftSent {
        /// The answer's `transferId`.
        transfer_id: String,
    },
    /// A card was replaced.
    CardReissued {
        /// The answer's `cardApplyNo`.
        card_apply_no: String,
    },
    /// A card was issued.
    CardIssued {
        /// The answer's `cardApplyNo`.
        card_apply_no: String,
    },
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LedgerAnswer {
    /// The HTTP status.
    pub status: u16,
    /// `response.code`; none in a refusal that has no documented code.
    pub code: Option<String>,
    /// The word of the header `X-Sandbox-Refusal`, where there is no documented code.
    pub refusal: Option<String>,
}

impl LedgerAnswer {
    pub(crate) fn without_code(status: StatusCode) -> Self {
        Self {
            status: status.as_u16(),
            code: None,
            refusal: None,
        }
    }
}

/// All calls so far.
#[derive(Debug, Default)]
pub(crate) struct Ledger(Vec<LedgerEntry>);

impl Ledger {
    /// Records that a call arrived; returns its place.
    pub(crate) fn arrive(
        &mut self,
        operation: &'static str,
        correlation_id: Option<&str>,
    ) -> usize {
        self.0.push(LedgerEntry {
            number: self.0.len() as u64 + 1,
            operation,
            correlation_id: correlation_id.map(str::to_owned),
            reference: None,
            took_place: None,
            preference: None,
            fault: None,
            answer: None,
        });
        self.0.len() - 1
    }

    /// Records that a fault is played.
    pub(crate) fn strike(&mut self, place: usize, fault: Fault) {
        if let Some(entry) = self.entry(place) {
            entry.fault = Some(fault.to_string());
        }
    }

    /// The entry of a call that arrived.
    pub(crate) fn entry(&mut self, place: usize) -> Option<&mut LedgerEntry> {
        self.0.get_mut(place)
    }

    pub(crate) fn entries(&self) -> &[LedgerEntry] {
        &self.0
    }
}
