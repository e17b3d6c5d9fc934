//! The compact serialization (RFC 7516, section 7.1): five parts in Base64url, with dots between them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use super::content::{IV_BYTES, TAG_BYTES};

/// The parts of a message.
pub(super) struct Compact<'a> {
    /// As it stands in the message: it is authenticated in this form.
    pub(super) header: &'a str,
    pub(super) encrypted_key: Vec<u8>,
    pub(super) iv: [u8; IV_BYTES],
    /// Wiped, because it is decrypted in place.
    pub(super) ciphertext: Zeroizing<Vec<u8>>,
    pub(super) tag: [u8; TAG_BYTES],
}

impl<'a> Compact<'a> {
    /// None when it is not exactly that: another number of parts, padding, line breaks, or a vector or tag of another
    /// length.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.split('.');
        let compact = Self {
            header: parts.next()?,
            encrypted_key: decode(parts.next()?)?,
            iv: decode(parts.next()?)?.try_into().ok()?,
            ciphertext: Zeroizing::new(decode(parts.next()?)?),
            tag: decode(parts.next()?)?.try_into().ok()?,
        };
        parts.next().is_none().then_some(compact)
    }

    pub(super) fn write(&self) -> String {
        let mut text = self.header.to_owned();
        let parts: [&[u8]; 4] = [&self.encrypted_key, &self.iv, &self.ciphertext, &self.tag];
        for part in parts {
            text.push('.');
            URL_SAFE_NO_PAD.encode_string(part, &mut text);
        }
        text
    }
}

fn decode(part: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(part).ok()
}
