//! Message encryption: what the operation marks has to come encrypted, unless the sandbox was told otherwise.

use konaplate::Encryption as BodyEncryption;
use serde_json::Value;

use super::headers::Headers;
use crate::options::Plaintext;
use crate::refusal::Refusal;

/// The body as the operation is to read it, and how it came.
pub(crate) fn open(
    body: Vec<u8>,
    documented: BodyEncryption,
    _headers: &Headers<'_>,
    plaintext: Plaintext,
) -> Result<Vec<u8>, Refusal> {
    if has_enc_data(&body) {
        let text = "This sandbox cannot decrypt yet.";
        return Err(Refusal::undocumented("not-decrypted", text));
    }
    if documented != BodyEncryption::None && plaintext == Plaintext::Refused {
        let text = "The body has to be encrypted: an object with `encData`. A sandbox started with --allow-plaintext takes it in clear.";
        return Err(Refusal::undocumented("not-encrypted", text));
    }
    Ok(body)
}

fn has_enc_data(body: &[u8]) -> bool {
    serde_json::from_slice::<Value>(body).is_ok_and(|body| body.get("encData").is_some())
}
