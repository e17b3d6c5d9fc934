//! Reading an answer, decrypted where that is needed.

use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::Encryption;
use super::envelope::{self, Body};
use crate::HttpResponse;
use crate::outcome::Answer;

/// What an answer says. One with `encData` is decrypted whatever its status is and whatever the request was, since an
/// answer may be encrypted although its request was not.
pub(super) fn read<R: DeserializeOwned>(
    response: &HttpResponse,
    encryption: Option<&Encryption>,
) -> Answer<R> {
    match envelope::read(&response.body) {
        Body::Clear(answer) => answer,
        Body::Encrypted(compact) => match decrypt(response, encryption, compact.as_deref()) {
            None => Answer::Encrypted,
            Some(plaintext) => match envelope::read(&plaintext) {
                Body::Clear(answer) => answer,
                Body::Encrypted(_) => Answer::Encrypted,
            },
        },
    }
}

fn decrypt(
    response: &HttpResponse,
    encryption: Option<&Encryption>,
    compact: Option<&str>,
) -> Option<Zeroizing<Vec<u8>>> {
    encryption?.decrypt(response.header("X-KM-Crypto-Key-Id"), compact?)
}
