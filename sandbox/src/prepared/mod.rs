//! Prepared data: values of a request that bring about a certain result. The API's own sandbox has prepared data as
//! well; which they are is not published, so that these are this sandbox's own choice.

mod table;
mod values;
mod world;

pub use values::{PreparedValue, prepared_values};
pub(crate) use world::world;

use konaplate::ErrorCode;

/// The member of all examples.
pub const MEMBER: u64 = 50_000_104_652;
/// The telephone number of that member.
pub const MEMBER_PHONE: &str = "01000000000";
/// The affiliate of the project.
pub const AFFILIATE_ID: &str = "000000000000001";
/// The card product for gifts.
pub const SERVICE_ID: &str = "000000000000001";
/// The verification value of every prepared token and card.
pub const DCVV: &str = "123";
/// The balance of every prepared gift card.
pub const GIFT_BALANCE: i64 = 30_000;
/// The least that can be recharged.
pub const MIN_RECHARGE: i64 = 1_000;
/// The most that a member may hold, running recharges included.
pub const MAX_HOLDING: i64 = 2_000_000;

/// The prepared token of the card that pays in the example.
pub(crate) const PAYING_TOKEN: &str = "4242424242424242";
/// The prepared token of the card that is given in the example.
pub(crate) const GIFT_TOKEN: &str = "5555555555554444";
/// The prepared card that can be replaced.
pub(crate) const LOST_CARD: &str = "4242424242424242";
/// A prepared token that was used already.
pub(crate) const USED_TOKEN: &str = "4000000000000001";
/// A prepared token of a card that is a thing.
pub(crate) const PHYSICAL_TOKEN: &str = "4000000000000002";
/// A prepared token of a card from which a transfer is under way.
pub(crate) const TRANSFER_TOKEN: &str = "4000000000000003";
/// A prepared card that was not lost.
pub(crate) const ACTIVE_CARD: &str = "4000000000000004";
/// A prepared card of another member.
pub(crate) const FOREIGN_CARD: &str = "4000000000000005";
/// What no prepared token or card has as its number.
pub(crate) const UNKNOWN_NUMBER: &str = "4000000000000009";
/// A prepared card that no member has registered.
pub(crate) const UNREGISTERED_CARD: &str = "4111111111111111";
/// What the prepared cards that no member has registered have as their expiry date, which reads the same both ways.
pub(crate) const EXPIRY_DATE: &str = "1212";
/// A prepared card that no member has registered, and that is on a telephone only.
pub(crate) const UNREGISTERED_MOBILE: &str = "4000000000000028";
/// A prepared card that no member has registered, and that is suspended.
pub(crate) const UNREGISTERED_SUSPENDED: &str = "4000000000000036";
/// A resident registration number that does not fit the member.
pub(crate) const WRONG_SOCIAL_NO: &str = "999999-9999999";

/// The prepared token or card that brings about a code: its last six digits are the code.
pub(crate) fn number_for(code: &impl ErrorCode) -> String {
    format!("4000000000{}", digits(code))
}

/// The prepared member who brings about a code: the last six digits are the code.
pub(crate) fn member_for(code: &impl ErrorCode) -> u64 {
    70_000_000_000 + digits(code).parse::<u64>().unwrap_or_default()
}

fn digits(code: &impl ErrorCode) -> String {
    code.code().chars().filter(char::is_ascii_digit).collect()
}
