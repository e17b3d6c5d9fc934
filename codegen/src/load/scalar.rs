//! What a plain scalar is in YAML 1.2's core schema.

/// The type of a plain scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scalar {
    Null,
    Boolean(bool),
    Number,
    /// `.inf` or `.nan`, which JSON does not have.
    NotFinite,
    String,
}

/// The type of the plain scalar `text`.
pub(crate) fn classify(text: &str) -> Scalar {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Scalar::Null,
        "true" | "True" | "TRUE" => return Scalar::Boolean(true),
        "false" | "False" | "FALSE" => return Scalar::Boolean(false),
        _ => {}
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Scalar::NotFinite;
    }
    if is_radix(text) || is_decimal(unsigned) {
        Scalar::Number
    } else {
        Scalar::String
    }
}

fn is_radix(text: &str) -> bool {
    let all = |digits: &str, radix| !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
    text.strip_prefix("0o").is_some_and(|digits| all(digits, 8))
        || text
            .strip_prefix("0x")
            .is_some_and(|digits| all(digits, 16))
}

/// `12`, `1.5`, `1.`, `.5`, each with or without an exponent.
fn is_decimal(unsigned: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    digits(whole)
        && digits(fraction)
        && (!whole.is_empty() || !fraction.is_empty())
        && !exponent.is_empty()
        && digits(exponent)
}
