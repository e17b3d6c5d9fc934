//! Giving a prepaid card to somebody else.

use konaplate::{
    GiftPrepaidCard, GiftPrepaidCardErrorCode as Code, GiftPrepaidCardRequest as Request,
    GiftPrepaidCardResponse as Response, Operation,
};

use super::{Call, Served, built, success};
use crate::gate::Defect;
use crate::ledger::TookPlace;
use crate::prepared::SERVICE_ID;
use crate::refusal::Refusal;
use crate::state::{Card, CardForm, CardState, Member, TokenUse, World};

impl Served for GiftPrepaidCard {
    fn refuse(defect: &Defect) -> Refusal {
        Refusal::code_for_field(&Code::InvalidInputParameter, &defect.field)
    }

    fn perform(request: &Request, call: &Call<'_>, world: &mut World) -> Result<Response, Refusal> {
        check(request, world)?;
        let transfer_id = format!("{:020}", world.next_number());
        let response = built(
            Response::builder()
                .transfer_id(&*transfer_id)
                .response(success::<Self>()?)
                .build(),
        )?;
        if let Some(token) = world.tokens.get_mut(request.one_time_token.expose()) {
            token.spend();
            if let Some(card) = world.cards.get_mut(&token.card_number) {
                card.state = CardState::Given;
            }
        }
        world.took_place(call.place, TookPlace::GiftSent { transfer_id });
        Ok(response)
    }
}

/// A result that the page names and that has no code.
fn uncoded(name: &str) -> Refusal {
    Refusal::test_result(GiftPrepaidCard::NAME, name)
}

fn check(request: &Request, world: &World) -> Result<(), Refusal> {
    let user_id = request.sender_user_id.expose().parse::<u64>().ok();
    let sender = user_id.and_then(|user_id| Some((user_id, world.members.get(&user_id)?)));
    let Some((user_id, sender)) = sender else {
        return Err(Refusal::undocumented(
            "unknown-member",
            "There is no such member.",
        ));
    };
    check_people(request, sender)?;
    if request.service_id != SERVICE_ID {
        return Err(uncoded("invalid_service_id"));
    }
    check_card(request, gift_card(request, user_id, world)?)
}

fn check_people(request: &Request, sender: &Member) -> Result<(), Refusal> {
    let given = request.sender_phone.as_ref().map(|phone| phone.expose());
    if given.is_some_and(|phone| *phone != sender.phone) {
        return Err(uncoded("invalid_sender_phone"));
    }
    if *request.receiver_phone.expose() == sender.phone {
        return Err(Refusal::code(&Code::SenderIsReceiver));
    }
    Ok(())
}

/// The card that the token stands for.
fn gift_card<'w>(request: &Request, user_id: u64, world: &'w World) -> Result<&'w Card, Refusal> {
    let not_found = || uncoded("card_not_found_by_token");
    let token = world
        .tokens
        .get(request.one_time_token.expose())
        .ok_or_else(not_found)?;
    if token.dcvv != *request.dcvv.expose() {
        return Err(Refusal::code(&Code::InvalidGiftCard));
    }
    if token.uses == TokenUse::Used {
        let text = "The one-time token was used already.";
        return Err(Refusal::undocumented("used-one-time-token", text));
    }
    let card = world.cards.get(&token.card_number).ok_or_else(not_found)?;
    match card.owner == user_id {
        true => Ok(card),
        false => Err(not_found()),
    }
}

fn check_card(request: &Request, card: &Card) -> Result<(), Refusal> {
    if card.form == CardForm::Physical {
        return Err(uncoded("mobile_card_only"));
    }
    let code = match card.state {
        CardState::Active => None,
        CardState::TransferInProgress => return Err(uncoded("transfer_in_progress")),
        CardState::Expired => Some(Code::GiftCardExpired),
        CardState::UsedForPayment => Some(Code::GiftCardAlreadyUsed),
        CardState::AutoRecharge => Some(Code::AutoRechargeApplied),
        CardState::Suspended | CardState::Inactive | CardState::Given => {
            Some(Code::GiftCardNotActive)
        }
    };
    match code {
        Some(code) => Err(Refusal::code(&code)),
        None if request.amount != card.balance => {
            Err(Refusal::code(&Code::AmountDiffersFromBalance))
        }
        None => Ok(()),
    }
}
