//! Which fault a call asks for.

use std::error::Error;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use axum::http::HeaderMap;

use super::{FAULT, Fault, MAX_DELAY, Moment};
use crate::keys::KeyPlace;
use crate::refusal::Refusal;
use crate::server::Server;

/// A text that names no fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownFault;

impl FromStr for Fault {
    type Err = UnknownFault;

    fn from_str(text: &str) -> Result<Self, UnknownFault> {
        match text.split_once('=') {
            Some(("delay-before", text)) => Ok(Self::Delay(Moment::BeforeEffect, delay(text)?)),
            Some(("delay-after", text)) => Ok(Self::Delay(Moment::AfterEffect, delay(text)?)),
            Some(_) => Err(UnknownFault),
            None => Self::ALL
                .into_iter()
                .find(|fault| fault.to_string() == text)
                .ok_or(UnknownFault),
        }
    }
}

fn delay(milliseconds: &str) -> Result<Duration, UnknownFault> {
    // `parse` would take a sign, too.
    if !milliseconds.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(UnknownFault);
    }
    let milliseconds = milliseconds.parse().map_err(|_| UnknownFault)?;
    let delay = Duration::from_millis(milliseconds);
    if delay <= MAX_DELAY {
        Ok(delay)
    } else {
        Err(UnknownFault)
    }
}

/// The fault that a call's header asks for, or else the next one that the program asked for. What cannot be had is refused,
/// since a misspelt fault would move money.
pub(crate) fn asked_for(
    headers: &HeaderMap,
    server: &Server,
    key: Option<KeyPlace>,
) -> Result<Option<Fault>, Refusal> {
    let fault = match in_header(headers)? {
        Some(fault) => Some(fault),
        None => server.next_fault(),
    };
    if fault == Some(Fault::WrongKey) && key.is_none() {
        let text = "The fault wrong-key is for encrypted calls.";
        return Err(Refusal::undocumented("fault-needs-encryption", text));
    }
    Ok(fault)
}

fn in_header(headers: &HeaderMap) -> Result<Option<Fault>, Refusal> {
    let mut values = headers.get_all(FAULT).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => {
            let fault = value.to_str().ok().and_then(|text| text.parse().ok());
            fault.map(Some).ok_or_else(unknown)
        }
        (Some(_), Some(_)) => Err(unknown()),
    }
}

fn unknown() -> Refusal {
    let all = Fault::ALL.map(|fault| fault.to_string()).join(", ");
    let text = format!("`X-Sandbox-Fault` asks for one of: {all}.");
    Refusal::undocumented("unknown-fault", text)
}

impl fmt::Display for UnknownFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is no fault with this name")
    }
}

impl Error for UnknownFault {}
