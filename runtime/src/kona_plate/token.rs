//! The header `X-KM-Tran-Token`: proof that the body is the caller's.

use aws_lc_rs::hmac;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::tran_time::TranTime;

/// Makes tokens with a project's secret key. The key is wiped by the library when dropped.
pub(super) struct Signer(hmac::Key);

impl Signer {
    /// The key is the secret's characters as they stand, not decoded.
    pub(super) fn new(secret_key: &str) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, secret_key.as_bytes()))
    }

    /// `KMV1:yyyyMMddHHmmssSSS:` and the Base64 of the HMAC over exactly the bytes that are sent.
    pub(super) fn token(&self, time: &TranTime, body: &[u8]) -> String {
        let tag = hmac::sign(&self.0, body);
        format!(
            "KMV1:{}:{}",
            time.to_milliseconds(),
            STANDARD.encode(tag.as_ref())
        )
    }
}
