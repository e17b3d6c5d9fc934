//! Looking up a card that no member has registered. The page gives no code to any refusal, only names.

use konaplate::{
    InquireUnregisteredCard, InquireUnregisteredCardRequest as Request,
    InquireUnregisteredCardResponse as Response, Operation, UnregisteredCardStatus,
};

use super::{Call, Served};
use crate::catalogue::catalogue;
use crate::gate::{Defect, DefectKind};
use crate::refusal::Refusal;
use crate::state::{CardForm, CardState, UnregisteredCard, World};

/// The property that the page's names of results speak of.
const NAMED_FIELD: &str = "cardNo";

impl Served for InquireUnregisteredCard {
    fn refuse(defect: &Defect) -> Refusal {
        let refusal = uncoded(match defect.kind {
            DefectKind::Length => "length_mismatch",
            DefectKind::Missing | DefectKind::Invalid => "invalid_input_parameter",
        });
        Refusal {
            text: refusal.text.replace(NAMED_FIELD, &defect.field),
            ..refusal
        }
    }

    fn perform(request: &Request, _: &Call<'_>, world: &mut World) -> Result<Response, Refusal> {
        let number = request.card_no.expose();
        if world.cards.contains_key(number) {
            return Err(uncoded("already_registered"));
        }
        let card = world.unregistered.get(number);
        let fits = |card: &&UnregisteredCard| {
            card.expiry_date == *request.expiry_date.expose()
                && card.cvc == *request.card_cvc.expose()
        };
        let card = card.filter(fits).ok_or_else(|| uncoded("card_not_found"))?;
        let example = catalogue().operation(Self::NAME);
        let body = example.and_then(|operation| operation.success_body());
        // The documented example, for this card.
        match body.map(|body| serde_json::from_value(body.clone())) {
            Some(Ok(response)) => Ok(with_card(response, number, card)),
            _ => Err(uncoded("card_not_found")),
        }
    }
}

/// A result that the page names and that has no code.
fn uncoded(name: &str) -> Refusal {
    Refusal::test_result(InquireUnregisteredCard::NAME, name)
}

fn with_card(mut response: Response, number: &str, card: &UnregisteredCard) -> Response {
    let status = match card.state {
        CardState::Active => UnregisteredCardStatus::Active,
        _ => UnregisteredCardStatus::Suspended,
    };
    let info = &mut response.card_data_info;
    (info.physical_card_no, info.physical_card_status) = (None, None);
    match card.form {
        CardForm::Physical => {
            info.physical_card_no = Some(number.into());
            info.physical_card_status = Some(status);
        }
        CardForm::Mobile => {
            info.mobile_card_no = Some(number.into());
            info.mobile_card_status = Some(status);
        }
    }
    response
}
