//! Character classes: `[a-z\d]`.

use super::escape::{character_escape, class_escape};
use super::{Input, Refusal, push_literal};

/// A member of a class.
enum Atom {
    /// One character, which can begin or end a range.
    Character(char),
    /// Several, as the inside of a class of Rust.
    Class(String),
}

/// Translates a class; its opening bracket is read already.
pub(super) fn translate(input: &mut Input<'_>) -> Result<String, Refusal> {
    let negated = input.next_if_eq(&'^').is_some();
    let mut body = String::new();
    while let Some(atom) = atom(input)? {
        let Atom::Character(first) = atom else {
            push(&atom, &mut body);
            continue;
        };
        let mut ahead = input.clone();
        let ranged = ahead.next() == Some('-') && ahead.peek().is_some_and(|c| *c != ']');
        if !ranged {
            push_literal(first, &mut body);
            continue;
        }
        input.next();
        match self::atom(input)? {
            Some(Atom::Character(last)) if first <= last => {
                push_literal(first, &mut body);
                body.push('-');
                push_literal(last, &mut body);
            }
            Some(Atom::Character(_)) => {
                return Err(Refusal::Invalid("a range is out of order".to_owned()));
            }
            // `[a-\d]`: three members, one of them the hyphen.
            Some(class) => {
                push_literal(first, &mut body);
                push_literal('-', &mut body);
                push(&class, &mut body);
            }
            None => return Err(Refusal::Invalid("a range has no end".to_owned())),
        }
    }
    Ok(match (negated, body.is_empty()) {
        (false, false) => format!("[{body}]"),
        (true, false) => format!("[^{body}]"),
        (false, true) => r"[^\x{0}-\x{10FFFF}]".to_owned(),
        (true, true) => r"[\x{0}-\x{10FFFF}]".to_owned(),
    })
}

fn push(atom: &Atom, body: &mut String) {
    match atom {
        Atom::Character(c) => push_literal(*c, body),
        Atom::Class(class) => body.push_str(class),
    }
}

/// The next member; none at the closing bracket, which is read.
fn atom(input: &mut Input<'_>) -> Result<Option<Atom>, Refusal> {
    match input.next() {
        None => Err(Refusal::Invalid("a class is not closed".to_owned())),
        Some(']') => Ok(None),
        Some('\\') => {
            if input.next_if_eq(&'b').is_some() {
                return Ok(Some(Atom::Character('\u{8}')));
            }
            Ok(Some(match class_escape(input)? {
                Some(class) => Atom::Class(class),
                None => Atom::Character(character_escape(input)?),
            }))
        }
        Some(c) => Ok(Some(Atom::Character(c))),
    }
}
