//! The same checks as somebody would write them who knows the description and minds the time: the floor.
//!
//! Every violation is found, as by the generated code. Places are constants, since no struct here stands in more than one; a text is
//! counted once, and not at all where its bytes say enough.

use std::borrow::Cow;

use konaplate::{Limit, Rule};

use crate::equal::{
    AddressInfo, Card, CardInfo, GiftRequest, GiftResponse, InquiryRequest, InquiryResponse,
    IssueRequest, IssueResponse, IssueUserInfo, PointInfo, RechargeRequest, RechargeResponse,
    ReissueRequest, ReissueResponse, ReissueUserInfo,
};

/// A violated rule and its place.
pub type Found = (Cow<'static, str>, Rule);

/// A value with rules.
pub trait Check {
    /// Adds every violation.
    fn check(&self, found: &mut Vec<Found>);
}

/// Every violation, if there is any.
///
/// # Errors
/// The violations.
pub fn check(value: &impl Check) -> Result<(), Vec<Found>> {
    let mut found = Vec::new();
    value.check(&mut found);
    if found.is_empty() { Ok(()) } else { Err(found) }
}

fn exactly(length: usize, value: &str, place: &'static str, found: &mut Vec<Found>) {
    let count = value.chars().count();
    if count < length {
        found.push((place.into(), Rule::MinLength(length as u64)));
    } else if count > length {
        found.push((place.into(), Rule::MaxLength(length as u64)));
    }
}

fn up_to(length: usize, value: &str, place: &'static str, found: &mut Vec<Found>) {
    if value.len() > length && value.chars().count() > length {
        found.push((place.into(), Rule::MaxLength(length as u64)));
    }
}

fn some_up_to(length: usize, value: &str, place: &'static str, found: &mut Vec<Found>) {
    if value.is_empty() {
        found.push((place.into(), Rule::MinLength(1)));
    }
    up_to(length, value, place, found);
}

fn between<T: PartialOrd + Into<i128>>(
    (least, most): (T, T),
    value: T,
    place: impl Into<Cow<'static, str>>,
    found: &mut Vec<Found>,
) {
    if value < least {
        found.push((place.into(), Rule::Minimum(Limit::Integer(least.into()))));
    } else if value > most {
        found.push((place.into(), Rule::Maximum(Limit::Integer(most.into()))));
    }
}

const USER_ID: (u64, u64) = (1, 9_999_999_999_999_999_999);
const PAYMENT: (i64, i64) = (1, 9_999_999_999);
const AMOUNT: (i64, i64) = (0, 9_999_999_999);

impl Check for RechargeRequest {
    fn check(&self, found: &mut Vec<Found>) {
        some_up_to(20, &self.sequence_id, "/sequenceId", found);
        between(USER_ID, self.user_id, "/userId", found);
        between(PAYMENT, self.amount, "/amount", found);
        exactly(16, &self.one_time_token, "/oneTimeToken", found);
        exactly(3, &self.dcvv, "/dcvv", found);
        exactly(15, &self.affiliate_id, "/affiliateId", found);
        if let Some(project_id) = &self.project_id {
            some_up_to(30, project_id, "/projectId", found);
        }
    }
}

impl Check for RechargeResponse {
    fn check(&self, found: &mut Vec<Found>) {
        exactly(20, &self.transaction_id, "/transactionId", found);
        up_to(200, &self.redirect_url, "/redirectUrl", found);
    }
}

impl Check for GiftRequest {
    fn check(&self, found: &mut Vec<Found>) {
        some_up_to(19, &self.sender_user_id, "/senderUserId", found);
        if let Some(name) = &self.sender_name {
            some_up_to(256, name, "/senderName", found);
        }
        if let Some(phone) = &self.sender_phone {
            some_up_to(20, phone, "/senderPhone", found);
        }
        some_up_to(256, &self.receiver_name, "/receiverName", found);
        some_up_to(20, &self.receiver_phone, "/receiverPhone", found);
        exactly(15, &self.service_id, "/serviceId", found);
        between(PAYMENT, self.amount, "/amount", found);
        exactly(16, &self.one_time_token, "/oneTimeToken", found);
        exactly(3, &self.dcvv, "/dcvv", found);
    }
}

impl Check for GiftResponse {
    fn check(&self, found: &mut Vec<Found>) {
        exactly(20, &self.transfer_id, "/transferId", found);
    }
}

impl Check for ReissueRequest {
    fn check(&self, found: &mut Vec<Found>) {
        self.user_info.check(found);
        if let Some(address) = &self.address_info {
            address.check(found);
        }
        self.card_info.check(found);
        if self.lacks_address() {
            let rule = Rule::RequiredWhen("isDeliveryRequired is true");
            found.push(("/addressInfo".into(), rule));
        }
    }
}

impl Check for ReissueUserInfo {
    fn check(&self, found: &mut Vec<Found>) {
        between(USER_ID, self.user_id, "/userInfo/userId", found);
    }
}

impl Check for AddressInfo {
    fn check(&self, found: &mut Vec<Found>) {
        some_up_to(255, &self.address, "/addressInfo/address", found);
        some_up_to(
            255,
            &self.address_detail,
            "/addressInfo/addressDetail",
            found,
        );
        exactly(5, &self.zip_code, "/addressInfo/zipCode", found);
    }
}

impl Check for CardInfo {
    fn check(&self, found: &mut Vec<Found>) {
        exactly(16, &self.old_card_no, "/cardInfo/oldCardNo", found);
    }
}

impl Check for ReissueResponse {
    fn check(&self, found: &mut Vec<Found>) {
        exactly(22, &self.card_apply_no, "/cardApplyNo", found);
        if let Some(number) = &self.mobile_card_no {
            exactly(16, number, "/mobileCardNo", found);
        }
        if let Some(code) = &self.mobile_card_cvc {
            exactly(3, code, "/mobileCardCVC", found);
        }
        if let Some(reference) = &self.mobile_card_par {
            exactly(27, reference, "/mobileCardPar", found);
        }
    }
}

impl Check for IssueRequest {
    fn check(&self, found: &mut Vec<Found>) {
        self.user_info.check(found);
        for name in Self::FIELDS {
            if self.additional.contains_key(name) {
                found.push((format!("/{name}").into(), Rule::ShadowedProperty));
            }
        }
    }
}

impl Check for IssueUserInfo {
    fn check(&self, found: &mut Vec<Found>) {
        between(USER_ID, self.user_id, "/userInfo/userId", found);
        some_up_to(100, &self.user_name, "/userInfo/userName", found);
        some_up_to(100, &self.eng_name, "/userInfo/engName", found);
        some_up_to(20, &self.social_no, "/userInfo/socialNo", found);
        some_up_to(20, &self.mobile_number, "/userInfo/mobileNumber", found);
    }
}

impl Check for IssueResponse {
    fn check(&self, found: &mut Vec<Found>) {
        exactly(22, &self.card_apply_no, "/cardApplyNo", found);
        if let Some(number) = &self.mobile_card_no {
            exactly(16, number, "/mobileCardNo", found);
        }
        if let Some(code) = &self.mobile_card_cvc {
            exactly(3, code, "/mobileCardCVC", found);
        }
        exactly(16, &self.physical_card_no, "/physicalCardNo", found);
        exactly(8, &self.expiry_date, "/expiryDate", found);
    }
}

impl Check for InquiryRequest {
    fn check(&self, found: &mut Vec<Found>) {
        exactly(16, &self.card_no, "/cardNo", found);
        exactly(4, &self.expiry_date, "/expiryDate", found);
        exactly(3, &self.card_cvc, "/cardCVC", found);
    }
}

impl Check for InquiryResponse {
    fn check(&self, found: &mut Vec<Found>) {
        self.card_data_info.check(found);
    }
}

impl Check for Card {
    fn check(&self, found: &mut Vec<Found>) {
        exactly(27, &self.par, "/cardDataInfo/par", found);
        exactly(15, &self.service_id, "/cardDataInfo/serviceId", found);
        some_up_to(255, &self.service_name, "/cardDataInfo/serviceName", found);
        let image = "/cardDataInfo/serviceImageUrl";
        some_up_to(255, &self.service_image_url, image, found);
        exactly(15, &self.affiliate_id, "/cardDataInfo/affiliateId", found);
        between(AMOUNT, self.balance, "/cardDataInfo/balance", found);
        exactly(8, &self.expiry_date, "/cardDataInfo/expiryDate", found);
        if let Some(number) = &self.physical_card_no {
            exactly(16, number, "/cardDataInfo/physicalCardNo", found);
        }
        if let Some(number) = &self.mobile_card_no {
            exactly(16, number, "/cardDataInfo/mobileCardNo", found);
        }
        for (amount, place) in [
            (
                self.max_non_real_name_recharge_amount,
                "/cardDataInfo/maxNonRealNameRechargeAmount",
            ),
            (
                self.max_real_name_recharge_amount,
                "/cardDataInfo/maxRealNameRechargeAmount",
            ),
            (self.min_recharge_amount, "/cardDataInfo/minRechargeAmount"),
            (self.rechargeable_amount, "/cardDataInfo/rechargeableAmount"),
        ] {
            between(AMOUNT, amount, place, found);
        }
        for (index, point) in self.card_point_info.iter().flatten().enumerate() {
            point.check(index, found);
        }
        if let Some(unit) = self.recharge_unit_amt {
            between(AMOUNT, unit, "/cardDataInfo/rechargeUnitAmt", found);
        }
    }
}

impl PointInfo {
    fn check(&self, index: usize, found: &mut Vec<Found>) {
        let known = found.len();
        exactly(15, &self.point_policy_id, "/pointPolicyId", found);
        some_up_to(255, &self.point_name, "/pointName", found);
        if let Some(points) = self.remaining_point {
            between(AMOUNT, points, "/remainingPoint", found);
        }
        for (place, _) in found.iter_mut().skip(known) {
            *place = format!("/cardDataInfo/cardPointInfo/{index}{place}").into();
        }
    }
}
