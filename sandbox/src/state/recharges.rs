//! Recharges: each runs from its registration until its payment window was opened.

use std::collections::{HashMap, HashSet};

/// A recharge.
#[derive(Clone, Debug)]
pub(crate) struct Recharge {
    pub(crate) transaction_id: String,
    pub(crate) user_id: u64,
    /// The number of the card that pays.
    pub(crate) card_number: String,
    pub(crate) amount: i64,
}

/// All recharges.
#[derive(Debug, Default)]
pub(crate) struct Recharges {
    sequence_ids: HashSet<String>,
    /// Those that run, by transaction.
    running: HashMap<String, Recharge>,
    /// Whose card pays for a recharge that runs.
    busy: HashSet<(u64, String)>,
    /// What the running ones of a member come to.
    pending: HashMap<u64, i64>,
}

impl Recharges {
    /// Whether a recharge with this number was registered before.
    pub(crate) fn is_known(&self, sequence_id: &str) -> bool {
        self.sequence_ids.contains(sequence_id)
    }

    /// Whether a recharge of this member with this card runs.
    pub(crate) fn is_running(&self, user_id: u64, card_number: &str) -> bool {
        self.busy.contains(&(user_id, card_number.to_owned()))
    }

    /// What the running recharges of a member come to.
    pub(crate) fn pending(&self, user_id: u64) -> i64 {
        self.pending.get(&user_id).copied().unwrap_or_default()
    }

    pub(crate) fn register(&mut self, sequence_id: &str, recharge: Recharge) {
        self.sequence_ids.insert(sequence_id.to_owned());
        self.busy
            .insert((recharge.user_id, recharge.card_number.clone()));
        *self.pending.entry(recharge.user_id).or_default() += recharge.amount;
        self.running
            .insert(recharge.transaction_id.clone(), recharge);
    }

    /// Ends a running recharge; none when it does not run.
    pub(crate) fn finish(&mut self, transaction_id: &str) -> Option<Recharge> {
        let recharge = self.running.remove(transaction_id)?;
        self.busy
            .remove(&(recharge.user_id, recharge.card_number.clone()));
        if let Some(pending) = self.pending.get_mut(&recharge.user_id) {
            *pending -= recharge.amount;
        }
        Some(recharge)
    }
}
