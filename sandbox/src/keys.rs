//! The keys of a project, ready for use.

use std::io;

use serde_json::json;
use zeroize::Zeroizing;

use crate::Project;
use konaplate::jwe::{ContentEncryption, DecryptError, EncryptError, PrivateKey, PublicKey};

/// The server's private key, and the client's public ones with their ids.
#[derive(Debug)]
pub(crate) struct Keys {
    server_private: PrivateKey,
    server_public: PublicKey,
    clients: Vec<(String, PublicKey)>,
}

impl Keys {
    pub(crate) fn of(project: &Project) -> io::Result<Self> {
        let unusable = || io::Error::other("a key of the project cannot be used");
        let server_private = PrivateKey::from_pem(project.server_private_key_pem());
        let server_public = PublicKey::from_pem(project.server_public_key_pem());
        let mut clients = Vec::new();
        for id in project.crypto_key_ids() {
            let pem = project.client_public_key_pem_of(id).unwrap_or_default();
            let key = PublicKey::from_pem(pem).map_err(|_| unusable())?;
            clients.push((id.to_owned(), key));
        }
        Ok(Self {
            server_private: server_private.map_err(|_| unusable())?,
            server_public: server_public.map_err(|_| unusable())?,
            clients,
        })
    }

    /// The client's key with this id: its place among the client's keys.
    pub(crate) fn client(&self, id: &str) -> Option<KeyPlace> {
        let place = self.clients.iter().position(|(known, _)| known == id);
        place.map(KeyPlace)
    }

    /// The client's first key.
    pub(crate) fn first(&self) -> KeyPlace {
        KeyPlace(0)
    }

    /// The client's newest key.
    pub(crate) fn newest(&self) -> KeyPlace {
        KeyPlace(self.clients.len().saturating_sub(1))
    }

    /// Decrypts what a client sent.
    pub(crate) fn decrypt(&self, compact: &str) -> Result<Zeroizing<Vec<u8>>, DecryptError> {
        self.server_private.decrypt(compact)
    }

    /// A body as a client would send it.
    pub(crate) fn wrap_request(&self, plaintext: &[u8]) -> Result<String, EncryptError> {
        wrap(&self.server_public, plaintext, ContentEncryption::default())
    }

    /// The body of an answer, and the id of the key that opens it.
    pub(crate) fn wrap_answer(
        &self,
        place: KeyPlace,
        plaintext: &[u8],
        content: ContentEncryption,
        recipient: Recipient,
    ) -> Result<(String, &str), EncryptError> {
        let (id, key) = self.clients.get(place.0).ok_or(EncryptError)?;
        let key = match recipient {
            Recipient::Client => key,
            Recipient::Nobody => &self.server_public,
        };
        Ok((wrap(key, plaintext, content)?, id))
    }
}

/// Whose key an answer is encrypted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Recipient {
    Client,
    /// The server's own, which no client can decrypt with.
    Nobody,
}

/// Which of the client's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeyPlace(usize);

fn wrap(
    key: &PublicKey,
    plaintext: &[u8],
    content: ContentEncryption,
) -> Result<String, EncryptError> {
    let compact = key.encrypt(plaintext, content)?;
    Ok(json!({ "encData": compact }).to_string())
}
