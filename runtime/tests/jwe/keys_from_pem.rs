//! Keys in the forms that they come in, and a clear word about every other one.

use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use konaplate_runtime::kona_plate::jwe::{ContentEncryption, KeyError, PrivateKey, PublicKey};

use crate::der::{Version, certificate, pkcs1_private, pkcs1_public, rsa_public_key};
use crate::keys::{RsaKey, pem, rsa};

const TEXT: &[u8] = "홍길동".as_bytes();

/// That both forms are the same key: what one encrypts the other decrypts.
fn assert_pair(public: &str, private: &str) {
    let compact = PublicKey::from_pem(public)
        .unwrap()
        .encrypt(TEXT, ContentEncryption::A128Gcm)
        .unwrap();
    let plaintext = PrivateKey::from_pem(private).unwrap().decrypt(&compact);
    assert!(*plaintext.unwrap() == TEXT);
}

fn public_error(pem: &str) -> KeyError {
    PublicKey::from_pem(pem).unwrap_err()
}

fn private_error(pem: &str) -> KeyError {
    PrivateKey::from_pem(pem).unwrap_err()
}

fn rsa_private_pem(key: &RsaKey) -> String {
    pem("RSA PRIVATE KEY", pkcs1_private(key))
}

fn rsa_public_pem(key: &RsaKey) -> String {
    pem("RSA PUBLIC KEY", pkcs1_public(key))
}

fn certificate_pem(version: Version) -> String {
    pem("CERTIFICATE", &certificate(version, &rsa(0).x509))
}

fn ec_pkcs8() -> Vec<u8> {
    let random = aws_lc_rs::rand::SystemRandom::new();
    EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random)
        .unwrap()
        .as_ref()
        .to_vec()
}

#[test]
fn every_documented_form() {
    let key = rsa(0);
    for public in [
        key.public_pem(),
        rsa_public_pem(key),
        certificate_pem(Version::Three),
    ] {
        for private in [key.private_pem(), rsa_private_pem(key)] {
            assert_pair(&public, &private);
        }
    }
}

#[test]
fn larger_keys() {
    let key = RsaKey::generate(KeySize::Rsa3072);
    assert_pair(&key.public_pem(), &key.private_pem());
}

#[test]
fn line_breaks_indentation_and_text_around_the_block_do_not_matter() {
    let (public, private) = (rsa(0).public_pem(), rsa(0).private_pem());
    for change in [
        |pem: &str| pem.replace('\n', "\r\n"),
        |pem: &str| pem.trim_end().to_owned(),
        |pem: &str| format!("\u{feff}{pem}"),
        |pem: &str| format!("Bag Attributes\n    friendlyName: key\n{pem}\n\n# end\n"),
        |pem: &str| pem.replace('\n', "  \n  "),
        |pem: &str| {
            let (begin, rest) = pem.split_once("-----\n").unwrap();
            let (body, end) = rest.split_once("-----").unwrap();
            format!("{begin}-----\n{}\n-----{end}", body.replace('\n', ""))
        },
    ] {
        assert_pair(&change(&public), &change(&private));
    }
}

#[test]
fn a_private_key_behind_a_password() {
    let body = "MIIFHDBOBgkqhkiG9w0BBQ0wQTApBgkqhkiG9w0BBQwwHAQI";
    let pkcs8 = format!(
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\n{body}\n-----END ENCRYPTED PRIVATE KEY-----\n"
    );
    let older = rsa_private_pem(rsa(0)).replacen(
        "KEY-----\n",
        "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n",
        1,
    );
    for text in [pkcs8, older] {
        assert_eq!(private_error(&text), KeyError::EncryptedPrivateKey);
        assert_eq!(public_error(&text), KeyError::EncryptedPrivateKey);
    }
    let message = KeyError::EncryptedPrivateKey.to_string();
    assert!(message.contains("password") && message.contains("openssl pkey"));
}

#[test]
fn the_wrong_half_of_a_pair() {
    let key = rsa(0);
    for private in [key.private_pem(), rsa_private_pem(key)] {
        assert_eq!(public_error(&private), KeyError::PrivateKey);
    }
    for public in [
        key.public_pem(),
        rsa_public_pem(key),
        certificate_pem(Version::Three),
    ] {
        assert_eq!(private_error(&public), KeyError::PublicKey);
    }
}

#[test]
fn keys_of_another_kind() {
    let ec = ec_pkcs8();
    assert_eq!(private_error(&pem("PRIVATE KEY", &ec)), KeyError::NotRsa);
    assert_eq!(public_error(&pem("PUBLIC KEY", &ec)), KeyError::NotRsa);
    let named = KeyError::OtherKind(Some("EC PRIVATE KEY"));
    assert_eq!(private_error(&pem("EC PRIVATE KEY", &ec)), named);
    assert_eq!(
        named.to_string(),
        "EC PRIVATE KEY is not the kind of key that is needed"
    );
    for label in ["", "A SECRET IN THE WRONG PLACE"] {
        assert_eq!(private_error(&pem(label, &ec)), KeyError::OtherKind(None));
        assert_eq!(public_error(&pem(label, &ec)), KeyError::OtherKind(None));
    }
}

#[test]
fn keys_of_a_forbidden_size() {
    let of = |bits| pem("RSA PUBLIC KEY", &rsa_public_key(bits));
    for bits in [512, 1024, 2040] {
        assert_eq!(public_error(&of(bits)), KeyError::TooSmall, "{bits}");
    }
    for bits in [8200, 16384] {
        assert_eq!(public_error(&of(bits)), KeyError::TooLarge, "{bits}");
    }
    for bits in [2048, 8192] {
        assert!(PublicKey::from_pem(&of(bits)).is_ok(), "{bits}");
    }
}

#[test]
fn a_certificate_that_cannot_be_read() {
    assert_eq!(
        public_error(&certificate_pem(Version::One)),
        KeyError::Certificate
    );
    let no_certificate = pem("CERTIFICATE", &rsa(0).x509);
    assert_eq!(public_error(&no_certificate), KeyError::Certificate);
}

#[test]
fn no_pem_at_all() {
    for text in [
        "",
        "hello",
        "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A",
        "-----BEGIN PUBLIC KEY",
        // As it comes out of an environment variable whose line breaks were escaped.
        "-----BEGIN PUBLIC KEY-----\\nMIIBIjANBgkqhki\\n-----END PUBLIC KEY-----",
    ] {
        assert_eq!(public_error(text), KeyError::NotPem, "{text}");
        assert_eq!(private_error(text), KeyError::NotPem, "{text}");
    }
}

#[test]
fn a_damaged_block() {
    let whole = rsa(0).public_pem();
    let lines: Vec<&str> = whole.lines().collect();
    for damaged in [
        lines[..lines.len() - 1].join("\n"),
        whole.replace("END PUBLIC", "END PRIVATE"),
        whole.replacen("MII", "M*I", 1),
        whole.replacen("MII", "MI", 1),
    ] {
        assert_eq!(public_error(&damaged), KeyError::Damaged);
    }
    let without_a_line = [&lines[..3], &lines[4..]].concat().join("\n");
    assert_eq!(public_error(&without_a_line), KeyError::NotRsa);
}

#[test]
fn several_blocks() {
    let key = rsa(0);
    let both = key.public_pem() + &key.private_pem();
    assert_eq!(public_error(&both), KeyError::SeveralBlocks);
    let both = key.private_pem() + &key.public_pem();
    assert_eq!(private_error(&both), KeyError::SeveralBlocks);
}

#[test]
fn keys_and_errors_print_nothing_of_a_key() {
    let key = rsa(0);
    let private = PrivateKey::from_pem(&key.private_pem()).unwrap();
    assert_eq!(format!("{private:?}"), "PrivateKey([redacted])");
    let public = PublicKey::from_pem(&key.public_pem()).unwrap();
    assert_eq!(format!("{public:?}"), "PublicKey");
    let label = key.private_pem().lines().nth(1).unwrap().to_owned();
    let error = private_error(&pem(&label, b""));
    assert!(!format!("{error} {error:?}").contains(&label));
}
