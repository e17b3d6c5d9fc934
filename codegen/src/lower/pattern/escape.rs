//! What a backslash and what follows it stand for, in a class or outside of one.

use super::{Input, Refusal};

/// ECMA 262's white space and line terminators, as the inside of a class.
const SPACE: &str =
    r"\t\n\x0B\x0C\r \xA0\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";

/// `\d` and its like as the inside of a class; none for another escape, of which nothing is read then.
pub(super) fn class_escape(input: &mut Input<'_>) -> Result<Option<String>, Refusal> {
    let class = match input.peek() {
        Some('d') => "0-9".to_owned(),
        Some('D') => "[^0-9]".to_owned(),
        Some('w') => "0-9A-Z_a-z".to_owned(),
        Some('W') => "[^0-9A-Z_a-z]".to_owned(),
        Some('s') => SPACE.to_owned(),
        Some('S') => format!("[^{SPACE}]"),
        Some('p' | 'P') => return property(input).map(Some),
        _ => return Ok(None),
    };
    input.next();
    Ok(Some(class))
}

/// `\p{…}`; whether there is such a property is seen when the pattern is compiled.
fn property(input: &mut Input<'_>) -> Result<String, Refusal> {
    let letter = input.next().unwrap_or('p');
    if input.next() != Some('{') {
        return Err(Refusal::Invalid(format!(r"`\{letter}` without braces")));
    }
    let name: String = input.by_ref().take_while(|c| *c != '}').collect();
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '=');
    if name.is_empty() || !name.chars().all(known) {
        return Err(Refusal::Invalid(format!(
            r"`\{letter}{{{name}}}` names no property"
        )));
    }
    Ok(format!(r"\{letter}{{{name}}}"))
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
pub(super) fn character_escape(input: &mut Input<'_>) -> Result<Escaped, Refusal> {
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
        'c' => match input.next() {
            Some(letter) if letter.is_ascii_alphabetic() => char::from(letter as u8 % 32),
            _ => return Err(Refusal::Invalid(r"`\c` without a letter".to_owned())),
        },
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
        let digits: String = input.by_ref().take_while(|c| *c != '}').collect();
        let number = u32::from_str_radix(&digits, 16)
            .map_err(|_| Refusal::Invalid(r"`\u{…}` is broken".to_owned()))?;
        return character(number);
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
