//! What the owner of the API would hand out: made anew for each sandbox.

use std::fmt;
use std::io;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::KeyPair as _;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// A project: credentials and keys. Never printed by `Debug`; keys and secrets are wiped when the last copy is dropped.
#[derive(Clone)]
pub struct Project {
    asp_id: String,
    access_key: Zeroizing<String>,
    secret_key: Zeroizing<String>,
    server_key: RsaKey,
    client_keys: Vec<(String, RsaKey)>,
}

/// A pair of RSA keys in PEM.
#[derive(Clone)]
struct RsaKey {
    private_pem: Zeroizing<String>,
    public_pem: String,
}

impl Project {
    /// Makes a project: two RSA-2048 key pairs, one for each direction, and random credentials. It takes the
    /// processor for a while.
    ///
    /// # Errors
    ///
    /// When the system has no random numbers.
    pub fn generate() -> io::Result<Self> {
        Ok(Self {
            asp_id: digits(15)?,
            access_key: Zeroizing::new(hexadecimal(40)?),
            secret_key: Zeroizing::new(hexadecimal(40)?),
            server_key: RsaKey::generate()?,
            client_keys: vec![(hexadecimal(32)?, RsaKey::generate()?)],
        })
    }

    /// Adds a second key of the client, with which requests and answers can be encrypted as well: the API knows up to
    /// two for each project.
    ///
    /// # Errors
    ///
    /// When there are two already, or the system has no random numbers.
    pub fn add_client_key(&mut self) -> io::Result<()> {
        if self.client_keys.len() >= 2 {
            return Err(io::Error::other("a project has at most two client keys"));
        }
        self.client_keys
            .push((hexadecimal(32)?, RsaKey::generate()?));
        Ok(())
    }

    /// The ASP id, 15 digits, for `X-KM-User-AspId`.
    #[must_use]
    pub fn asp_id(&self) -> &str {
        &self.asp_id
    }

    /// The access key, 40 characters, for `X-KM-Access-Key`.
    #[must_use]
    pub fn access_key(&self) -> &str {
        &self.access_key
    }

    /// The secret key, whose characters are the key of the token.
    #[must_use]
    pub fn secret_key(&self) -> &str {
        &self.secret_key
    }

    /// The id of the client's first key, 32 characters, for `X-KM-Crypto-Key-Id`.
    #[must_use]
    pub fn crypto_key_id(&self) -> &str {
        self.client_keys.first().map_or("", |(id, _)| id)
    }

    /// The ids of the client's keys, oldest first.
    pub fn crypto_key_ids(&self) -> impl Iterator<Item = &str> {
        self.client_keys.iter().map(|(id, _)| id.as_str())
    }

    /// The server's public key, `PUBLIC KEY` in PEM: requests are encrypted with it.
    #[must_use]
    pub fn server_public_key_pem(&self) -> &str {
        &self.server_key.public_pem
    }

    /// The client's first private key, `PRIVATE KEY` in PEM: answers are decrypted with it.
    #[must_use]
    pub fn client_private_key_pem(&self) -> &str {
        self.client_keys
            .first()
            .map_or("", |(_, key)| &key.private_pem)
    }

    /// The client's private key with this id.
    #[must_use]
    pub fn client_private_key_pem_of(&self, crypto_key_id: &str) -> Option<&str> {
        self.client_key(crypto_key_id)
            .map(|key| key.private_pem.as_str())
    }

    pub(crate) fn server_private_key_pem(&self) -> &str {
        &self.server_key.private_pem
    }

    /// The public part of the client's key with this id, for a server of one's own; none when there is no such key.
    #[must_use]
    pub fn client_public_key_pem_of(&self, crypto_key_id: &str) -> Option<&str> {
        self.client_key(crypto_key_id)
            .map(|key| key.public_pem.as_str())
    }

    fn client_key(&self, crypto_key_id: &str) -> Option<&RsaKey> {
        self.client_keys
            .iter()
            .find(|(id, _)| id == crypto_key_id)
            .map(|(_, key)| key)
    }
}

impl fmt::Debug for Project {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Project([redacted])")
    }
}

impl RsaKey {
    fn generate() -> io::Result<Self> {
        let failed = |_| io::Error::other("an RSA key could not be made");
        let pair = KeyPair::generate(KeySize::Rsa2048).map_err(failed)?;
        let private: Pkcs8V1Der<'_> = pair.as_der().map_err(failed)?;
        let public: PublicKeyX509Der<'_> = pair.public_key().as_der().map_err(failed)?;
        Ok(Self {
            private_pem: Zeroizing::new(pem("PRIVATE KEY", private.as_ref())),
            public_pem: pem("PUBLIC KEY", public.as_ref()),
        })
    }
}

fn pem(label: &str, der: &[u8]) -> String {
    let body = Zeroizing::new(STANDARD.encode(der));
    let mut text = format!("-----BEGIN {label}-----\n");
    let mut rest = body.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(64));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text.push_str(&format!("-----END {label}-----\n"));
    text
}

fn digits(length: usize) -> io::Result<String> {
    Ok(random(length)?
        .iter()
        .map(|byte| char::from(b'0' + byte % 10))
        .collect())
}

pub(crate) fn hexadecimal(length: usize) -> io::Result<String> {
    Ok(random(length)?
        .iter()
        .map(|byte| char::from(b"0123456789abcdef"[usize::from(byte % 16)]))
        .collect())
}

fn random(length: usize) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(vec![0; length]);
    rand::fill(&mut bytes).map_err(|_| io::Error::other("the system has no random numbers"))?;
    Ok(bytes)
}
