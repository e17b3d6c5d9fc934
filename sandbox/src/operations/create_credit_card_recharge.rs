//! Recharging by credit card. A recharge runs until its payment window was opened.

use konaplate::{
    CreateCreditCardRecharge, CreateCreditCardRechargeErrorCode as Code,
    CreateCreditCardRechargeRequest as Request, CreateCreditCardRechargeResponse as Response,
};

use super::{Call, Served, built, success};
use crate::gate::{Defect, DefectKind};
use crate::ledger::TookPlace;
use crate::prepared::{AFFILIATE_ID, MAX_HOLDING, MIN_RECHARGE};
use crate::refusal::Refusal;
use crate::server::payment_path;
use crate::state::{CardState, Recharge, TokenUse, World};

impl Served for CreateCreditCardRecharge {
    fn refuse(defect: &Defect) -> Refusal {
        let code = match defect.kind {
            DefectKind::Missing => Code::MissingRequiredValue,
            DefectKind::Length | DefectKind::Invalid => Code::InvalidInputParameter,
        };
        Refusal::code_for_field(&code, &defect.field)
    }

    fn perform(request: &Request, call: &Call<'_>, world: &mut World) -> Result<Response, Refusal> {
        let recharge = check(request, world)?;
        let transaction_id = format!("{:020}", world.next_number());
        let response = built(
            Response::builder()
                .transaction_id(&*transaction_id)
                .redirect_url(format!("{}{}", call.origin, payment_path(&transaction_id)))
                .response(success::<Self>()?)
                .build(),
        )?;
        if let Some(token) = world.tokens.get_mut(request.one_time_token.expose()) {
            token.spend();
        }
        let recharge = Recharge {
            transaction_id: transaction_id.clone(),
            ..recharge
        };
        world.recharges.register(&request.sequence_id, recharge);
        world.took_place(call.place, TookPlace::RechargeRegistered { transaction_id });
        Ok(response)
    }
}

/// The recharge that is asked for, still without a number. Changes nothing.
fn check(request: &Request, world: &World) -> Result<Recharge, Refusal> {
    // First, so that a repeated request is told so, whatever else changed meanwhile.
    if world.recharges.is_known(&request.sequence_id) {
        return Err(Refusal::code(&Code::DuplicateSequenceId));
    }
    if request.affiliate_id != AFFILIATE_ID {
        return Err(Refusal::code(&Code::IncorrectAffiliateId));
    }
    let user_id = *request.user_id.expose();
    let Some(member) = world.members.get(&user_id) else {
        return Err(Refusal::undocumented(
            "unknown-member",
            "There is no such member.",
        ));
    };
    if request.amount < MIN_RECHARGE {
        return Err(Refusal::code(&Code::AmountBelowMinimum));
    }
    let held = member
        .balance
        .saturating_add(world.recharges.pending(user_id));
    if held.saturating_add(request.amount) > MAX_HOLDING {
        return Err(Refusal::code(&Code::HoldingLimitExceeded));
    }
    Ok(Recharge {
        transaction_id: String::new(),
        user_id,
        card_number: paying_card(request, user_id, world)?,
        amount: request.amount,
    })
}

/// The number of the card that the token stands for.
fn paying_card(request: &Request, user_id: u64, world: &World) -> Result<String, Refusal> {
    let Some(token) = world.tokens.get(request.one_time_token.expose()) else {
        let text = "There is no such one-time token.";
        return Err(Refusal::undocumented("unknown-one-time-token", text));
    };
    if token.dcvv != *request.dcvv.expose() {
        let text = "The dcvv does not belong to the one-time token.";
        return Err(Refusal::undocumented("wrong-dcvv", text));
    }
    // Before the token's use: a token is used by the recharge that runs.
    if world.recharges.is_running(user_id, &token.card_number) {
        return Err(Refusal::code(&Code::RechargeInProgress));
    }
    if token.uses == TokenUse::Used {
        let text = "The one-time token was used already.";
        return Err(Refusal::undocumented("used-one-time-token", text));
    }
    let card = world.cards.get(&token.card_number);
    match card.map(|card| card.state) {
        Some(CardState::Expired) => Err(Refusal::code(&Code::ExpiredCard)),
        Some(_) => Ok(token.card_number.clone()),
        None => Err(Refusal::undocumented(
            "unknown-card",
            "There is no such card.",
        )),
    }
}
