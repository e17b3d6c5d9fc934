//! The seven request headers: presence and form, and whether they are the project's.

use axum::http::{HeaderMap, StatusCode};
use konaplate::TimeZone;

use crate::Project;
use crate::refusal::Refusal;

/// Carries the ASP id.
pub(crate) const ASP_ID: &str = "X-KM-User-AspId";
/// Carries the id under which both sides know a call.
pub(crate) const CORRELATION_ID: &str = "X-KM-Correlation-Id";
/// Carries the access key.
pub(crate) const ACCESS_KEY: &str = "X-KM-Access-Key";
/// Names the key of the encryption.
pub(crate) const CRYPTO_KEY_ID: &str = "X-KM-Crypto-Key-Id";
/// Carries the token.
pub(crate) const TRAN_TOKEN: &str = "X-KM-Tran-Token";
/// Carries the time of the call.
pub(crate) const TRAN_TIME: &str = "X-KM-Tran-Time";
/// Carries the zone of that time.
pub(crate) const TIME_ZONE: &str = "X-KM-Time-Zone";

const CORRELATION_ID_LENGTH: usize = 20;

/// The headers that later checks need.
pub(crate) struct Headers<'a> {
    pub(crate) token: &'a str,
    pub(crate) tran_time: &'a str,
    pub(crate) crypto_key_id: Option<&'a str>,
}

/// Checks all of them; the first that is wrong decides.
pub(crate) fn check<'a>(headers: &'a HeaderMap, project: &Project) -> Result<Headers<'a>, Refusal> {
    if required(headers, ASP_ID)? != project.asp_id() {
        return Err(refusal(ASP_ID, "is not the project's"));
    }
    check_correlation_id(required(headers, CORRELATION_ID)?)?;
    let access_key = required(headers, ACCESS_KEY)?;
    if !is_same(access_key, project.access_key()) {
        return Err(refusal(ACCESS_KEY, "is not the project's"));
    }
    let crypto_key_id = optional(headers, CRYPTO_KEY_ID)?;
    if crypto_key_id.is_some_and(|id| id.len() != 32) {
        return Err(refusal(CRYPTO_KEY_ID, "has not 32 characters"));
    }
    let token = required(headers, TRAN_TOKEN)?;
    let tran_time = required(headers, TRAN_TIME)?;
    if !is_time(tran_time) {
        return Err(refusal(
            TRAN_TIME,
            "is not a time of the form yyyyMMddHHmmss",
        ));
    }
    let zone = required(headers, TIME_ZONE)?;
    if ![TimeZone::Utc, TimeZone::Kst]
        .iter()
        .any(|known| known.as_str() == zone)
    {
        return Err(refusal(TIME_ZONE, "is neither UTC nor KST"));
    }
    Ok(Headers {
        token,
        tran_time,
        crypto_key_id,
    })
}

/// The call's correlation id, if it has one of the right form.
pub(crate) fn correlation_id(headers: &HeaderMap) -> Option<&str> {
    let id = optional(headers, CORRELATION_ID).ok()??;
    is_correlation_id(id).then_some(id)
}

fn check_correlation_id(id: &str) -> Result<(), Refusal> {
    if id.len() > CORRELATION_ID_LENGTH {
        // The API's own sandbox was seen to fail on these.
        let refusal = refusal(CORRELATION_ID, "has more than 20 characters");
        return Err(refusal.with_status(StatusCode::INTERNAL_SERVER_ERROR));
    }
    match is_correlation_id(id) {
        true => Ok(()),
        false => Err(refusal(
            CORRELATION_ID,
            "is not of the form yyMMddHHmmss-xxxxxxx",
        )),
    }
}

fn is_correlation_id(id: &str) -> bool {
    let Some((time, digits)) = id.split_once('-') else {
        return false;
    };
    time.len() == 12
        && time.bytes().all(|byte| byte.is_ascii_digit())
        && digits.len() == 7
        && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a text is a moment written as `yyyyMMddHHmmss`.
pub(crate) fn is_time(text: &str) -> bool {
    text.len() == 14 && text.bytes().all(|byte| byte.is_ascii_digit()) && exists(text).is_some()
}

fn exists(text: &str) -> Option<()> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u8>().ok();
    let year = text.get(..4)?.parse().ok()?;
    let month = time::Month::try_from(number(4, 6)?).ok()?;
    time::Date::from_calendar_date(year, month, number(6, 8)?).ok()?;
    time::Time::from_hms(number(8, 10)?, number(10, 12)?, number(12, 14)?).ok()?;
    Some(())
}

fn required<'a>(headers: &'a HeaderMap, name: &str) -> Result<&'a str, Refusal> {
    optional(headers, name)?.ok_or_else(|| refusal(name, "is missing"))
}

fn optional<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a str>, Refusal> {
    let mut values = headers.get_all(name).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return Err(refusal(name, "is there more than once"));
    }
    match value.to_str() {
        Ok(text) => Ok(Some(text)),
        Err(_) => Err(refusal(name, "has characters other than visible ASCII")),
    }
}

fn refusal(name: &str, what: &str) -> Refusal {
    Refusal::undocumented("bad-header", format!("The header {name} {what}."))
}

/// Takes the same time wherever two texts of one length differ.
fn is_same(left: &str, right: &str) -> bool {
    aws_lc_rs::constant_time::verify_slices_are_equal(left.as_bytes(), right.as_bytes()).is_ok()
}
