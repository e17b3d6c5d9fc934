//! Encrypting, with the key of the other side.

use std::fmt;

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::rsa::{
    OAEP_SHA256_MGF1SHA256, OaepPublicEncryptingKey, PublicEncryptingKey,
    PublicKey as Pkcs1PublicKey,
};
use rustls_pki_types::CertificateDer;
use webpki::EndEntityCert;
use zeroize::Zeroizing;

use super::compact::Compact;
use super::content::IV_BYTES;
use super::{ContentEncryption, KeyError, header, pem};
use crate::kona_plate::random::Random;

/// An RSA key of 2048 to 8192 bits that encrypts.
pub struct PublicKey(OaepPublicEncryptingKey);

/// Encrypting failed. Nothing is wrong with the content; the key or the random numbers could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EncryptError;

impl PublicKey {
    /// A key from one PEM block: `PUBLIC KEY` (RFC 5280), `RSA PUBLIC KEY` (RFC 8017) or `CERTIFICATE`, of which only the
    /// key is looked at: not who signed it, nor until when.
    ///
    /// # Errors
    ///
    /// See [`KeyError`].
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        let pem = pem::read(pem)?;
        let key = match pem.label {
            "PUBLIC KEY" => PublicEncryptingKey::from_der(&pem.der)?,
            "RSA PUBLIC KEY" => from_pkcs1(&pem.der)?,
            "CERTIFICATE" => from_certificate(&pem.der)?,
            "PRIVATE KEY" | "RSA PRIVATE KEY" => return Err(KeyError::PrivateKey),
            other => return Err(KeyError::other_kind(other)),
        };
        let key = OaepPublicEncryptingKey::new(key).map_err(|Unspecified| KeyError::NotRsa)?;
        Ok(Self(key))
    }

    /// A message in compact serialization, with a content key and an initialization vector of its own.
    ///
    /// # Errors
    ///
    /// When the system has no random numbers.
    pub fn encrypt(
        &self,
        plaintext: &[u8],
        content: ContentEncryption,
    ) -> Result<String, EncryptError> {
        self.encrypt_with(&Random::System, plaintext, content)
    }

    pub(in crate::kona_plate) fn encrypt_with(
        &self,
        random: &Random,
        plaintext: &[u8],
        content: ContentEncryption,
    ) -> Result<String, EncryptError> {
        self.compact(random, plaintext, content)
            .map_err(|Unspecified| EncryptError)
    }

    fn compact(
        &self,
        random: &Random,
        plaintext: &[u8],
        content: ContentEncryption,
    ) -> Result<String, Unspecified> {
        let mut key = Zeroizing::new(vec![0; content.key_bytes()]);
        let mut iv = [0; IV_BYTES];
        random.fill(&mut key)?;
        random.fill(&mut iv)?;
        let header = header::write(content);
        let mut ciphertext = Zeroizing::new(plaintext.to_vec());
        let tag = content.seal(&key, iv, &header, &mut ciphertext)?;
        let compact = Compact {
            header: &header,
            encrypted_key: self.wrap(&key)?,
            iv,
            ciphertext,
            tag,
        };
        Ok(compact.write())
    }

    fn wrap(&self, key: &[u8]) -> Result<Vec<u8>, Unspecified> {
        let mut wrapped = vec![0; self.0.ciphertext_size()];
        let length = self
            .0
            .encrypt(&OAEP_SHA256_MGF1SHA256, key, &mut wrapped, None)?
            .len();
        wrapped.truncate(length);
        Ok(wrapped)
    }
}

fn from_pkcs1(der: &[u8]) -> Result<PublicEncryptingKey, KeyError> {
    let der = Pkcs1PublicKey::from_der(der)?
        .as_der()
        .map_err(|Unspecified| KeyError::NotRsa)?;
    Ok(PublicEncryptingKey::from_der(der.as_ref())?)
}

fn from_certificate(der: &[u8]) -> Result<PublicEncryptingKey, KeyError> {
    let certificate = CertificateDer::from(der);
    let certificate = EndEntityCert::try_from(&certificate).map_err(|_| KeyError::Certificate)?;
    let key = certificate.subject_public_key_info();
    Ok(PublicEncryptingKey::from_der(&key)?)
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicKey")
    }
}

impl fmt::Display for EncryptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("encrypting failed")
    }
}

impl std::error::Error for EncryptError {}
