//! `Prefer: code=400, example=005_025` (RFC 7240): a documented answer is asked for by its HTTP status and its name,
//! and nothing is done.
//!
//! RFC 7240 lets a server ignore what it does not know. Here it is refused, since a misspelt preference would move money.

use axum::http::HeaderMap;

use crate::catalogue::{Documented, NamedResult};
use crate::refusal::Refusal;

/// The answer that the call prefers; none when it prefers none.
pub(crate) fn preferred<'c>(
    headers: &HeaderMap,
    operation: &'c Documented,
) -> Result<Option<&'c NamedResult>, Refusal> {
    let preferences = parse(headers).ok_or_else(|| unknown(operation))?;
    if preferences.is_empty() {
        return Ok(None);
    }
    let (mut status, mut name) = (None, None);
    for (key, value) in preferences {
        // Of two alike, the first counts.
        match key.as_str() {
            "code" => status = status.or(Some(value)),
            "example" => name = name.or(Some(value)),
            _ => return Err(unknown(operation)),
        }
    }
    let fits = |result: &&NamedResult| {
        status
            .as_ref()
            .is_none_or(|status| *status == result.status.to_string())
            && name.as_ref().is_none_or(|name| *name == result.name)
    };
    let result = operation.results.iter().find(fits);
    result.map(Some).ok_or_else(|| unknown(operation))
}

/// As in the header `Preference-Applied`.
pub(crate) fn applied(result: &NamedResult) -> String {
    format!("code={}, example={}", result.status, result.name)
}

/// Name and value of each preference, names in lower case; none when they cannot be read.
fn parse(headers: &HeaderMap) -> Option<Vec<(String, String)>> {
    let mut preferences = Vec::new();
    for line in headers.get_all("Prefer") {
        for preference in line.to_str().ok()?.split(',') {
            let preference = preference.split(';').next().unwrap_or_default().trim();
            if preference.is_empty() {
                continue;
            }
            let (name, value) = preference.split_once('=').unwrap_or((preference, ""));
            let value = value.trim().trim_matches('"');
            preferences.push((name.trim().to_ascii_lowercase(), value.to_owned()));
        }
    }
    Some(preferences)
}

fn unknown(operation: &Documented) -> Refusal {
    let mut text = format!(
        "`Prefer` asks for what {} does not have. It has:",
        operation.name
    );
    for (index, result) in operation.results.iter().enumerate() {
        let separator = if index == 0 { " " } else { "; " };
        text.push_str(separator);
        text.push_str(&applied(result));
    }
    text.push('.');
    Refusal::undocumented("unknown-preference", text)
}
