//! Replacing a lost card. The replacement is in progress until it was delivered, or done at once when there is nothing
//! to deliver.

use konaplate::{
    ReissuePrepaidCard, ReissuePrepaidCardErrorCode as Code, ReissuePrepaidCardRequest as Request,
    ReissuePrepaidCardResponse as Response,
};

use super::{Call, Served, built, success};
use crate::gate::Defect;
use crate::ledger::TookPlace;
use crate::refusal::Refusal;
use crate::state::{CardState, NewCard, Reissue, World};

impl Served for ReissuePrepaidCard {
    fn refuse(defect: &Defect) -> Refusal {
        Refusal::code_for_field(&Code::InvalidInputParameter, &defect.field)
    }

    fn perform(request: &Request, call: &Call<'_>, world: &mut World) -> Result<Response, Refusal> {
        check(request, world)?;
        let number = world.next_number();
        let card_apply_no = format!("{number:022}");
        let mobile_card_no = world.next_card_number();
        let response = built(
            Response::builder()
                .card_apply_no(&*card_apply_no)
                .mobile_card_no(&*mobile_card_no)
                .mobile_card_cvc(format!("{:03}", number % 1000))
                .mobile_card_par(format!("{number:027}"))
                .response(success::<Self>()?)
                .build(),
        )?;
        replace(request, mobile_card_no, world);
        world.took_place(call.place, TookPlace::CardReissued { card_apply_no });
        Ok(response)
    }
}

fn check(request: &Request, world: &World) -> Result<(), Refusal> {
    let user_id = *request.user_info.user_id.expose();
    if !world.members.contains_key(&user_id) {
        return Err(Refusal::code(&Code::MemberNotFound));
    }
    let card = world.cards.get(request.card_info.old_card_no.expose());
    let Some(card) = card.filter(|card| card.owner == user_id) else {
        let text = "The member has no such card.";
        return Err(Refusal::undocumented("unknown-card", text));
    };
    let code = match &card.reissue {
        Reissue::Possible if card.state == CardState::Suspended => return Ok(()),
        Reissue::Possible => {
            let text = "Only a suspended card can be replaced.";
            return Err(Refusal::undocumented("card-not-suspended", text));
        }
        Reissue::InProgress => &Code::ReissueInProgress,
        Reissue::Done => &Code::CardAlreadyReissued,
        Reissue::Refused(code) => code,
    };
    Err(Refusal::code(code))
}

fn replace(request: &Request, mobile_card_no: String, world: &mut World) {
    let Some(old) = world.cards.get_mut(request.card_info.old_card_no.expose()) else {
        return;
    };
    // Delivery is the documented default.
    old.reissue = match request.is_delivery_required {
        Some(false) => Reissue::Done,
        Some(true) | None => Reissue::InProgress,
    };
    let new = NewCard::of(old.owner).balance(old.balance);
    old.balance = 0;
    world.cards.insert(mobile_card_no, new.0);
}
