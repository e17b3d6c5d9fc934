//! The keys of message encryption.

use std::fmt;
use std::iter;

use zeroize::Zeroizing;

use super::jwe::{ContentEncryption, EncryptError, KeyError, PrivateKey, PublicKey};
use super::random::Random;

/// The keys with which the bodies of requests are encrypted and those of answers decrypted. Never printed; private keys
/// are wiped from memory when dropped.
///
/// With them, every operation that is documented as encrypted is sent encrypted. An answer that is encrypted is
/// decrypted, whether its operation is documented so or not.
///
/// ```no_run
/// use konaplate_runtime::kona_plate::Encryption;
///
/// # fn example(id: &str, next_id: &str) -> Result<(), Box<dyn std::error::Error>> {
/// let server_key = std::fs::read_to_string("server.pem")?;
/// let encryption = Encryption::from_pem(id, &server_key, &std::fs::read_to_string("client.pem")?)?
///     .with_client_key(next_id, &std::fs::read_to_string("next.pem")?)?;
/// # Ok(())
/// # }
/// ```
pub struct Encryption {
    server_key: PublicKey,
    /// The one that requests name.
    client_key: ClientKey,
    /// The one that takes its place, or whose place it takes.
    other_client_key: Option<ClientKey>,
}

struct ClientKey {
    id: String,
    key: PrivateKey,
}

/// Why encryption cannot be set up. Quotes neither a key nor an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EncryptionError {
    /// The server's public key cannot be used.
    ServerKey(KeyError),
    /// The client's private key cannot be used.
    ClientKey(KeyError),
    /// A key id is empty, or has characters that a header cannot carry.
    KeyId,
    /// Two client keys have the same id.
    SameKeyId,
    /// A third client key.
    TooManyClientKeys,
}

impl Encryption {
    /// Keys from PEM: the server's public key as `PUBLIC KEY`, `RSA PUBLIC KEY` or `CERTIFICATE`, the client's private key
    /// as `PRIVATE KEY` or `RSA PRIVATE KEY`, both RSA of 2048 to 8192 bits. The id of the client's key, 32 characters, is sent
    /// as `X-KM-Crypto-Key-Id`.
    ///
    /// # Errors
    ///
    /// See [`EncryptionError`]; it says which of the keys is meant.
    pub fn from_pem(
        crypto_key_id: impl Into<String>,
        server_public_key: &str,
        client_private_key: &str,
    ) -> Result<Self, EncryptionError> {
        Ok(Self {
            server_key: PublicKey::from_pem(server_public_key)
                .map_err(EncryptionError::ServerKey)?,
            client_key: ClientKey::from_pem(crypto_key_id.into(), client_private_key)?,
            other_client_key: None,
        })
    }

    /// The second private key of a project, for answers that were encrypted for it while keys are replaced.
    ///
    /// # Errors
    ///
    /// See [`EncryptionError`]; a third key is one, since a project has two at most, and a second one with the same id.
    pub fn with_client_key(
        self,
        crypto_key_id: impl Into<String>,
        client_private_key: &str,
    ) -> Result<Self, EncryptionError> {
        let other = ClientKey::from_pem(crypto_key_id.into(), client_private_key)?;
        if self.client_keys().any(|client| client.id == other.id) {
            return Err(EncryptionError::SameKeyId);
        }
        if self.other_client_key.is_some() {
            return Err(EncryptionError::TooManyClientKeys);
        }
        Ok(Self {
            other_client_key: Some(other),
            ..self
        })
    }

    /// What is sent as `X-KM-Crypto-Key-Id`.
    pub(super) fn request_key_id(&self) -> &str {
        &self.client_key.id
    }

    pub(super) fn encrypt(
        &self,
        random: &Random,
        plaintext: &[u8],
    ) -> Result<String, EncryptError> {
        self.server_key
            .encrypt_with(random, plaintext, ContentEncryption::A128Gcm)
    }

    /// The plaintext of an answer. When the answer names a key, no other one is tried; when it names none, each is.
    pub(super) fn decrypt(
        &self,
        crypto_key_id: Option<&str>,
        compact: &str,
    ) -> Option<Zeroizing<Vec<u8>>> {
        self.client_keys()
            .filter(|client| crypto_key_id.is_none_or(|id| client.id == id))
            .find_map(|client| client.key.decrypt(compact).ok())
    }

    fn client_keys(&self) -> impl Iterator<Item = &ClientKey> {
        iter::once(&self.client_key).chain(&self.other_client_key)
    }
}

impl ClientKey {
    fn from_pem(id: String, pem: &str) -> Result<Self, EncryptionError> {
        if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(EncryptionError::KeyId);
        }
        let key = PrivateKey::from_pem(pem).map_err(EncryptionError::ClientKey)?;
        Ok(Self { id, key })
    }
}

impl fmt::Debug for Encryption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Encryption([redacted])")
    }
}

impl fmt::Display for EncryptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ServerKey(error) => write!(f, "the server's public key: {error}"),
            Self::ClientKey(error) => write!(f, "the client's private key: {error}"),
            Self::KeyId => {
                f.write_str("the crypto key id is empty or has characters that cannot be sent")
            }
            Self::SameKeyId => f.write_str("two client keys have the same crypto key id"),
            Self::TooManyClientKeys => {
                f.write_str("there are more than two client keys; a project has two at most")
            }
        }
    }
}

impl std::error::Error for EncryptionError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::ServerKey(error) | Self::ClientKey(error) => Some(error),
            Self::KeyId | Self::SameKeyId | Self::TooManyClientKeys => None,
        }
    }
}
