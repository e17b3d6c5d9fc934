//! The client's side of the encryption, written for the tests alone.

use aws_lc_rs::aead::{self, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::rsa::{
    OAEP_SHA256_MGF1SHA256, OaepPrivateDecryptingKey, OaepPublicEncryptingKey,
    PrivateDecryptingKey, PublicEncryptingKey,
};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::Value;

fn der(pem: &str) -> Vec<u8> {
    let text: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    STANDARD.decode(text).unwrap()
}

/// A compact JWE with this protected header.
pub fn encrypt(public_pem: &str, header: &str, content_key: &[u8], plaintext: &[u8]) -> String {
    let algorithm = match content_key.len() {
        16 => &aead::AES_128_GCM,
        _ => &aead::AES_256_GCM,
    };
    let header = URL_SAFE_NO_PAD.encode(header);
    let key = PublicEncryptingKey::from_der(&der(public_pem)).unwrap();
    let key = OaepPublicEncryptingKey::new(key).unwrap();
    let mut wrapped = vec![0; key.ciphertext_size()];
    key.encrypt(&OAEP_SHA256_MGF1SHA256, content_key, &mut wrapped, None)
        .unwrap();
    let nonce = [7; 12];
    let mut sealed = plaintext.to_vec();
    let content = LessSafeKey::new(UnboundKey::new(algorithm, content_key).unwrap());
    let tag = content
        .seal_in_place_separate_tag(
            Nonce::from(&nonce),
            Aad::from(header.as_bytes()),
            &mut sealed,
        )
        .unwrap();
    let parts: Vec<String> = [&wrapped[..], &nonce, &sealed, tag.as_ref()]
        .iter()
        .map(|part| URL_SAFE_NO_PAD.encode(part))
        .collect();
    format!("{header}.{}", parts.join("."))
}

/// The protected header and the plaintext.
pub fn decrypt(private_pem: &str, compact: &str) -> (Value, Vec<u8>) {
    let parts: Vec<&str> = compact.split('.').collect();
    assert_eq!(parts.len(), 5);
    let decoded: Vec<Vec<u8>> = parts
        .iter()
        .map(|part| URL_SAFE_NO_PAD.decode(part).unwrap())
        .collect();
    let key = PrivateDecryptingKey::from_pkcs8(&der(private_pem)).unwrap();
    let key = OaepPrivateDecryptingKey::new(key).unwrap();
    let mut content_key = vec![0; key.min_output_size()];
    let content_key = key
        .decrypt(&OAEP_SHA256_MGF1SHA256, &decoded[1], &mut content_key, None)
        .unwrap();
    let algorithm = match content_key.len() {
        16 => &aead::AES_128_GCM,
        _ => &aead::AES_256_GCM,
    };
    let mut sealed = [&decoded[3][..], &decoded[4]].concat();
    let nonce = Nonce::try_assume_unique_for_key(&decoded[2]).unwrap();
    let content = LessSafeKey::new(UnboundKey::new(algorithm, content_key).unwrap());
    let plaintext = content
        .open_in_place(nonce, Aad::from(parts[0].as_bytes()), &mut sealed)
        .unwrap();
    (
        serde_json::from_slice(&decoded[0]).unwrap(),
        plaintext.to_vec(),
    )
}
