//! What a backslash and what follows it stand for, in a class or outside of one.

use super::foreign::Dialect;
use super::{Input, Refusal, property};

/// ECMA 262's white space and line terminators, as the inside of a class.
const SPACE: &str =
    r"\t\n\x0B\x0C\r \xA0\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";

/// `\d` and its like as the inside of a class; none for another escape, of which nothing is read then.
pub(super) fn class_escape(
    input: &mut Input<'_>,
    dialect: &mut Dialect,
) -> Result<Option<String>, Refusal> {
    let class = match input.peek() {
        Some('d') => "0-9".to_owned(),
        Some('D') => "[^0-9]".to_owned(),
        Some('w') => "0-9A-Z_a-z".to_owned(),
        Some('W') => "[^0-9A-Z_a-z]".to_owned(),
        Some('s') => SPACE.to_owned(),
        Some('S') => format!("[^{SPACE}]"),
        Some('p' | 'P') => return property::translate(input, dialect).map(Some),
        _ => return Ok(None),
    };
    input.next();
    Ok(Some(class))
}

/// What an escape stands for that is no class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escaped {
    /// A character.
    Character(char),
    /// Half a surrogate pair, which stands in no text.
    Half(u32),
}

impl Escaped {
    /// The number of the character.
    pub(super) fn number(self) -> u32 {
        match self {
            Self::Character(c) => u32::from(c),
            Self::Half(number) => number,
        }
    }
}

/// What an escape stands for; the backslash is read already.
pub(super) fn character_escape(
    input: &mut Input<'_>,
    dialect: &mut Dialect,
) -> Result<Escaped, Refusal> {
    let Some(c) = input.next() else {
        return Err(Refusal::Invalid("it ends in a backslash".to_owned()));
    };
    Ok(Escaped::Character(match c {
        't' => '\t',
        'n' => '\n',
        'r' => '\r',
        'f' => '\u{c}',
        'v' => '\u{b}',
        '0' if !matches!(input.peek(), Some('0'..='9')) => '\0',
        '0' => return octal(input, dialect),
        'c' => match input.next() {
            Some(letter) if letter.is_ascii_alphabetic() => char::from(letter as u8 % 32),
            _ => return Err(Refusal::Invalid(r"`\c` without a letter".to_owned())),
        },
        'x' if input.next_if_eq(&'{').is_some() => return braced(input, dialect),
        'x' => return character(hexadecimal(input, 2)?),
        'u' => return unicode(input),
        c if c.is_ascii_alphanumeric() => {
            return Err(Refusal::Invalid(format!(r"`\{c}` means nothing")));
        }
        c => c,
    }))
}

/// `\uXXXX`, `\u{X…}`, or two that make a surrogate pair.
fn unicode(input: &mut Input<'_>) -> Result<Escaped, Refusal> {
    if input.next_if_eq(&'{').is_some() {
        return character(number_in_braces(input)?.1);
    }
    let first = hexadecimal(input, 4)?;
    if !(0xD800..0xDC00).contains(&first) {
        return character(first);
    }
    let mut ahead = input.clone();
    if ahead.next() == Some('\\')
        && ahead.next() == Some('u')
        && let Ok(second @ 0xDC00..0xE000) = hexadecimal(&mut ahead, 4)
    {
        *input = ahead;
        return character(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
    }
    Ok(Escaped::Half(first))
}

/// `\x{7E}`, which is of Java, PCRE, Perl and Rust.
fn braced(input: &mut Input<'_>, dialect: &mut Dialect) -> Result<Escaped, Refusal> {
    let (digits, number) = number_in_braces(input)?;
    dialect.take(&format!(r"\x{{{digits}}}"), &format!("U+{number:04X}"))?;
    character(number)
}

/// A number whose opening brace is read already, as it is written and as it is.
fn number_in_braces(input: &mut Input<'_>) -> Result<(String, u32), Refusal> {
    let broken = || Refusal::Invalid("a number in braces is broken".to_owned());
    let mut digits = String::new();
    loop {
        match input.next() {
            Some('}') => break,
            Some(digit) if digit.is_ascii_hexdigit() => digits.push(digit),
            _ => return Err(broken()),
        }
    }
    let number = u32::from_str_radix(&digits, 16).map_err(|_| broken())?;
    Ok((digits, number))
}

/// `\037`. With a third digit after the zero, Java reads another number than others.
fn octal(input: &mut Input<'_>, dialect: &mut Dialect) -> Result<Escaped, Refusal> {
    let mut digits = String::new();
    while let Some(digit) = input.next_if(char::is_ascii_digit) {
        digits.push(digit);
    }
    match u32::from_str_radix(&digits, 8) {
        Ok(number) if digits.len() <= 2 => {
            dialect.take(&format!(r"\0{digits}"), &format!("U+{number:04X}"))?;
            character(number)
        }
        _ => Err(Refusal::Invalid(format!(
            r"`\0{digits}` is no ECMA 262, and not the same number in all that knows octal ones"
        ))),
    }
}

fn hexadecimal(input: &mut Input<'_>, count: usize) -> Result<u32, Refusal> {
    let mut number = 0;
    for _ in 0..count {
        let digit = input.next().and_then(|c| c.to_digit(16));
        number = number * 16
            + digit.ok_or_else(|| Refusal::Invalid("a hexadecimal digit is missing".to_owned()))?;
    }
    Ok(number)
}

fn character(number: u32) -> Result<Escaped, Refusal> {
    match char::from_u32(number) {
        Some(c) => Ok(Escaped::Character(c)),
        None if (0xD800..0xE000).contains(&number) => Ok(Escaped::Half(number)),
        None => Err(Refusal::Invalid(format!(
            "there is no character {number:X}"
        ))),
    }
}
