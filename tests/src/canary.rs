//! Values that must never be printed.

/// Things that would do harm in a log, each recognisable wherever it turns up.
pub const CANARIES: &[&str] = &[
    CARD_NUMBER,
    CVC,
    NAME,
    PHONE,
    ADDRESS,
    ACCESS_KEY,
    SECRET_KEY,
    TOKEN,
    RESIDENT_NUMBER,
    USER_ID,
    EXPIRY,
    TEXT,
];

/// A published test card number.
pub const CARD_NUMBER: &str = "4000056655665556";
/// A verification code: three characters that turn up nowhere by chance, as three digits would.
pub const CVC: &str = "Ⅶ3Ⅸ";
/// A name.
pub const NAME: &str = "홍길동-canary";
/// A telephone number (a range kept for fiction).
pub const PHONE: &str = "010-5550-0199";
/// An address.
pub const ADDRESS: &str = "세종대로 110 canary";
/// An access key: 40 characters.
pub const ACCESS_KEY: &str = "canaryaccesskey0123456789abcdefghijklmno";
/// A secret key.
pub const SECRET_KEY: &str = "canary-secret-key-zyxwvutsrqponmlkjihgfe";
/// A one-time token: 16 characters.
pub const TOKEN: &str = "canarytoken98765";
/// A resident registration number of an impossible month.
pub const RESIDENT_NUMBER: &str = "991399-1234567";
/// A member's number.
pub const USER_ID: &str = "9876543210123456789";
/// An expiry date of four characters.
pub const EXPIRY: &str = "Ⅻ47Ⅻ";
/// A text that only the server sends.
pub const TEXT: &str = "canary-text-of-the-server";

/// Fails if a canary is in `text`.
///
/// # Panics
/// With the name of the place, and the text.
pub fn assert_silent(place: &str, text: &str) {
    for canary in CANARIES {
        assert!(!text.contains(canary), "{place} tells {canary}:\n{text}");
    }
}

/// The error and everything that it says is behind it, as `Display` and `Debug` show it.
pub fn everything_about(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        text.push_str(&format!("{error}\n{error:?}\n{error:#?}\n"));
        next = error.source();
    }
    text
}
