//! Message encryption: what the operation marks has to come encrypted, unless the sandbox was told otherwise.

use konaplate::BodyEncryption;
use serde_json::Value;
use zeroize::Zeroizing;

use super::headers::Headers;
use crate::keys::{KeyPlace, Keys};
use crate::options::Plaintext;
use crate::refusal::Refusal;

/// The body as the operation is to read it.
pub(crate) struct Opened {
    pub(crate) body: Zeroizing<Vec<u8>>,
    /// The client's key that the call names; none when the body came in clear.
    pub(crate) key: Option<KeyPlace>,
}

/// Decrypts the body where it is encrypted, and refuses it where it should be.
pub(crate) fn open(
    body: Vec<u8>,
    documented: BodyEncryption,
    headers: &Headers<'_>,
    keys: &Keys,
    plaintext: Plaintext,
) -> Result<Opened, Refusal> {
    if let Some(enc_data) = enc_data(&body) {
        return decrypt(&enc_data, headers, keys);
    }
    if documented != BodyEncryption::None && plaintext == Plaintext::Refused {
        let text = "The body has to be encrypted: an object with `encData`. A sandbox started with --allow-plaintext takes it in clear.";
        return Err(Refusal::undocumented("not-encrypted", text));
    }
    Ok(Opened {
        body: Zeroizing::new(body),
        key: None,
    })
}

fn enc_data(body: &[u8]) -> Option<Value> {
    let mut body: Value = serde_json::from_slice(body).ok()?;
    body.get_mut("encData").map(Value::take)
}

fn decrypt(enc_data: &Value, headers: &Headers<'_>, keys: &Keys) -> Result<Opened, Refusal> {
    let Some(id) = headers.crypto_key_id else {
        let text = "An encrypted request names its key in X-KM-Crypto-Key-Id.";
        return Err(Refusal::undocumented("missing-crypto-key-id", text));
    };
    let Some(key) = keys.client(id) else {
        let text = "The project has no key with the id in X-KM-Crypto-Key-Id.";
        return Err(Refusal::undocumented("unknown-crypto-key-id", text));
    };
    let compact = enc_data.as_str().unwrap_or_default();
    match keys.decrypt(compact) {
        Ok(body) => Ok(Opened {
            body,
            key: Some(key),
        }),
        Err(_) => {
            let text = "`encData` is not a JWE (compact, RSA-OAEP-256, A128GCM or A256GCM) for the server's public key.";
            Err(Refusal::undocumented("not-decrypted", text))
        }
    }
}
