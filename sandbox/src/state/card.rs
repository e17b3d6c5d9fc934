//! Cards.

use std::fmt;

use konaplate::ReissuePrepaidCardErrorCode;

/// A card of a member. Its number is the key under which it is kept.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    pub(crate) owner: u64,
    pub(crate) balance: i64,
    pub(crate) state: CardState,
    pub(crate) form: CardForm,
    pub(crate) reissue: Reissue,
}

/// A card that no member has registered. Its number is the key under which it is kept.
pub(crate) struct UnregisteredCard {
    /// As in a request: which two of the four digits are the month is unknown.
    pub(crate) expiry_date: String,
    pub(crate) cvc: String,
    pub(crate) state: CardState,
    pub(crate) form: CardForm,
}

impl fmt::Debug for UnregisteredCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnregisteredCard([redacted])")
    }
}

/// The state of a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum CardState {
    /// It can be used.
    #[default]
    Active,
    /// Its member has lost it.
    Suspended,
    /// It is not activated.
    Inactive,
    /// It has expired.
    Expired,
    /// A payment was made with it.
    UsedForPayment,
    /// It is set to recharge itself.
    AutoRecharge,
    /// A transfer from it is under way.
    TransferInProgress,
    /// It was given to somebody else.
    Given,
}

/// Whether a card is a thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum CardForm {
    /// On a telephone only.
    #[default]
    Mobile,
    /// A card to hold in the hand.
    Physical,
}

/// Whether a card can be replaced.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Reissue {
    #[default]
    Possible,
    /// The new card is on its way.
    InProgress,
    Done,
    /// Refused with this code.
    Refused(ReissuePrepaidCardErrorCode),
}

/// A card for [`Sandbox::new_card`](crate::Sandbox::new_card).
#[derive(Clone, Debug)]
pub struct NewCard(pub(crate) Card);

impl NewCard {
    /// An active mobile card of a member, without balance.
    #[must_use]
    pub fn of(user_id: u64) -> Self {
        Self(Card {
            owner: user_id,
            balance: 0,
            state: CardState::Active,
            form: CardForm::Mobile,
            reissue: Reissue::Possible,
        })
    }

    /// Money on the card.
    #[must_use]
    pub fn balance(mut self, balance: i64) -> Self {
        self.0.balance = balance;
        self
    }

    /// Its state.
    #[must_use]
    pub fn state(mut self, state: CardState) -> Self {
        self.0.state = state;
        self
    }

    /// Whether it is a thing.
    #[must_use]
    pub fn form(mut self, form: CardForm) -> Self {
        self.0.form = form;
        self
    }

    pub(crate) fn reissue(mut self, reissue: Reissue) -> Self {
        self.0.reissue = reissue;
        self
    }
}
