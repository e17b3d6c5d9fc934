//! Issuing a debit card. Only the first part of its request is known, so that most refusals hang on the member.

use konaplate::{
    IssueDebitCard, IssueDebitCardErrorCode as Code, IssueDebitCardRequest as Request,
    IssueDebitCardResponse as Response,
};

use super::{Call, Served, built, success};
use crate::gate::Defect;
use crate::ledger::TookPlace;
use crate::prepared::WRONG_SOCIAL_NO;
use crate::refusal::Refusal;
use crate::state::{CardForm, NewCard, World};

/// When a card that is issued here expires.
const EXPIRY_DATE: &str = "20991231";

impl Served for IssueDebitCard {
    fn refuse(defect: &Defect) -> Refusal {
        Refusal::code_for_field(&Code::InvalidInputParameter, &defect.field)
    }

    fn perform(request: &Request, call: &Call<'_>, world: &mut World) -> Result<Response, Refusal> {
        check(request, world)?;
        let number = world.next_number();
        let card_apply_no = format!("{number:022}");
        let (mobile, physical) = (world.next_card_number(), world.next_card_number());
        let response = built(
            Response::builder()
                .card_apply_no(&*card_apply_no)
                .mobile_card_no(&*mobile)
                .mobile_card_cvc(format!("{:03}", number % 1000))
                .physical_card_no(&*physical)
                .expiry_date(EXPIRY_DATE)
                .response(success::<Self>()?)
                .build(),
        )?;
        let card = NewCard::of(*request.user_info.user_id.expose());
        world.cards.insert(mobile, card.clone().0);
        world
            .cards
            .insert(physical, card.form(CardForm::Physical).0);
        world.took_place(call.place, TookPlace::CardIssued { card_apply_no });
        Ok(response)
    }
}

fn check(request: &Request, world: &World) -> Result<(), Refusal> {
    let Some(member) = world.members.get(request.user_info.user_id.expose()) else {
        return Err(Refusal::code(&Code::MemberNotFound));
    };
    if request.user_info.social_no.expose() == WRONG_SOCIAL_NO {
        return Err(Refusal::code(&Code::UserAuthenticationFailed));
    }
    match &member.issue_refusal {
        Some(code) => Err(Refusal::code(code)),
        None => Ok(()),
    }
}
