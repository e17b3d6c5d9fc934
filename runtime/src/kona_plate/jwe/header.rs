//! The protected header: how a message is encrypted.

use std::collections::BTreeSet;
use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};

use super::ContentEncryption;

/// The one value of `alg`.
const RSA_OAEP_256: &str = "RSA-OAEP-256";
/// A header says a few words; a long one is an attack on time or memory.
const MOST_BYTES: usize = 4096;

/// The header of a message, Base64url as in the message.
pub(super) fn write(content: ContentEncryption) -> String {
    URL_SAFE_NO_PAD.encode(format!(
        r#"{{"enc":"{}","alg":"{RSA_OAEP_256}"}}"#,
        content.as_str()
    ))
}

/// How a message with this header is encrypted; none when in a way that is not supported, or when the header demands
/// what is not understood here: `crit` (RFC 7516, section 4.1.13) and `zip` (section 4.1.3).
pub(super) fn read(encoded: &str) -> Option<ContentEncryption> {
    if encoded.len() > MOST_BYTES {
        return None;
    }
    let json = URL_SAFE_NO_PAD.decode(encoded).ok()?;
    let header: Header = serde_json::from_slice(&json).ok()?;
    (header.alg == RSA_OAEP_256)
        .then(|| ContentEncryption::named(&header.enc))
        .flatten()
}

struct Header {
    alg: String,
    enc: String,
}

impl<'de> Deserialize<'de> for Header {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(HeaderVisitor)
    }
}

/// Refuses a name that occurs twice, as section 4 of RFC 7516 demands: two readers must not see two headers.
struct HeaderVisitor;

impl<'de> Visitor<'de> for HeaderVisitor {
    type Value = Header;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a protected header")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Header, A::Error> {
        let mut names = BTreeSet::new();
        let (mut alg, mut enc) = (None, None);
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "alg" => alg = Some(map.next_value()?),
                "enc" => enc = Some(map.next_value()?),
                "crit" | "zip" => return Err(A::Error::custom("not supported")),
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
            if !names.insert(name) {
                return Err(A::Error::custom("a name twice"));
            }
        }
        Ok(Header {
            alg: alg.ok_or_else(|| A::Error::missing_field("alg"))?,
            enc: enc.ok_or_else(|| A::Error::missing_field("enc"))?,
        })
    }
}
