//! The textual encoding of keys (RFC 7468).
//!
//! Read here rather than by the library behind TLS: that one passes over `RSA PUBLIC KEY` and `ENCRYPTED PRIVATE KEY` as
//! if they were not there, and leaves copies of private keys in memory.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::KeyError;

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

/// One encapsulated document.
pub(super) struct Pem<'a> {
    pub(super) label: &'a str,
    pub(super) der: Zeroizing<Vec<u8>>,
}

/// The only block of a text. What stands before and after it is explanation and does not matter.
pub(super) fn read(text: &str) -> Result<Pem<'_>, KeyError> {
    let mut lines = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim)
        .skip_while(|line| !line.starts_with(BEGIN));
    let label = lines
        .next()
        .and_then(|line| line.strip_prefix(BEGIN)?.strip_suffix(DASHES))
        // Otherwise the line breaks are lost, and the whole block is one line.
        .filter(|label| !label.contains(DASHES))
        .ok_or(KeyError::NotPem)?;
    if label.contains("ENCRYPTED") {
        return Err(KeyError::EncryptedPrivateKey);
    }
    let base64 = body(&mut lines, text.len(), label)?;
    if lines.any(|line| line.starts_with(BEGIN)) {
        return Err(KeyError::SeveralBlocks);
    }
    Ok(Pem {
        label,
        der: decode(&base64)?,
    })
}

/// The lines up to the end of the block, in one buffer that never grows: a smaller one would be left behind in memory.
fn body<'a>(
    lines: &mut impl Iterator<Item = &'a str>,
    most_bytes: usize,
    label: &str,
) -> Result<Zeroizing<String>, KeyError> {
    let mut base64 = Zeroizing::new(String::with_capacity(most_bytes));
    for line in lines {
        if let Some(end) = line.strip_prefix(END) {
            let is_same = end.strip_suffix(DASHES) == Some(label);
            return if is_same {
                Ok(base64)
            } else {
                Err(KeyError::Damaged)
            };
        }
        // The older form of encryption, with headers inside the block (RFC 1421).
        if line.starts_with("Proc-Type:") && line.contains("ENCRYPTED") {
            return Err(KeyError::EncryptedPrivateKey);
        }
        base64.push_str(line);
    }
    Err(KeyError::Damaged)
}

fn decode(base64: &str) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let mut der = Zeroizing::new(vec![0; base64::decoded_len_estimate(base64.len())]);
    let length = STANDARD
        .decode_slice(base64, &mut der)
        .map_err(|_| KeyError::Damaged)?;
    der.truncate(length);
    Ok(der)
}
