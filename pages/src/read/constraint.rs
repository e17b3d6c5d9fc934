//! Constraint lines: `Length : N`, `Min : a , Max : b`, `Value : N`.

use crate::field::Constraint;
use crate::number::Number;

/// What a line is, as a constraint.
pub enum Reading {
    /// A constraint.
    Constraint(Constraint),
    /// Begins like one, but cannot be read.
    Malformed,
    /// Something else.
    Other,
}

/// Reads a line.
pub fn read(line: &str) -> Reading {
    let mut constraint = Constraint::default();
    for part in line.split(',') {
        let Some((slot, number)) = part
            .split_once(':')
            .and_then(|(word, number)| Some((slot(word.trim(), &mut constraint)?, number)))
        else {
            return if begins(line) || is_words_and_numbers(line) {
                Reading::Malformed
            } else {
                Reading::Other
            };
        };
        match Number::parse(number.trim()) {
            Some(number) if slot.is_none() => *slot = Some(number),
            _ => return Reading::Malformed,
        }
    }
    Reading::Constraint(constraint)
}

/// A sentence may have a comma and a colon of its own, but it does not begin with one of the words.
fn begins(line: &str) -> bool {
    line.split_once(':').is_some_and(|(word, _)| is_word(word))
}

/// Nothing but the words of constraints, numbers and punctuation is no sentence: `Length ; 15`.
fn is_words_and_numbers(line: &str) -> bool {
    let mut tokens = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|token| !token.is_empty());
    tokens.next().is_some_and(is_word)
        && line.contains(|c: char| c.is_ascii_digit())
        && tokens.all(|token| is_word(token) || token.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_word(word: &str) -> bool {
    slot(word.trim(), &mut Constraint::default()).is_some()
}

fn slot<'a>(word: &str, constraint: &'a mut Constraint) -> Option<&'a mut Option<Number>> {
    match word {
        "Length" | "길이" => Some(&mut constraint.length),
        "Min" | "최소" => Some(&mut constraint.min),
        "Max" | "최대" => Some(&mut constraint.max),
        "Value" | "값" => Some(&mut constraint.value),
        _ => None,
    }
}
