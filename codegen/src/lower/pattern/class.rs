//! Character classes: `[a-z\d]`.

use super::escape::{Escaped, character_escape, class_escape};
use super::foreign::Dialect;
use super::{Input, NOTHING, Refusal, push_literal};

/// A member of a class.
enum Atom {
    /// One character, which can begin or end a range.
    Character(Escaped),
    /// Several, as the inside of a class of Rust.
    Class(String),
}

/// Translates a class; its opening bracket is read already.
pub(super) fn translate(input: &mut Input<'_>, dialect: &mut Dialect) -> Result<String, Refusal> {
    let negated = input.next_if_eq(&'^').is_some();
    let mut body = String::new();
    loop {
        if dialect.is_java() && intersects(input)? {
            if negated || body.is_empty() {
                return Err(Refusal::Invalid(UNLIKE.to_owned()));
            }
            return intersection(&body, input, dialect);
        }
        let Some(atom) = atom(input, dialect)? else {
            break;
        };
        let Atom::Character(first) = atom else {
            push(&atom, &mut body);
            continue;
        };
        let mut ahead = input.clone();
        let ranged = ahead.next() == Some('-') && ahead.peek().is_some_and(|c| *c != ']');
        if !ranged {
            push_one(first, &mut body);
            continue;
        }
        input.next();
        match self::atom(input, dialect)? {
            Some(Atom::Character(last)) if first.number() <= last.number() => {
                push_range(first, last, &mut body);
            }
            Some(Atom::Character(_)) => {
                return Err(Refusal::Invalid("a range is out of order".to_owned()));
            }
            // `[a-\d]`: three members, one of them the hyphen.
            Some(class) => {
                push_one(first, &mut body);
                push_literal('-', &mut body);
                push(&class, &mut body);
            }
            None => return Err(Refusal::Invalid("a range has no end".to_owned())),
        }
    }
    Ok(match (negated, body.is_empty()) {
        (false, false) => format!("[{body}]"),
        (true, false) => format!("[^{body}]"),
        (false, true) => NOTHING.to_owned(),
        (true, true) => r"[\x{0}-\x{10FFFF}]".to_owned(),
    })
}

/// What is not the same in all versions of Java, or not what it seems to be.
const UNLIKE: &str = "a class of classes that are neither ECMA 262 nor `[…&&[…]]` of Java";

/// Whether `&&[` comes next in a class of Java, in which no bracket stands for itself.
fn intersects(input: &mut Input<'_>) -> Result<bool, Refusal> {
    let mut ahead = input.clone();
    match (ahead.next(), ahead.next(), ahead.next()) {
        (Some('&'), Some('&'), Some('[')) => {
            *input = ahead;
            Ok(true)
        }
        (Some('&'), Some('&'), _) | (Some('['), ..) => Err(Refusal::Invalid(UNLIKE.to_owned())),
        _ => Ok(false),
    }
}

/// `[BODY&&[…]]`; what is left to read begins within the second bracket.
fn intersection(
    body: &str,
    input: &mut Input<'_>,
    dialect: &mut Dialect,
) -> Result<String, Refusal> {
    dialect.take("&&", "an intersection of classes")?;
    let other = translate(input, dialect)?;
    if input.next() != Some(']') {
        return Err(Refusal::Invalid(UNLIKE.to_owned()));
    }
    Ok(format!("[{body}&&{other}]"))
}

fn push(atom: &Atom, body: &mut String) {
    match atom {
        Atom::Character(c) => push_one(*c, body),
        Atom::Class(class) => body.push_str(class),
    }
}

/// Half a surrogate pair is a member that no text has.
fn push_one(member: Escaped, body: &mut String) {
    if let Escaped::Character(c) = member {
        push_literal(c, body);
    }
}

/// Between the halves of surrogate pairs there is no character.
fn push_range(first: Escaped, last: Escaped, body: &mut String) {
    let (first, last) = match (first, last) {
        (Escaped::Half(_), Escaped::Half(_)) => return,
        (Escaped::Half(_), Escaped::Character(last)) => ('\u{E000}', last),
        (Escaped::Character(first), Escaped::Half(_)) => (first, '\u{D7FF}'),
        (Escaped::Character(first), Escaped::Character(last)) => (first, last),
    };
    push_literal(first, body);
    body.push('-');
    push_literal(last, body);
}

/// The next member; none at the closing bracket, which is read.
fn atom(input: &mut Input<'_>, dialect: &mut Dialect) -> Result<Option<Atom>, Refusal> {
    match input.next() {
        None => Err(Refusal::Invalid("a class is not closed".to_owned())),
        Some(']') => Ok(None),
        Some('\\') => {
            if input.next_if_eq(&'b').is_some() {
                return Ok(Some(Atom::Character(Escaped::Character('\u{8}'))));
            }
            Ok(Some(match class_escape(input, dialect)? {
                Some(class) => Atom::Class(class),
                None => Atom::Character(character_escape(input, dialect)?),
            }))
        }
        Some(c) => Ok(Some(Atom::Character(Escaped::Character(c)))),
    }
}
