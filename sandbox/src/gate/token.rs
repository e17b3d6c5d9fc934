//! `X-KM-Tran-Token`: its structure, its time, and the HMAC over the body as it arrived.
//!
//! How far the clocks may differ and how long a token is good are unknown, so neither is checked: a token can be sent again.

use aws_lc_rs::hmac;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::headers::{self, Headers};
use crate::Project;
use crate::refusal::Refusal;

const LENGTH: usize = 67;
const VERSION: &str = "KMV1";

/// Checks that the token was made for this body, at the time that the header names, with the project's secret key.
pub(crate) fn check(headers: &Headers<'_>, body: &[u8], project: &Project) -> Result<(), Refusal> {
    let (time, tag) = parts(headers.token).ok_or_else(|| {
        let text = "The header X-KM-Tran-Token is not of the form KMV1:yyyyMMddHHmmssSSS:Base64 with 67 characters.";
        Refusal::undocumented("malformed-token", text)
    })?;
    if time.get(..14) != Some(headers.tran_time) {
        let text = "The time in X-KM-Tran-Token is not that of X-KM-Tran-Time.";
        return Err(Refusal::undocumented("token-time-differs", text));
    }
    let key = hmac::Key::new(hmac::HMAC_SHA256, project.secret_key().as_bytes());
    // Compares in constant time.
    hmac::verify(&key, body, &tag).map_err(|_| {
        let text =
            "X-KM-Tran-Token is not the HMAC-SHA256 of this body with the project's secret key.";
        Refusal::undocumented("wrong-token", text)
    })
}

fn parts(token: &str) -> Option<(&str, Vec<u8>)> {
    let mut parts = token.split(':');
    let (version, time, tag) = (parts.next()?, parts.next()?, parts.next()?);
    let is_whole = token.len() == LENGTH && parts.next().is_none() && version == VERSION;
    let is_time = time.len() == 17
        && time.bytes().all(|byte| byte.is_ascii_digit())
        && headers::is_time(time.get(..14)?);
    let tag = STANDARD.decode(tag).ok()?;
    (is_whole && is_time).then_some((time, tag))
}
