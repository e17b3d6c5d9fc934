//! Names of the description -> Rust names.

mod scope;

pub(super) use scope::{Scope, TypeNames, builder};

use unicode_normalization::{UnicodeNormalization, is_nfkc};

use crate::visible::is_hidden;

/// `userId`, `X-KM-Tran-Time` -> `user_id`, `x_km_tran_time`: for fields, functions and modules.
pub(super) fn snake_case(name: &str) -> String {
    let words: Vec<String> = words(name).iter().map(|word| word.to_lowercase()).collect();
    let joined = words.join("_");
    let prefix = if joined.bytes().all(|byte| byte.is_ascii_digit()) {
        "n"
    } else {
        "_"
    };
    identifier(joined, prefix, "unnamed")
}

/// The longest name of a file without what stands behind it: file systems take 255 bytes, some of them for the whole path.
const LONGEST_FILE_NAME: usize = 100;

/// `한글` -> `ud55c_uae00`: the name of a module as that of a file. rustc looks for files with names of ASCII only.
pub(super) fn file_name(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in name.chars() {
        match c.is_ascii() {
            true => plain.push(c),
            false => plain.push_str(&format!("_u{:x}", u32::from(c))),
        }
    }
    if plain.len() == name.len() && plain.len() <= LONGEST_FILE_NAME {
        return plain;
    }
    plain.truncate(LONGEST_FILE_NAME);
    snake_case(&plain)
}

/// Whether some system takes a file of this name, with any extension, for a device.
pub(super) fn is_device(name: &str) -> bool {
    let numbered = name
        .strip_prefix("com")
        .or_else(|| name.strip_prefix("lpt"));
    let has_number = numbered.is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']));
    has_number || matches!(name, "aux" | "con" | "nul" | "prn")
}

/// `create_credit_card_recharge` -> `CreateCreditCardRecharge`: for types.
pub(super) fn pascal_case(name: &str) -> String {
    identifier(capitalized(name), "Type", "Unnamed")
}

/// `petstore_auth`, `api-key` -> `PETSTORE_AUTH`, `API_KEY`: for constants.
pub(super) fn constant_case(name: &str) -> String {
    composed(snake_case(name).to_uppercase())
}

/// `000_000`, `ACTIVE` -> `Value000000`, `Active`: for the values of an enumeration.
pub(super) fn variant_name(value: &str) -> String {
    identifier(capitalized(value), "Value", "Empty")
}

/// One spelling of all that look the same: to rustc, `é` in one character and in two is one identifier.
fn composed(name: String) -> String {
    match is_nfkc(&name) {
        true => name,
        false => name.nfkc().collect(),
    }
}

/// Whether a name can be written in Rust, if need be as `r#name`.
pub(super) fn is_identifier(name: &str) -> bool {
    let mut characters = name.chars();
    let starts = characters
        .next()
        .is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
    starts
        && name != "_"
        && characters.all(is_continued)
        && is_nfkc(name)
        && !is_reserved_word(name)
}

/// Whether a character can stand in an identifier, and be seen there.
fn is_continued(c: char) -> bool {
    unicode_ident::is_xid_continue(c) && !is_hidden(c)
}

/// Words that cannot be identifiers, not even raw ones.
fn is_reserved_word(name: &str) -> bool {
    matches!(name, "self" | "Self" | "super" | "crate")
}

fn capitalized(name: &str) -> String {
    words(name).iter().map(|word| capitalize(word)).collect()
}

fn capitalize(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    first + &characters.as_str().to_lowercase()
}

/// Makes an identifier of joined words.
fn identifier(joined: String, prefix: &str, empty: &str) -> String {
    let joined = composed(joined);
    let Some(first) = joined.chars().next() else {
        return empty.to_owned();
    };
    if !unicode_ident::is_xid_start(first) {
        return composed(format!("{prefix}{joined}"));
    }
    match joined.as_str() {
        "Self" => "SelfValue".to_owned(),
        word if is_reserved_word(word) => format!("{joined}_"),
        _ => joined,
    }
}

/// What signs are called where nothing else tells names apart.
const SIGNS: [(char, &str); 16] = [
    ('+', "plus"),
    ('-', "minus"),
    ('*', "star"),
    ('/', "slash"),
    ('=', "equal"),
    ('<', "less"),
    ('>', "greater"),
    ('!', "not"),
    ('%', "percent"),
    ('&', "and"),
    ('|', "or"),
    ('#', "hash"),
    ('@', "at"),
    ('$', "dollar"),
    ('.', "dot"),
    ('?', "question"),
];

/// The words of a name; of one that has none, or that is a number with a sign, those of its signs too.
fn words(name: &str) -> Vec<String> {
    let sign = |c: char| {
        SIGNS
            .iter()
            .find(|(sign, _)| *sign == c)
            .map(|(_, word)| (*word).to_owned())
    };
    let mut characters = name.chars();
    let signed = characters
        .next()
        .filter(|c| matches!(c, '+' | '-'))
        .and_then(sign);
    if let Some(sign) = signed.filter(|_| characters.next().is_some_and(|c| c.is_ascii_digit())) {
        return std::iter::once(sign).chain(split(name)).collect();
    }
    let words = split(name);
    if words.is_empty() {
        name.chars().filter_map(sign).collect()
    } else {
        words
    }
}

/// Splits at everything that cannot stand in an identifier, and where a word in camel case begins.
fn split(name: &str) -> Vec<String> {
    let characters: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (at, &c) in characters.iter().enumerate() {
        if c == '_' || !is_continued(c) {
            words.push(String::new());
            continue;
        }
        let previous = at.checked_sub(1).map(|at| characters[at]);
        let next = characters.get(at + 1);
        let after_lower = previous.is_some_and(|p| p.is_lowercase() || p.is_numeric());
        let before_lower =
            previous.is_some_and(char::is_uppercase) && next.is_some_and(|n| n.is_lowercase());
        if c.is_uppercase() && (after_lower || before_lower) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_snake_case() {
        for (wire, rust) in [
            ("userId", "user_id"),
            ("X-KM-Tran-Time", "x_km_tran_time"),
            ("HTTPServer", "http_server"),
            ("above63Bits", "above63_bits"),
            ("snake_case", "snake_case"),
            ("$id", "id"),
            ("1st", "_1st"),
            ("42", "n42"),
            ("한글", "한글"),
            ("self", "self_"),
            ("type", "type"),
            ("-", "minus"),
            ("+1", "plus_1"),
            ("", "unnamed"),
            ("e\u{301}", "é"),
            ("a\u{200d}b", "a_b"),
            ("ﬁn", "fin"),
        ] {
            assert_eq!(snake_case(wire), rust);
            assert!(is_identifier(&snake_case(wire)), "{wire}");
        }
    }

    #[test]
    fn files_have_names_that_every_system_takes() {
        assert_eq!(file_name("get_pet"), "get_pet");
        assert_eq!(file_name("type"), "type");
        assert_eq!(file_name("한글"), "ud55c_uae00");
        assert_eq!(file_name("get_é"), "get_ue9");
        assert_eq!(file_name(&"long_".repeat(100)).len(), 99);
        assert!(is_device("con") && is_device("lpt9"));
        assert!(!is_device("com") && !is_device("com10") && !is_device("connect"));
    }

    /// Whatever one character of a name becomes, in front and behind others.
    #[test]
    fn every_character_makes_an_identifier() {
        // All others part words.
        for c in ('\0'..=char::MAX).filter(|c| unicode_ident::is_xid_continue(*c)) {
            for wire in [format!("{c}"), format!("a{c}")] {
                for rule in [snake_case, pascal_case, constant_case, variant_name] {
                    let name = rule(&wire);
                    assert!(is_identifier(&name), "{wire:?} becomes {name:?}");
                }
            }
        }
    }

    #[test]
    fn types_and_values_are_pascal_case() {
        assert_eq!(
            pascal_case("create_credit_card_recharge"),
            "CreateCreditCardRecharge"
        );
        assert_eq!(pascal_case("ResponseStatus"), "ResponseStatus");
        assert_eq!(pascal_case("2fa"), "Type2fa");
        assert_eq!(variant_name("ACTIVE"), "Active");
        assert_eq!(variant_name("000_000"), "Value000000");
        assert_eq!(variant_name(""), "Empty");
        assert_eq!(variant_name("-1"), "Minus1");
        assert_eq!(variant_name(">="), "GreaterEqual");
        assert_eq!(variant_name("self"), "SelfValue");
    }

    #[test]
    fn the_later_of_two_equal_names_gets_a_number() {
        let mut names = TypeNames::new();
        assert_eq!(names.claim("Card"), "Card");
        assert_eq!(names.claim("Card"), "Card2");
        assert_eq!(names.claim("Option"), "Option2");
        assert_eq!(names.claim("i64"), "i642");
    }
}
