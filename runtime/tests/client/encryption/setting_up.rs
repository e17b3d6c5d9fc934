//! Keys that cannot be used are refused before anything is sent, with a word about which one and why.

use konaplate_runtime::kona_plate::jwe::KeyError;
use konaplate_runtime::kona_plate::{Encryption, EncryptionError};

use super::{CLIENT, CLIENT_ID, NEXT_CLIENT, NEXT_ID, SERVER, STRANGER, encrypting, encryption};
use crate::keys::rsa;

#[test]
fn the_error_says_which_key_is_meant() {
    let (server, client) = (rsa(SERVER).public_pem(), rsa(CLIENT).private_pem());
    let error = Encryption::from_pem(CLIENT_ID, "", &client).unwrap_err();
    assert_eq!(error, EncryptionError::ServerKey(KeyError::NotPem));
    let swapped = Encryption::from_pem(CLIENT_ID, &client, &server).unwrap_err();
    assert_eq!(
        swapped.to_string(),
        "the server's public key: it is a private key, and a public one is needed"
    );
    let error = Encryption::from_pem(CLIENT_ID, &server, &server).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the client's private key: it is a public key, and a private one is needed"
    );
    let error = encryption().with_client_key(NEXT_ID, "").unwrap_err();
    assert_eq!(error, EncryptionError::ClientKey(KeyError::NotPem));
}

#[test]
fn key_ids_are_header_values() {
    let (server, client) = (rsa(SERVER).public_pem(), rsa(CLIENT).private_pem());
    for id in ["", "a b", "a\n", "키"] {
        let error = Encryption::from_pem(id, &server, &client).unwrap_err();
        assert_eq!(error, EncryptionError::KeyId, "{id:?}");
        let error = encryption().with_client_key(id, &client).unwrap_err();
        assert_eq!(error, EncryptionError::KeyId, "{id:?}");
    }
}

#[test]
fn two_keys_with_two_ids() {
    let key = |number: usize| rsa(number).private_pem();
    let error = encryption().with_client_key(CLIENT_ID, &key(NEXT_CLIENT));
    assert_eq!(error.unwrap_err(), EncryptionError::SameKeyId);
    let two = encryption()
        .with_client_key(NEXT_ID, &key(NEXT_CLIENT))
        .unwrap();
    let error = two.with_client_key("third", &key(STRANGER)).unwrap_err();
    assert_eq!(error, EncryptionError::TooManyClientKeys);
}

#[test]
fn nothing_of_the_keys_is_printed() {
    let pem = rsa(CLIENT).private_pem();
    let line = pem.lines().nth(1).unwrap();
    let error = Encryption::from_pem(line, line, line).unwrap_err();
    for text in [
        format!("{:?}", encryption()),
        format!("{:#?}", encrypting()),
        format!("{:#?}", encrypting().build().unwrap()),
        format!("{error} {error:?}"),
    ] {
        assert!(!text.contains(line) && !text.contains(CLIENT_ID));
    }
}
