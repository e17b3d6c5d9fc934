//! Messages that nobody honest sends: never read, never a panic.

use konaplate_runtime::kona_plate::jwe::ContentEncryption;
use proptest::prelude::*;

use crate::messages::{encrypt, private_key};

const BASE64URL: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

#[test]
fn a_change_of_any_character_is_noticed() {
    let key = private_key(0);
    let compact = encrypt(b"{\"amount\":30000}", ContentEncryption::A128Gcm);
    for (position, old) in compact.char_indices() {
        // Its neighbour in the alphabet, so that the smallest change is made.
        let new = match BASE64URL.find(old) {
            Some(index) => BASE64URL.as_bytes()[index ^ 1] as char,
            None => 'A',
        };
        let mut changed = compact.clone();
        changed.replace_range(position..=position, new.encode_utf8(&mut [0; 4]));
        assert!(key.decrypt(&changed).is_err(), "{position}");
    }
}

#[test]
fn a_missing_or_added_character_is_noticed() {
    let key = private_key(0);
    let compact = encrypt(b"{}", ContentEncryption::A128Gcm);
    for position in 0..compact.len() {
        let mut shorter = compact.clone();
        shorter.remove(position);
        assert!(key.decrypt(&shorter).is_err(), "{position}");
    }
    for added in ['A', '.', '=', ' ', '\n', '\0', '홍'] {
        for position in 0..=compact.len() {
            let mut longer = compact.clone();
            longer.insert(position, added);
            assert!(key.decrypt(&longer).is_err(), "{added:?} at {position}");
        }
    }
}

#[test]
fn parts_of_two_messages() {
    let key = private_key(0);
    let [one, other] = [(); 2].map(|()| encrypt(b"{}", ContentEncryption::A128Gcm));
    let [one, other]: [Vec<&str>; 2] = [&one, &other].map(|text| text.split('.').collect());
    for part in 1..5 {
        let mut mixed = one.clone();
        mixed[part] = other[part];
        assert!(key.decrypt(&mixed.join(".")).is_err(), "{part}");
    }
    for part in 0..5 {
        let mut emptied = one.clone();
        emptied[part] = "";
        assert!(key.decrypt(&emptied.join(".")).is_err(), "{part}");
        let mut missing = one.clone();
        missing.remove(part);
        assert!(key.decrypt(&missing.join(".")).is_err(), "{part}");
    }
}

/// Standard Base64 in place of Base64url, and bits behind the end: two spellings of one message would be two messages for
/// whoever compares them.
#[test]
fn one_spelling_only() {
    let key = private_key(0);
    loop {
        let compact = encrypt(b"{}", ContentEncryption::A128Gcm);
        if compact.contains(['-', '_']) {
            let standard = compact.replace('-', "+").replace('_', "/");
            assert!(key.decrypt(&standard).is_err());
            assert!(key.decrypt(&compact).is_ok());
            return;
        }
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        prop_assert!(private_key(0).decrypt(&text).is_err());
    }

    #[test]
    fn no_parts_make_it_panic(parts in prop::collection::vec("[A-Za-z0-9_-]{0,600}", 0..8)) {
        prop_assert!(private_key(0).decrypt(&parts.join(".")).is_err());
    }
}
