//! The integrity token of a request, computed a second time with other crates than the runtime's.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A token taken apart: `KMV1:yyyyMMddHHmmssSSS:BASE64`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The 17 digits of the time.
    pub time: String,
    /// The keyed hash in Base64.
    pub signature: String,
}

impl Token {
    /// Takes a header value apart.
    ///
    /// # Errors
    /// What is wrong with its form.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parts = text.splitn(3, ':');
        let (version, time, signature) = (parts.next(), parts.next(), parts.next());
        let (Some("KMV1"), Some(time), Some(signature)) = (version, time, signature) else {
            return Err(format!("not KMV1:time:signature: {text}"));
        };
        if time.len() != 17 || !time.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!("the time is not 17 digits: {time}"));
        }
        if signature.len() != 44 || !signature.ends_with('=') {
            return Err(format!(
                "the signature is not 44 characters of padded Base64: {signature}"
            ));
        }
        Ok(Self {
            time: time.to_owned(),
            signature: signature.to_owned(),
        })
    }

    /// Whether the signature is that of `body` under the characters of `secret`.
    #[must_use]
    pub fn signs(&self, body: &[u8], secret: &str) -> bool {
        signature(body, secret) == self.signature
    }
}

/// Base64(HMAC-SHA256(secret, body)), standard alphabet with padding.
fn signature(body: &[u8], secret: &str) -> String {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("a key of any length will do");
    mac.update(body);
    STANDARD.encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    use super::{Token, signature};

    #[test]
    fn the_owners_sample_has_the_form() {
        let token =
            Token::parse("KMV1:20221108120814608:uLD+mU8mz9K95neGiSJTSsF3zzAQJglCggZAOSs5Fkg=");
        assert_eq!(
            token.map(|token| token.time),
            Ok("20221108120814608".to_owned())
        );
    }

    /// RFC 4231, test case 2.
    #[test]
    fn the_hash_is_hmac_sha256() {
        let hex = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        let bytes: Vec<u8> = (0..32)
            .map(|at| {
                u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("two hexadecimal digits")
            })
            .collect();
        let expected = STANDARD.encode(bytes);
        assert_eq!(signature(b"what do ya want for nothing?", "Jefe"), expected);
    }

    #[test]
    fn another_form_is_refused() {
        for text in [
            "",
            "KMV1:2022:abc",
            "KMV2:20221108120814608:uLD+mU8mz9K95neGiSJTSsF3zzAQJglCggZAOSs5Fkg=",
        ] {
            assert!(Token::parse(text).is_err(), "{text}");
        }
    }
}
