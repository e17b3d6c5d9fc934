//! Percent-encoding (RFC 3986).

use std::fmt::Write as _;

/// Escapes all but the unreserved characters.
pub(super) fn component(text: &str) -> String {
    escape(text, "")
}

/// Escapes all but the unreserved characters and those reserved ones that cannot be taken for the end of a value.
pub(super) fn reserved(text: &str) -> String {
    escape(text, ":/?@!$'()*,;")
}

/// Escapes for `application/x-www-form-urlencoded`, where a space is a plus sign.
pub(super) fn form(text: &str) -> String {
    escape(text, "").replace("%20", "+")
}

fn escape(text: &str, besides: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        let c = char::from(byte);
        if c.is_ascii_alphanumeric() || "-._~".contains(c) || (c.is_ascii() && besides.contains(c))
        {
            escaped.push(c);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}
