//! The content: AES in GCM with a key of its own for each message (RFC 7518, section 5.3).

use aws_lc_rs::aead::{AES_128_GCM, AES_256_GCM, Aad, Algorithm, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::error::Unspecified;
use zeroize::Zeroizing;

/// Bytes of an initialization vector.
pub(super) const IV_BYTES: usize = 12;
/// Bytes of an authentication tag.
pub(super) const TAG_BYTES: usize = 16;

/// How the content is encrypted: the header parameter `enc`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ContentEncryption {
    /// `A128GCM`, with a key of 16 bytes: what the client sends.
    #[default]
    A128Gcm,
    /// `A256GCM`, with a key of 32 bytes: accepted in answers.
    A256Gcm,
}

impl ContentEncryption {
    /// The value of `enc`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A128Gcm => "A128GCM",
            Self::A256Gcm => "A256GCM",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        [Self::A128Gcm, Self::A256Gcm]
            .into_iter()
            .find(|content| content.as_str() == name)
    }

    pub(super) fn key_bytes(self) -> usize {
        self.algorithm().key_len()
    }

    fn algorithm(self) -> &'static Algorithm {
        match self {
            Self::A128Gcm => &AES_128_GCM,
            Self::A256Gcm => &AES_256_GCM,
        }
    }

    /// Encrypts in place and returns the tag. `aad` is the protected header as it is sent.
    pub(super) fn seal(
        self,
        key: &[u8],
        iv: [u8; IV_BYTES],
        aad: &str,
        content: &mut [u8],
    ) -> Result<[u8; TAG_BYTES], Unspecified> {
        let tag = self.key(key)?.seal_in_place_separate_tag(
            Nonce::assume_unique_for_key(iv),
            Aad::from(aad),
            content,
        )?;
        Ok(tag.as_ref().try_into()?)
    }

    /// Decrypts in place, or proves that something was changed.
    pub(super) fn open(
        self,
        key: &[u8],
        iv: [u8; IV_BYTES],
        aad: &str,
        mut content: Zeroizing<Vec<u8>>,
        tag: [u8; TAG_BYTES],
    ) -> Result<Zeroizing<Vec<u8>>, Unspecified> {
        self.key(key)?.open_in_place_separate_tag(
            Nonce::assume_unique_for_key(iv),
            Aad::from(aad),
            &tag,
            &mut content,
        )?;
        Ok(content)
    }

    fn key(self, key: &[u8]) -> Result<LessSafeKey, Unspecified> {
        Ok(LessSafeKey::new(UnboundKey::new(self.algorithm(), key)?))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that panics has failed")]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use serde_json::Value;
    use zeroize::Zeroizing;

    use super::ContentEncryption;

    /// The content of the examples of RFC 7516 (appendix A.1) and RFC 7520 (sections 5.2 to 5.12) that use GCM. Their content
    /// keys come about in other ways than ours, so that they can be checked in this place only.
    const VECTORS: &str = include_str!("../../../tests/vectors/aes_gcm.json");

    #[test]
    fn examples_of_the_standards() {
        let vectors: Vec<Value> = serde_json::from_str(VECTORS).unwrap();
        for vector in vectors {
            let text = |name: &str| vector[name].as_str().unwrap();
            let bytes = |name: &str| URL_SAFE_NO_PAD.decode(text(name)).unwrap();
            let content = ContentEncryption::named(text("enc")).unwrap();
            let iv = bytes("iv").try_into().unwrap();
            let tag = bytes("tag").try_into().unwrap();
            let (key, aad) = (bytes("cek"), text("aad"));

            let mut sealed = text("plaintext").as_bytes().to_vec();
            let made = content.seal(&key, iv, aad, &mut sealed).unwrap();
            assert_eq!(sealed, bytes("ciphertext"), "{}", text("source"));
            assert_eq!(made, tag, "{}", text("source"));

            let opened = content.open(&key, iv, aad, Zeroizing::new(sealed), tag);
            assert_eq!(*opened.unwrap(), text("plaintext").as_bytes());
        }
    }
}
