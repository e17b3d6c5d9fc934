//! Message encryption, as the server sees it and as the caller does.

mod answers;
mod plaintext;
mod requests;
mod setting_up;

use konaplate_runtime::kona_plate::jwe::{ContentEncryption, PublicKey};
use konaplate_runtime::kona_plate::{Client, ClientBuilder, Encryption};
use serde_json::json;

use crate::keys::rsa;
use crate::{BASE_URL, builder};

/// Which of the keys that were made for the tests is whose.
pub const SERVER: usize = 0;
pub const CLIENT: usize = 1;
const NEXT_CLIENT: usize = 2;
const STRANGER: usize = 3;

const CLIENT_ID: &str = "0123456789abcdef0123456789abcdef";
const NEXT_ID: &str = "fedcba9876543210fedcba9876543210";

fn encryption() -> Encryption {
    Encryption::from_pem(
        CLIENT_ID,
        &rsa(SERVER).public_pem(),
        &rsa(CLIENT).private_pem(),
    )
    .unwrap()
}

pub fn encrypting() -> ClientBuilder<Client> {
    builder(BASE_URL).encryption(encryption())
}

fn encrypt(key: usize, plaintext: &str) -> String {
    PublicKey::from_pem(&rsa(key).public_pem())
        .unwrap()
        .encrypt(plaintext.as_bytes(), ContentEncryption::A128Gcm)
        .unwrap()
}

/// The body of an answer, encrypted for a key.
pub fn encrypted(key: usize, plaintext: &str) -> String {
    json!({"encData": encrypt(key, plaintext)}).to_string()
}
