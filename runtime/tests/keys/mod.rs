//! Keys made for the test run.

use std::sync::OnceLock;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rsa::{KeySize, PrivateDecryptingKey};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// An RSA key of 2048 bits.
pub struct RsaKey {
    /// The private key in PKCS #8.
    pub pkcs8: Vec<u8>,
    /// The public key as it stands in a certificate.
    pub x509: Vec<u8>,
}

/// One of four keys, each made when it is first asked for.
pub fn rsa(number: usize) -> &'static RsaKey {
    static KEYS: [OnceLock<RsaKey>; 4] = [const { OnceLock::new() }; 4];
    KEYS[number].get_or_init(|| RsaKey::generate(KeySize::Rsa2048))
}

impl RsaKey {
    pub fn generate(size: KeySize) -> Self {
        let key = PrivateDecryptingKey::generate(size).unwrap();
        let pkcs8: Pkcs8V1Der = key.as_der().unwrap();
        let x509: PublicKeyX509Der = key.public_key().as_der().unwrap();
        Self {
            pkcs8: pkcs8.as_ref().to_vec(),
            x509: x509.as_ref().to_vec(),
        }
    }

    /// `PRIVATE KEY`
    pub fn private_pem(&self) -> String {
        pem("PRIVATE KEY", &self.pkcs8)
    }

    /// `PUBLIC KEY`
    pub fn public_pem(&self) -> String {
        pem("PUBLIC KEY", &self.x509)
    }
}

/// A block with lines of 64 characters.
pub fn pem(label: &str, der: &[u8]) -> String {
    let base64 = STANDARD.encode(der);
    let lines: Vec<&str> = (0..base64.len())
        .step_by(64)
        .map(|start| &base64[start..base64.len().min(start + 64)])
        .collect();
    format!(
        "-----BEGIN {label}-----\n{}\n-----END {label}-----\n",
        lines.join("\n")
    )
}
