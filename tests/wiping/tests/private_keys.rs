//! Private keys, and what they decrypt, leave nothing behind in memory. Of the key inside the cryptography library, which wipes its
//! own memory, nothing can be seen here.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rsa::{KeySize, PrivateDecryptingKey};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use konaplate_runtime::kona_plate::Encryption;
use konaplate_runtime::kona_plate::jwe::{ContentEncryption, PrivateKey, PublicKey};
use konaplate_wiping::{Needle, Watching};

/// The document and its Base64, twice, and a plaintext.
static NEEDLES: [Needle; 5] = [const { Needle::new() }; 5];

#[global_allocator]
static ALLOCATOR: Watching = Watching(&NEEDLES);

/// What stands before the PKCS #1 document inside PKCS #8 for RSA of 2048 bits.
const PKCS8_PREFIX: usize = 26;
/// How many bytes at the end of the document belong to the private part alone.
const PRIVATE_PART: usize = 600;

fn generate() -> (Pkcs8V1Der<'static>, String) {
    let key = PrivateDecryptingKey::generate(KeySize::Rsa2048).expect("a key");
    let public: PublicKeyX509Der = key.public_key().as_der().expect("its public part");
    let public = pem("PUBLIC KEY", &STANDARD.encode(public.as_ref()));
    (key.as_der().expect("its document"), public)
}

fn pem(label: &str, base64: &str) -> String {
    let lines: Vec<&str> = (0..base64.len())
        .step_by(64)
        .map(|start| &base64[start..base64.len().min(start + 64)])
        .collect();
    let body = lines.join("\n");
    format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n")
}

/// A private key as PEM, whole and cut off; its document and its Base64 are looked for from now on. The texts themselves belong
/// to the test, and are never given back.
fn watched_pem(label: &str, document: &[u8], needles: &[Needle]) -> [&'static str; 2] {
    let base64 = STANDARD.encode(document);
    let whole: &str = String::leak(pem(label, &base64));
    let (cut_off, _) = whole.split_once("-----END").expect("its end");
    needles[0].look_for(&document[document.len() - PRIVATE_PART..]);
    // From a place where the Base64 of the private part begins anew.
    needles[1].look_for(base64.as_bytes()[base64.len() - PRIVATE_PART..].to_vec());
    std::mem::forget(base64);
    [whole, cut_off]
}

fn assert_wiped(needles: &[Needle]) {
    for needle in needles {
        assert_eq!(needle.found(), 0, "left behind");
    }
}

#[test]
fn keys_of_both_forms() {
    let (document, _) = generate();
    let needles = &NEEDLES[..2];
    let [pem, cut_off] = watched_pem("PRIVATE KEY", document.as_ref(), needles);
    drop(PrivateKey::from_pem(pem).expect("a key"));
    assert!(PrivateKey::from_pem(cut_off).is_err());
    assert_wiped(needles);

    let (document, public) = generate();
    let needles = &NEEDLES[2..4];
    let [pem, _] = watched_pem(
        "RSA PRIVATE KEY",
        &document.as_ref()[PKCS8_PREFIX..],
        needles,
    );
    drop(PrivateKey::from_pem(pem).expect("a key"));
    drop(Encryption::from_pem("id", &public, pem).expect("keys"));
    assert_wiped(needles);
}

#[test]
fn what_was_decrypted() {
    let (document, public) = generate();
    let key = PrivateKey::from_pem(&pem("PRIVATE KEY", &STANDARD.encode(document.as_ref())));
    let needle = &NEEDLES[4];
    let text = needle.look_for("plaintext-0123456789abcdefghijklmnopqrstuv");
    let public = PublicKey::from_pem(&public).expect("a key");
    let compact = public
        .encrypt(text, ContentEncryption::A128Gcm)
        .expect("a message");
    let plaintext = key
        .expect("a key")
        .decrypt(&compact)
        .expect("its plaintext");
    assert!(*plaintext == text);
    drop(plaintext);
    assert_eq!(needle.found(), 0, "left behind");
}
