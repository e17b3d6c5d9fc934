//! JSON Web Encryption in compact serialization (RFC 7516): RSA-OAEP-256 for the key, AES in GCM for the content.

use std::fmt;

use aws_lc_rs::aead::{AES_128_GCM, AES_256_GCM, Aad, Algorithm, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::rand;
use aws_lc_rs::rsa::{
    OAEP_SHA256_MGF1SHA256, OaepPrivateDecryptingKey, OaepPublicEncryptingKey,
    PrivateDecryptingKey, PublicEncryptingKey,
};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::Value;
use zeroize::Zeroizing;

/// The value of `alg`.
const KEY_ENCRYPTION: &str = "RSA-OAEP-256";
const NONCE_BYTES: usize = 12;
const TAG_BYTES: usize = 16;

/// How the content is encrypted: the value of `enc`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ContentEncryption {
    /// `A128GCM`
    #[default]
    A128Gcm,
    /// `A256GCM`
    A256Gcm,
}

impl ContentEncryption {
    fn name(self) -> &'static str {
        match self {
            Self::A128Gcm => "A128GCM",
            Self::A256Gcm => "A256GCM",
        }
    }

    fn algorithm(self) -> &'static Algorithm {
        match self {
            Self::A128Gcm => &AES_128_GCM,
            Self::A256Gcm => &AES_256_GCM,
        }
    }

    fn named(name: &Value) -> Option<Self> {
        [Self::A128Gcm, Self::A256Gcm]
            .into_iter()
            .find(|one| name == one.name())
    }
}

/// Encrypting failed: a key that is none, or no random numbers.
#[derive(Debug)]
pub(crate) struct EncryptError;

/// Decrypting failed. Why is nobody's business: the answer would help to guess.
#[derive(Debug)]
pub(crate) struct DecryptError;

/// Encrypts.
pub(crate) struct PublicKey(OaepPublicEncryptingKey);

impl PublicKey {
    /// From `PUBLIC KEY` in PEM.
    pub(crate) fn from_pem(pem: &str) -> Result<Self, EncryptError> {
        let der = der(pem).ok_or(EncryptError)?;
        let key = PublicEncryptingKey::from_der(&der).map_err(|_| EncryptError)?;
        let key = OaepPublicEncryptingKey::new(key).map_err(|_| EncryptError)?;
        Ok(Self(key))
    }

    /// The compact serialization, with a content key and a nonce of its own.
    pub(crate) fn encrypt(
        &self,
        plaintext: &[u8],
        content: ContentEncryption,
    ) -> Result<String, EncryptError> {
        let header = format!(r#"{{"enc":"{}","alg":"{KEY_ENCRYPTION}"}}"#, content.name());
        let header = URL_SAFE_NO_PAD.encode(header);
        let algorithm = content.algorithm();
        let mut content_key = Zeroizing::new(vec![0; algorithm.key_len()]);
        let mut nonce = [0; NONCE_BYTES];
        rand::fill(&mut content_key).map_err(|_| EncryptError)?;
        rand::fill(&mut nonce).map_err(|_| EncryptError)?;
        let mut sealed = plaintext.to_vec();
        let key = UnboundKey::new(algorithm, &content_key).map_err(|_| EncryptError)?;
        let tag = LessSafeKey::new(key)
            .seal_in_place_separate_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(header.as_bytes()),
                &mut sealed,
            )
            .map_err(|_| EncryptError)?;
        let mut encrypted_key = vec![0; self.0.ciphertext_size()];
        let encrypted_key = self
            .0
            .encrypt(
                &OAEP_SHA256_MGF1SHA256,
                &content_key,
                &mut encrypted_key,
                None,
            )
            .map_err(|_| EncryptError)?;
        let parts: [&[u8]; 4] = [encrypted_key, &nonce, &sealed, tag.as_ref()];
        let parts = parts.map(|part| URL_SAFE_NO_PAD.encode(part));
        Ok(format!("{header}.{}", parts.join(".")))
    }
}

/// Decrypts.
pub(crate) struct PrivateKey(OaepPrivateDecryptingKey);

impl PrivateKey {
    /// From `PRIVATE KEY` in PEM.
    pub(crate) fn from_pem(pem: &str) -> Result<Self, DecryptError> {
        let der = der(pem).ok_or(DecryptError)?;
        let key = PrivateDecryptingKey::from_pkcs8(&der).map_err(|_| DecryptError)?;
        let key = OaepPrivateDecryptingKey::new(key).map_err(|_| DecryptError)?;
        Ok(Self(key))
    }

    /// The plaintext of a compact serialization.
    pub(crate) fn decrypt(&self, compact: &str) -> Result<Zeroizing<Vec<u8>>, DecryptError> {
        self.open(compact).ok_or(DecryptError)
    }

    fn open(&self, compact: &str) -> Option<Zeroizing<Vec<u8>>> {
        let mut parts = compact.split('.');
        let header = parts.next()?;
        let mut part = || URL_SAFE_NO_PAD.decode(parts.next()?).ok();
        let (encrypted_key, nonce, sealed, tag) = (part()?, part()?, part()?, part()?);
        if parts.next().is_some() || tag.len() != TAG_BYTES {
            return None;
        }
        let content = content_encryption(header)?;
        let mut content_key = Zeroizing::new(vec![0; self.0.min_output_size()]);
        let content_key = self
            .0
            .decrypt(
                &OAEP_SHA256_MGF1SHA256,
                &encrypted_key,
                &mut content_key,
                None,
            )
            .ok()?;
        let key = UnboundKey::new(content.algorithm(), content_key).ok()?;
        let mut plaintext = Zeroizing::new(sealed);
        LessSafeKey::new(key)
            .open_in_place_separate_tag(
                Nonce::try_assume_unique_for_key(&nonce).ok()?,
                Aad::from(header.as_bytes()),
                &tag,
                &mut plaintext,
            )
            .ok()?;
        Some(plaintext)
    }
}

/// What the protected header says, where it says nothing that this server cannot do.
fn content_encryption(header: &str) -> Option<ContentEncryption> {
    let header = URL_SAFE_NO_PAD.decode(header).ok()?;
    let header: Value = serde_json::from_slice(&header).ok()?;
    let is_understood = header.get("crit").is_none() && header.get("zip").is_none();
    (is_understood && header["alg"] == KEY_ENCRYPTION)
        .then(|| ContentEncryption::named(&header["enc"]))?
}

fn der(pem: &str) -> Option<Zeroizing<Vec<u8>>> {
    let lines = pem.lines().filter(|line| !line.starts_with("-----"));
    let text = Zeroizing::new(lines.collect::<String>());
    STANDARD.decode(text.as_bytes()).ok().map(Zeroizing::new)
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicKey")
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey([redacted])")
    }
}
