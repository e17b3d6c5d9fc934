//! A number's text that JSON, YAML 1.1 and YAML 1.2 all read as the same number.

use crate::load::Number;

/// The number as it was written, if every reader takes it; else another spelling of the same value.
pub(super) fn portable(number: &Number) -> String {
    if is_portable(number.text()) {
        number.text().to_owned()
    } else {
        number.decimal().to_string()
    }
}

/// `-`? (0 | [1-9] digits) (`.` digits ([eE] [+-] digits)?)?: YAML 1.1 takes `1e5` for a string and `017` for 15.
fn is_portable(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let whole_portable = digits(whole) && (whole == "0" || !whole.starts_with('0'));
    whole_portable
        && fraction.is_none_or(|fraction| match fraction.split_once(['e', 'E']) {
            Some((fraction, exponent)) => {
                digits(fraction) && exponent.strip_prefix(['+', '-']).is_some_and(digits)
            }
            None => digits(fraction),
        })
}
