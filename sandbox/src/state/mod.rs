//! What the sandbox remembers: members, cards, one-time tokens, recharges, and the ledger. One lock guards it all, so
//! that an effect and its entry in the ledger are one step.

mod card;
mod recharges;
mod token;

use std::collections::HashMap;

pub use card::{CardForm, CardState, NewCard};
pub use token::OneTimeToken;

pub(crate) use card::{Card, Reissue, UnregisteredCard};
pub(crate) use recharges::{Recharge, Recharges};
pub(crate) use token::{Token, TokenUse};

use konaplate::IssueDebitCardErrorCode;

use crate::ledger::{Ledger, TookPlace};

/// Everything that can change.
#[derive(Debug, Default)]
pub(crate) struct World {
    pub(crate) members: HashMap<u64, Member>,
    /// Cards of members, by number.
    pub(crate) cards: HashMap<String, Card>,
    /// Cards that no member has registered, by number.
    pub(crate) unregistered: HashMap<String, UnregisteredCard>,
    /// One-time tokens, by their characters.
    pub(crate) tokens: HashMap<String, Token>,
    pub(crate) recharges: Recharges,
    pub(crate) ledger: Ledger,
    numbers: u64,
}

/// A member.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) phone: String,
    /// The balance that recharges add to.
    pub(crate) balance: i64,
    /// The code with which issuing a card to this member is refused.
    pub(crate) issue_refusal: Option<IssueDebitCardErrorCode>,
}

impl Member {
    pub(crate) fn new(phone: impl Into<String>) -> Self {
        Self {
            phone: phone.into(),
            balance: 0,
            issue_refusal: None,
        }
    }
}

impl World {
    /// The next number of its own, for transactions and the like.
    pub(crate) fn next_number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    /// Records what a call changed. To be called where it is changed, under the same lock.
    pub(crate) fn took_place(&mut self, call: usize, what: TookPlace) {
        if let Some(entry) = self.ledger.entry(call) {
            entry.took_place = Some(what);
        }
    }

    /// Adds a member with a number and a telephone number of its own.
    pub(crate) fn add_member(&mut self) -> u64 {
        let number = self.next_number();
        let user_id = 60_000_000_000 + number;
        let phone = format!("0109{number:07}");
        self.members.insert(user_id, Member::new(phone));
        user_id
    }

    /// Adds a card with a number of its own.
    pub(crate) fn add_card(&mut self, card: Card) -> String {
        let card_number = self.next_card_number();
        self.cards.insert(card_number.clone(), card);
        card_number
    }

    /// A number that no real card has: the first digit 9 is left to national use.
    pub(crate) fn next_card_number(&mut self) -> String {
        format!("9990{:012}", self.next_number())
    }

    /// Adds a token for a card, good for one use.
    pub(crate) fn add_token(&mut self, card_number: &str) -> OneTimeToken {
        let number = self.next_number();
        let token = OneTimeToken {
            token: format!("9991{number:012}"),
            dcvv: format!("{:03}", number % 1000),
        };
        let entry = Token {
            dcvv: token.dcvv.clone(),
            card_number: card_number.to_owned(),
            uses: TokenUse::Once,
        };
        self.tokens.insert(token.token.clone(), entry);
        token
    }
}
