//! The protected header: exactly ours when sending, and nothing that is not understood when receiving.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use konaplate_runtime::kona_plate::jwe::{ContentEncryption, PrivateKey, PublicKey};

use crate::keys::rsa;
use crate::messages::encrypt_by_hand;

#[test]
fn the_header_that_is_sent() {
    let key = PublicKey::from_pem(&rsa(0).public_pem()).unwrap();
    for (content, expected) in [
        (
            ContentEncryption::A128Gcm,
            r#"{"enc":"A128GCM","alg":"RSA-OAEP-256"}"#,
        ),
        (
            ContentEncryption::A256Gcm,
            r#"{"enc":"A256GCM","alg":"RSA-OAEP-256"}"#,
        ),
    ] {
        let compact = key.encrypt(b"{}", content).unwrap();
        let (header, _) = compact.split_once('.').unwrap();
        assert_eq!(URL_SAFE_NO_PAD.decode(header).unwrap(), expected.as_bytes());
    }
}

/// Whether a message with this header, sound in everything else, is decrypted.
fn is_accepted(header: &str) -> bool {
    let compact = encrypt_by_hand(header, b"{}");
    let key = PrivateKey::from_pem(&rsa(0).private_pem()).unwrap();
    key.decrypt(&compact).is_ok()
}

#[test]
fn headers_that_are_accepted() {
    for header in [
        r#"{"enc":"A128GCM","alg":"RSA-OAEP-256"}"#,
        r#"{"alg":"RSA-OAEP-256","enc":"A128GCM"}"#,
        r#" { "alg" : "RSA-OAEP-256" , "enc" : "A128GCM" } "#,
        r#"{"alg":"RSA-OAEP-256","enc":"A128GCM","kid":"1","typ":"JOSE","cty":"json"}"#,
        r#"{"alg":"RSA-OAEP-256","enc":"A128GCM","x":{"alg":"none","alg":[1,{}]}}"#,
        r#"{"alg":"RSA-OAEP-\u0032\u0035\u0036","enc":"A128GCM"}"#,
    ] {
        assert!(is_accepted(header), "{header}");
    }
}

#[test]
fn headers_that_are_refused() {
    let long = format!(
        r#"{{"alg":"RSA-OAEP-256","enc":"A128GCM","kid":"{}"}}"#,
        "1".repeat(4096)
    );
    for header in [
        "",
        "{}",
        "[]",
        "null",
        r#"["RSA-OAEP-256","A128GCM"]"#,
        r#"{"alg":"RSA-OAEP-256"}"#,
        r#"{"enc":"A128GCM"}"#,
        r#"{"alg":"RSA-OAEP","enc":"A128GCM"}"#,
        r#"{"alg":"RSA1_5","enc":"A128GCM"}"#,
        r#"{"alg":"dir","enc":"A128GCM"}"#,
        r#"{"alg":"none","enc":"A128GCM"}"#,
        r#"{"alg":"rsa-oaep-256","enc":"A128GCM"}"#,
        r#"{"alg":null,"enc":"A128GCM"}"#,
        r#"{"alg":"RSA-OAEP-256","enc":"A192GCM"}"#,
        r#"{"alg":"RSA-OAEP-256","enc":"A128CBC-HS256"}"#,
        // The content key has 16 bytes.
        r#"{"alg":"RSA-OAEP-256","enc":"A256GCM"}"#,
        r#"{"alg":"RSA-OAEP-256","enc":"A128GCM","zip":"DEF"}"#,
        r#"{"alg":"RSA-OAEP-256","enc":"A128GCM","crit":["x"],"x":1}"#,
        r#"{"alg":"RSA-OAEP-256","enc":"A128GCM","crit":[]}"#,
        r#"{"alg":"RSA-OAEP-256","alg":"RSA-OAEP-256","enc":"A128GCM"}"#,
        r#"{"alg":"RSA-OAEP-256","enc":"A128GCM","enc":"A128GCM"}"#,
        r#"{"alg":"RSA-OAEP-256","enc":"A128GCM","kid":"1","kid":"2"}"#,
        r#"{"alg":"RSA-OAEP-256","enc":"A128GCM"}{}"#,
        r#"{"alg":"RSA-OAEP-256","enc":"A128GCM""#,
        &long,
    ] {
        assert!(!is_accepted(header), "{header}");
    }
}
