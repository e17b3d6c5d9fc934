//! The prepared members, cards and tokens as the sandbox has them when it starts.

use konaplate::{
    CreateCreditCardRechargeErrorCode as RechargeCode, GiftPrepaidCardErrorCode as GiftCode,
    ReissuePrepaidCardErrorCode as ReissueCode,
};

use super::{
    ACTIVE_CARD, DCVV, EXPIRY_DATE, FOREIGN_CARD, GIFT_BALANCE, GIFT_TOKEN, LOST_CARD, MEMBER,
    MEMBER_PHONE, PAYING_TOKEN, PHYSICAL_TOKEN, TRANSFER_TOKEN, UNREGISTERED_CARD,
    UNREGISTERED_MOBILE, UNREGISTERED_SUSPENDED, USED_TOKEN, member_for, number_for, table,
};
use crate::state::{
    CardForm, CardState, Member, NewCard, Recharge, Reissue, Token, TokenUse, UnregisteredCard,
    World,
};

/// A world with everything that is prepared.
pub(crate) fn world() -> World {
    let mut world = World::default();
    world.members.insert(MEMBER, Member::new(MEMBER_PHONE));
    paying_cards(&mut world);
    gift_cards(&mut world);
    lost_cards(&mut world);
    refused_members(&mut world);
    unregistered_cards(&mut world);
    world
}

fn paying_cards(world: &mut World) {
    let card = || NewCard::of(MEMBER);
    token(world, PAYING_TOKEN, card());
    token(world, USED_TOKEN, card());
    if let Some(used) = world.tokens.get_mut(USED_TOKEN) {
        used.uses = TokenUse::Used;
    }
    let expired = number_for(&RechargeCode::ExpiredCard);
    token(world, &expired, card().state(CardState::Expired));
    let running = number_for(&RechargeCode::RechargeInProgress);
    let card_number = token(world, &running, card());
    let recharge = Recharge {
        transaction_id: format!("{:020}", world.next_number()),
        user_id: MEMBER,
        card_number,
        amount: 0,
    };
    let sequence_id = table::used_sequence_id();
    world.recharges.register(&sequence_id, recharge);
}

fn gift_cards(world: &mut World) {
    let card = || NewCard::of(MEMBER).balance(GIFT_BALANCE);
    token(world, GIFT_TOKEN, card());
    token(world, PHYSICAL_TOKEN, card().form(CardForm::Physical));
    let moving = card().state(CardState::TransferInProgress);
    token(world, TRANSFER_TOKEN, moving);
    for (code, state) in [
        (GiftCode::GiftCardNotActive, CardState::Inactive),
        (GiftCode::GiftCardExpired, CardState::Expired),
        (GiftCode::AutoRechargeApplied, CardState::AutoRecharge),
        (GiftCode::GiftCardAlreadyUsed, CardState::UsedForPayment),
    ] {
        token(world, &number_for(&code), card().state(state));
    }
}

fn lost_cards(world: &mut World) {
    let lost = || NewCard::of(MEMBER).state(CardState::Suspended);
    let mut add = |number: &str, card: NewCard| world.cards.insert(number.to_owned(), card.0);
    add(LOST_CARD, lost());
    add(ACTIVE_CARD, NewCard::of(MEMBER));
    add(
        FOREIGN_CARD,
        NewCard::of(MEMBER + 1).state(CardState::Suspended),
    );
    let replaced = number_for(&ReissueCode::CardAlreadyReissued);
    add(&replaced, lost().reissue(Reissue::Done));
    let on_its_way = number_for(&ReissueCode::ReissueInProgress);
    add(&on_its_way, lost().reissue(Reissue::InProgress));
    for code in table::REFUSED_REISSUES {
        add(&number_for(&code), lost().reissue(Reissue::Refused(code)));
    }
}

fn refused_members(world: &mut World) {
    for code in table::REFUSED_ISSUES {
        let user_id = member_for(&code);
        let mut member = Member::new(format!("010{:08}", user_id % 100_000_000));
        member.issue_refusal = Some(code);
        world.members.insert(user_id, member);
    }
}

fn unregistered_cards(world: &mut World) {
    for (number, form, state) in [
        (UNREGISTERED_CARD, CardForm::Physical, CardState::Active),
        (UNREGISTERED_MOBILE, CardForm::Mobile, CardState::Active),
        (
            UNREGISTERED_SUSPENDED,
            CardForm::Physical,
            CardState::Suspended,
        ),
    ] {
        let card = UnregisteredCard {
            expiry_date: EXPIRY_DATE.to_owned(),
            cvc: DCVV.to_owned(),
            state,
            form,
        };
        world.unregistered.insert(number.to_owned(), card);
    }
}

/// Adds a prepared token with a card of its own; returns the card's number.
fn token(world: &mut World, token: &str, card: NewCard) -> String {
    let card_number = world.add_card(card.0);
    let entry = Token {
        dcvv: DCVV.to_owned(),
        card_number: card_number.clone(),
        uses: TokenUse::Always,
    };
    world.tokens.insert(token.to_owned(), entry);
    card_number
}
