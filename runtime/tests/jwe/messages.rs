//! Messages there and back, and messages made by hand.

use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::rsa::{OAEP_SHA256_MGF1SHA256, OaepPublicEncryptingKey, PublicEncryptingKey};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use konaplate_runtime::kona_plate::jwe::{ContentEncryption, DecryptError, PrivateKey, PublicKey};

use crate::keys::rsa;

/// A message for the first key with any header, by the steps of RFC 7516, section 5.1.
pub fn encrypt_by_hand(header: &str, plaintext: &[u8]) -> String {
    let (content_key, iv) = ([7; 16], [9; 12]);
    let header = URL_SAFE_NO_PAD.encode(header);
    let key = PublicEncryptingKey::from_der(&rsa(0).x509).unwrap();
    let key = OaepPublicEncryptingKey::new(key).unwrap();
    let mut encrypted_key = vec![0; key.ciphertext_size()];
    key.encrypt(
        &OAEP_SHA256_MGF1SHA256,
        &content_key,
        &mut encrypted_key,
        None,
    )
    .unwrap();
    let mut ciphertext = plaintext.to_vec();
    let tag = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &content_key).unwrap())
        .seal_in_place_separate_tag(
            Nonce::assume_unique_for_key(iv),
            Aad::from(header.as_bytes()),
            &mut ciphertext,
        )
        .unwrap();
    let parts: [&[u8]; 4] = [&encrypted_key, &iv, &ciphertext, tag.as_ref()];
    let parts = parts.map(|part| URL_SAFE_NO_PAD.encode(part));
    format!("{header}.{}", parts.join("."))
}

pub fn private_key(number: usize) -> PrivateKey {
    PrivateKey::from_pem(&rsa(number).private_pem()).unwrap()
}

pub fn encrypt(plaintext: &[u8], content: ContentEncryption) -> String {
    PublicKey::from_pem(&rsa(0).public_pem())
        .unwrap()
        .encrypt(plaintext, content)
        .unwrap()
}

#[test]
fn every_length_there_and_back() {
    let key = private_key(0);
    for content in [ContentEncryption::A128Gcm, ContentEncryption::A256Gcm] {
        for length in (0..40).chain([255, 256, 4096, 1 << 20]) {
            let plaintext: Vec<u8> = (0..=255).cycle().take(length).collect();
            let compact = encrypt(&plaintext, content);
            assert!(*key.decrypt(&compact).unwrap() == plaintext, "{length}");
        }
    }
}

/// RFC 7518, section 5.3: 96 bits, 128 bits, a ciphertext as long as the plaintext; RFC 7516, section 2: no padding.
#[test]
fn five_parts_of_the_right_length() {
    let compact = encrypt(&[0; 100], ContentEncryption::A128Gcm);
    let parts: Vec<Vec<u8>> = compact
        .split('.')
        .map(|part| URL_SAFE_NO_PAD.decode(part).unwrap())
        .collect();
    let lengths: Vec<usize> = parts[1..].iter().map(Vec::len).collect();
    assert_eq!(lengths, [256, 12, 100, 16]);
}

#[test]
fn never_the_same_key_or_vector_twice() {
    let [one, other] = [(); 2].map(|()| encrypt(&[0; 32], ContentEncryption::A128Gcm));
    let parts = one.split('.').zip(other.split('.'));
    let differing: Vec<bool> = parts.map(|(one, other)| one != other).collect();
    assert_eq!(differing, [false, true, true, true, true]);
}

#[test]
fn nobody_else_can_read_it() {
    let compact = encrypt(b"{}", ContentEncryption::A128Gcm);
    assert_eq!(private_key(1).decrypt(&compact).unwrap_err(), DecryptError);
    assert!(private_key(0).decrypt(&compact).is_ok());
}
